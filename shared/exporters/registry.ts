import { csvExporter } from "./csv/exporter.ts";
import type { Exporter } from "./exporter.ts";
import { htmlExporter } from "./html/exporter.ts";
import { jsonExporter } from "./json/exporter.ts";
import { markdownExporter } from "./markdown/exporter.ts";

/** Every output format, in the order the export dialog shows. A new format is one line here. */
export const EXPORTERS: readonly Exporter[] = [markdownExporter, htmlExporter, csvExporter, jsonExporter];
