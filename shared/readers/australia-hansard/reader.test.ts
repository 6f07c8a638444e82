import { describeReader } from "../testing/reader-suite.ts";
import { australiaHansard } from "./reader.ts";

describeReader(australiaHansard, import.meta.dirname);
