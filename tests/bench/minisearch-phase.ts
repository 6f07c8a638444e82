import MiniSearch from "minisearch";
import { corpusWords, generatePages, seededRandom } from "./corpus.ts";
import { summarise } from "./measure.ts";

/**
 * The same corpus in MiniSearch, an index of words in memory: no facets, no order but that of relevance, no phrases.
 * Argument: number of contributions.
 */

const SEED = 20250116;
const [contributions = "10000"] = process.argv.slice(2);
const before = process.memoryUsage.rss();
const index = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
const start = performance.now();
let id = 0;
for (const { turns } of generatePages({ contributions: Number(contributions), seed: SEED })) {
  for (const { text } of turns) index.add({ id: id++, text });
}
const build = Math.round(performance.now() - start);
const held = Math.round((process.memoryUsage.rss() - before) / 1e6);

const words = corpusWords(SEED);
const random = seededRandom(SEED);
const word = (from: number, to: number) => words[Math.floor(from * (to / from) ** random())] as string;
const kinds: Record<string, () => void> = {
  "one word": () => index.search(word(8, 20_000)),
  "two words": () => index.search(`${word(8, 2000)} ${word(8, 2000)}`, { combineWith: "AND" }),
  "prefix of 2 to 4 letters": () =>
    index.search(word(8, 20_000).slice(0, 2 + Math.floor(random() * 3)), { prefix: true }),
  "word in nine tenths": () => index.search(words[Math.floor(random() * 4)] as string),
};
const results: Record<string, unknown> = {};
for (const [name, search] of Object.entries(kinds)) {
  const samples: number[] = [];
  for (let at = 0; at < 8; at++) {
    const began = performance.now();
    search();
    samples.push(performance.now() - began);
  }
  results[name] = summarise(samples);
}
console.log(JSON.stringify({ build, megabytes: held, kinds: results }));
