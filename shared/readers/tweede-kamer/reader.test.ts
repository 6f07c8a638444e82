import { describeReader } from "../testing/reader-suite.ts";
import { tweedeKamer } from "./reader.ts";

describeReader(tweedeKamer, import.meta.dirname);
