import { describeReader } from "../testing/reader-suite.ts";
import { europarl } from "./reader.ts";

describeReader(europarl, import.meta.dirname);
