import { describeReader } from "../testing/reader-suite.ts";
import { assembleeNationale } from "./reader.ts";

describeReader(assembleeNationale, import.meta.dirname);
