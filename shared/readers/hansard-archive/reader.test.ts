import { describeReader } from "../testing/reader-suite.ts";
import { hansardArchive } from "./reader.ts";

describeReader(hansardArchive, import.meta.dirname);
