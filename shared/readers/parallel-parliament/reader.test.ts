import { describeReader } from "../testing/reader-suite.ts";
import { parallelParliament } from "./reader.ts";

describeReader(parallelParliament, import.meta.dirname);
