import { DatabaseSync } from "node:sqlite";
import { corpusWords, generatePages, seededRandom } from "./corpus.ts";
import { summarise } from "./measure.ts";

/**
 * The same corpus in plain SQLite: FTS5 with prefix indexes, facets by SQL. Arguments: number of contributions, file.
 * Answers what `query.run` answers in its simplest form: total, three facets, the first 200 rows by date.
 */

const SEED = 20250116;
const [contributions = "10000", file = ":memory:"] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec(`PRAGMA page_size = 8192; PRAGMA synchronous = OFF;
  CREATE TABLE turns (id INTEGER PRIMARY KEY, speaker TEXT, party TEXT, day INTEGER, text TEXT);
  CREATE VIRTUAL TABLE words USING fts5 (text, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
  BEGIN`);
const putTurn = database.prepare("INSERT INTO turns VALUES (?, ?, ?, ?, ?)");
const putWords = database.prepare("INSERT INTO words (rowid, text) VALUES (?, ?)");
const start = performance.now();
let id = 0;
for (const { turns } of generatePages({ contributions: Number(contributions), seed: SEED })) {
  for (const { speaker, party, day, text } of turns) {
    id++;
    putTurn.run(id, speaker, party, day, text);
    putWords.run(id, text);
  }
}
database.exec("COMMIT; CREATE INDEX turns_by_day ON turns (day)");
const build = Math.round(performance.now() - start);

const FOUND = "FROM words JOIN turns ON turns.id = words.rowid WHERE words MATCH ?";
const statements = [
  "SELECT count(*) FROM words WHERE words MATCH ?",
  `SELECT speaker, count(*) ${FOUND} GROUP BY speaker`,
  `SELECT party, count(*) ${FOUND} GROUP BY party`,
  `SELECT day / 30, count(*) ${FOUND} GROUP BY day / 30`,
  `SELECT * ${FOUND} ORDER BY day LIMIT 200`,
].map((sql) => database.prepare(sql));

const words = corpusWords(SEED);
const random = seededRandom(SEED);
const word = (from: number, to: number) => words[Math.floor(from * (to / from) ** random())] as string;
const kinds: Record<string, () => string> = {
  "one word": () => `"${word(8, 20_000)}"`,
  "two words": () => `"${word(8, 2000)}" "${word(8, 2000)}"`,
  phrase: () => `"${word(8, 500)} ${word(8, 500)}"`,
  "prefix of 2 to 4 letters": () => `"${word(8, 20_000).slice(0, 2 + Math.floor(random() * 3))}" *`,
  "word in nine tenths": () => `"${words[Math.floor(random() * 4)]}"`,
};
const results: Record<string, unknown> = {};
for (const [name, next] of Object.entries(kinds)) {
  const samples: number[] = [];
  for (let at = 0; at < 8; at++) {
    const text = next();
    const began = performance.now();
    for (const statement of statements) statement.all(text);
    samples.push(performance.now() - began);
  }
  results[name] = summarise(samples);
}
console.log(JSON.stringify({ build, kinds: results }));
