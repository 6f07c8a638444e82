import { describeReader } from "../testing/reader-suite.ts";
import { jsonSpeeches } from "./reader.ts";

describeReader(jsonSpeeches, import.meta.dirname);
