import { describeReader } from "../testing/reader-suite.ts";
import { timedLines } from "./reader.ts";

describeReader(timedLines, import.meta.dirname);
