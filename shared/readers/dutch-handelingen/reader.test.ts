import { describeReader } from "../testing/reader-suite.ts";
import { dutchHandelingen } from "./reader.ts";

describeReader(dutchHandelingen, import.meta.dirname);
