import { describeReader } from "../testing/reader-suite.ts";
import { eduskunta } from "./reader.ts";

describeReader(eduskunta, import.meta.dirname);
