import { describeReader } from "../testing/reader-suite.ts";
import { parlamintText } from "./reader.ts";

describeReader(parlamintText, import.meta.dirname);
