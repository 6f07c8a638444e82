import { describeReader } from "../testing/reader-suite.ts";
import { singaporeHansard } from "./reader.ts";

describeReader(singaporeHansard, import.meta.dirname);
