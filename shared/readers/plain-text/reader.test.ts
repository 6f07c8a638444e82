import { describeReader } from "../testing/reader-suite.ts";
import { plainText } from "./reader.ts";

describeReader(plainText, import.meta.dirname);
