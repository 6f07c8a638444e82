import { describeReader } from "../testing/reader-suite.ts";
import { webvtt } from "./reader.ts";

describeReader(webvtt, import.meta.dirname);
