import { describeReader } from "../testing/reader-suite.ts";
import { readableXml } from "./reader.ts";

describeReader(readableXml, import.meta.dirname);
