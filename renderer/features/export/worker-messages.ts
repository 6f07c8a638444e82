import type { ExportItem } from "../../../shared/exporters/export-item.ts";
import type { ExportOptions } from "../../../shared/exporters/exporter.ts";

/** Asked of the export worker, one at a time: each request has one reply. */
export type WorkerRequest =
  /** Keeps these for the file. */
  | { do: "take"; items: ExportItem[] }
  /** The next piece of the file; the first such request decides format and options. */
  | { do: "write"; format: string; options: ExportOptions };

/** A piece of the file; null after the last piece and to `take`. */
export type WorkerReply = { text: string | null } | { error: string };
