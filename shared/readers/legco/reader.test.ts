import { describeReader } from "../testing/reader-suite.ts";
import { legco } from "./reader.ts";

describeReader(legco, import.meta.dirname);
