import { describeReader } from "../testing/reader-suite.ts";
import { canadaHansard } from "./reader.ts";

describeReader(canadaHansard, import.meta.dirname);
