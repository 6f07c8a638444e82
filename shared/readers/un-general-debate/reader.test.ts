import { describeReader } from "../testing/reader-suite.ts";
import { unGeneralDebate } from "./reader.ts";

describeReader(unGeneralDebate, import.meta.dirname);
