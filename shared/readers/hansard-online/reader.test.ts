import { describeReader } from "../testing/reader-suite.ts";
import { hansardOnline } from "./reader.ts";

describeReader(hansardOnline, import.meta.dirname);
