import { describeReader } from "../testing/reader-suite.ts";
import { parlamintTei } from "./reader.ts";

describeReader(parlamintTei, import.meta.dirname);
