import { describeReader } from "../testing/reader-suite.ts";
import { akomaNtoso } from "./reader.ts";

describeReader(akomaNtoso, import.meta.dirname);
