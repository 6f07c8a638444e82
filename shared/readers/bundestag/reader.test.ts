import { describeReader } from "../testing/reader-suite.ts";
import { bundestag } from "./reader.ts";

describeReader(bundestag, import.meta.dirname);
