import { describeReader } from "../testing/reader-suite.ts";
import { nameColon } from "./reader.ts";

describeReader(nameColon, import.meta.dirname);
