import { describeReader } from "../testing/reader-suite.ts";
import { subrip } from "./reader.ts";

describeReader(subrip, import.meta.dirname);
