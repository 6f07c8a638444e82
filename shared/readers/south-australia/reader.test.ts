import { describeReader } from "../testing/reader-suite.ts";
import { southAustralia } from "./reader.ts";

describeReader(southAustralia, import.meta.dirname);
