import { describeReader } from "../testing/reader-suite.ts";
import { ukPublications } from "./reader.ts";

describeReader(ukPublications, import.meta.dirname);
