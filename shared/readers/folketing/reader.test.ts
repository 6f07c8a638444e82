import { describeReader } from "../testing/reader-suite.ts";
import { folketing } from "./reader.ts";

describeReader(folketing, import.meta.dirname);
