import { describeReader } from "../testing/reader-suite.ts";
import { congressionalRecord } from "./reader.ts";

describeReader(congressionalRecord, import.meta.dirname);
