import { describeReader } from "../testing/reader-suite.ts";
import { csvSpeeches } from "./reader.ts";

describeReader(csvSpeeches, import.meta.dirname);
