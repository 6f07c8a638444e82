import { describeReader } from "../testing/reader-suite.ts";
import { alpheus } from "./reader.ts";

describeReader(alpheus, import.meta.dirname);
