import { openByFirst } from "../open-by-first.ts";
import type { SniffResult, TextReader } from "../reader.ts";
import { readLegcoJson } from "./read-json-report.ts";
import { editionOf, readLegcoText } from "./read-text.ts";

function sniff({ text }: { text: string }): SniffResult {
  if (/^\s*\{/.test(text)) {
    const isReport = /"events"\s*:\s*\[/.test(text) && /"(?:present|absent)_members"\s*:/.test(text);
    const isExtract = /"speeches"\s*:\s*\[/.test(text) && /"clerksInAttendance"\s*:/.test(text);
    if (isReport || isExtract) return { confidence: "certain", reason: "It is JSON of a Legislative Council report." };
  }
  const lines = text.split(/\r\n|\n|\r/, 400).map((line) => line.trim());
  if (editionOf(lines)) {
    return { confidence: "certain", reason: "It has the page heads of the Legislative Council's report." };
  }
  return { confidence: "no", reason: "It has no page heads of the Legislative Council's report." };
}

/**
 * The Official Report of Hong Kong's Legislative Council in Chinese or English, as text of its PDF or as JSON. Steps from source
 * to words: line breaks vanish between Chinese characters and become a space between others; pages' heads and numbers
 * are taken out, in the middle of a sentence too.
 */
export const legco: TextReader = {
  id: "legco",
  version: 6,
  name: "Hong Kong Legislative Council report",
  sniff,
  open: (sink) => openByFirst((first) => (first === "{" ? readLegcoJson(sink) : readLegcoText(sink))),
};
