import { describeReader } from "../testing/reader-suite.ts";
import { hansardOnlineText } from "./reader.ts";

describeReader(hansardOnlineText, import.meta.dirname);
