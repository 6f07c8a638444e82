import { describeReader } from "../testing/reader-suite.ts";
import { historicHansard } from "./reader.ts";

describeReader(historicHansard, import.meta.dirname);
