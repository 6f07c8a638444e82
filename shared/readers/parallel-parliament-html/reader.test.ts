import { describeReader } from "../testing/reader-suite.ts";
import { parallelParliamentHtml } from "./reader.ts";

describeReader(parallelParliamentHtml, import.meta.dirname);
