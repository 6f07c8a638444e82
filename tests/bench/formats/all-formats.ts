import type { BenchFormat } from "./debates.ts";
import { HTML_FORMATS } from "./html-formats.ts";
import { TABLE_FORMATS } from "./table-formats.ts";
import { TEXT_FORMATS } from "./text-formats.ts";
import { XML_FORMATS } from "./xml-formats.ts";

/** One for every reader. */
export const ALL_FORMATS: readonly BenchFormat[] = [...TEXT_FORMATS, ...XML_FORMATS, ...HTML_FORMATS, ...TABLE_FORMATS];
