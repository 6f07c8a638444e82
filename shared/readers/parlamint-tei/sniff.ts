import { readRoot } from "../markup/root.ts";
import type { Probe, SniffResult } from "../reader.ts";

const NAMESPACE = "http://www.tei-c.org/ns/1.0";
const ROOTS = new Set(["TEI", "teiCorpus", "listPerson", "listOrg"]);
/** Roots, and elements of a header, that list people or groups. */
export const LISTS = new Set(["listPerson", "listOrg"]);
const UTTERANCE = /<(?:\w+:)?u\s[^>]*\bwho=|<sp\s[^>]*\b(?:party|parliamentary_group)=|<speaker[\s>]/;

/** Whether a file is TEI of a parliament: its root, and in it utterances, people or the name ParlaMint. */
export function sniff({ text, complete }: Probe): SniffResult {
  const root = readRoot(text);
  const isTei = root !== null && ROOTS.has(root.name) && [...root.attributes.values()].includes(NAMESPACE);
  if (!isTei && root?.name !== "TEI") {
    return { confidence: "no", reason: "It is not XML of the Text Encoding Initiative." };
  }
  if (root.attributes.get("xml:id")?.startsWith("ParlaMint") || /<title\b[^>]*>[^<]*ParlaMint/.test(text)) {
    return { confidence: "certain", reason: `It is XML with the root <${root.name}> and calls itself ParlaMint.` };
  }
  if (UTTERANCE.test(text) || LISTS.has(root.name)) {
    return { confidence: "certain", reason: `It is XML with the root <${root.name}>, with utterances or people.` };
  }
  if (complete) return { confidence: "no", reason: "It is TEI without utterances." };
  return { confidence: "likely", reason: `It is XML with the root <${root.name}>.` };
}
