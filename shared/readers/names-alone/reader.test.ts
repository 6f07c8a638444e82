import { describeReader } from "../testing/reader-suite.ts";
import { namesAlone } from "./reader.ts";

describeReader(namesAlone, import.meta.dirname);
