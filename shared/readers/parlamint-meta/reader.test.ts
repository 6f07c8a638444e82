import { describeReader } from "../testing/reader-suite.ts";
import { parlamintMeta } from "./reader.ts";

describeReader(parlamintMeta, import.meta.dirname);
