import { hash } from "node:crypto";
import { readSourceStream } from "../../shared/readers/read-source.ts";
import { ALL_FORMATS } from "./formats/all-formats.ts";
import { blocksOf } from "./formats/debates.ts";

/**
 * Reads one generated source in a process of its own, so that memory is its own too. Arguments: reader, megabytes.
 * Prints what came out and the most memory that was needed, as one line of JSON.
 */

const [reader, megabytes = "20"] = process.argv.slice(2);
const format = ALL_FORMATS.find((one) => one.reader === reader);
if (!format) throw new Error(`There is no format for a reader "${reader}".`);
const counts = { occurrences: 0, extracts: 0, spans: 0 };
const sink = {
  occurrence: () => counts.occurrences++,
  extract: () => counts.extracts++,
  span: () => counts.spans++,
};
const blocks = () => blocksOf(format, Number(megabytes) * 1e6, 20250116);
const options = { sha256: (text: string) => hash("sha256", text, "hex") };
const summary = readSourceStream({ path: format.file, blocks }, options, sink);
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const { byteLength, unrecognisedCharacters } = summary;
const codes = [...new Set(summary.diagnostics.map(({ code }) => code))];
console.log(
  JSON.stringify({ reader: summary.reader.id, byteLength, ...counts, unrecognisedCharacters, codes, peakMegabytes }),
);
