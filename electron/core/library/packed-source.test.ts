import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSource } from "../../../shared/readers/read-source.ts";
import { sha256 } from "../files/sha256.ts";
import { SEEDS } from "../testing/engine.ts";
import { wordsOf } from "../testing/words-of.ts";
import { packSource, unpackOutline } from "./packed-source.ts";
import { unpackSpans } from "./packed-spans.ts";

it("gives back who voted by the ids of the source", () => {
  const xml = `<publicwhip><division id="a"><mplist vote="aye"><mpname person_id="p/7">Doe, Jane</mpname></mplist></division></publicwhip>`;
  const bytes = new TextEncoder().encode(xml);
  const parsed = readSource({ source: "r/a.xml", path: "a.xml", bytes, revision: sha256(bytes) }, { sha256 });
  const occurrence = wordsOf(packSource(parsed).words).occurrence(0);
  expect(occurrence).toEqual(parsed.extracts[0]?.occurrences[0]);
  expect(occurrence.voterIds).toEqual(["p/7"]);
});

it("gives back all of a source: outline, words with their places, spans", () => {
  for (const name of readdirSync(SEEDS).filter((one) => one.endsWith(".txt"))) {
    const bytes = readFileSync(join(SEEDS, name));
    const parsed = readSource({ source: `r/${name}`, path: name, bytes, revision: sha256(bytes) }, { sha256 });
    const packed = packSource(parsed);
    const body = wordsOf(packed.words);
    expect(unpackSpans(packed.spans)).toEqual(parsed.spans);
    const all = parsed.extracts.flatMap((extract) => extract.occurrences);
    for (const [at, occurrence] of all.entries()) expect(body.occurrence(at)).toEqual(occurrence);

    const outline = unpackOutline(packed.outline, (at) => body.paragraphs(at));
    const outlined = outline.extracts.flatMap((extract) => extract.occurrences);
    expect(outlined.map((one) => [one.hash, one.speaker])).toEqual(all.map((one) => [one.hash, one.speaker]));
    expect(outlined.map((one) => one.paragraphs)).toEqual(all.map((one) => one.paragraphs));
  }
});
