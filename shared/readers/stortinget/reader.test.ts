import { describeReader } from "../testing/reader-suite.ts";
import { stortinget } from "./reader.ts";

describeReader(stortinget, import.meta.dirname);
