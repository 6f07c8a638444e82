import { describeReader } from "../testing/reader-suite.ts";
import { readableHtml } from "./reader.ts";

describeReader(readableHtml, import.meta.dirname);
