import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A seeded corpus of pages in the form that ParallelParliament pages have when copied. */
export interface CorpusOptions {
  contributions: number;
  seed: number;
}

const CONTRIBUTIONS_A_FILE = 20;
const WORDS_A_CONTRIBUTION = 120;
const SPEAKERS = 3000;
const VOCABULARY = 30_000;
const FIRST_DAY = Date.UTC(2015, 0, 5);
const DAYS = 3650;

/** mulberry32: small, seeded, the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  "ba be bi bo ca ce co da de do fa fe ga go ha he la le li lo ma me mi mo na ne no pa pe po ra re ri ro sa se so ta te ti to va ve".split(
    " ",
  );

function makeWords(random: () => number): string[] {
  const words = new Set<string>([
    "the",
    "of",
    "to",
    "and",
    "that",
    "in",
    "is",
    "for",
    "Government",
    "inquiry",
    "accountability",
  ]);
  while (words.size < VOCABULARY) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(""));
  }
  return [...words];
}

/** Draws ranks so that rank r comes about 1/r as often as the first (Zipf), by inversion of the continuous law. */
function zipfRank(random: () => number, most: number): number {
  return Math.min(most - 1, Math.floor(most ** random()) - 1);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

function printDate(day: number): string {
  const date = new Date(FIRST_DAY + day * 86_400_000);
  const n = date.getUTCDate();
  const suffix =
    n % 10 === 1 && n !== 11 ? "st" : n % 10 === 2 && n !== 12 ? "nd" : n % 10 === 3 && n !== 13 ? "rd" : "th";
  return `${WEEKDAYS[date.getUTCDay()]} ${n}${suffix} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);

/** The words of a corpus, the most frequent first. */
export function corpusWords(seed: number): string[] {
  return makeWords(seededRandom(seed));
}

/** One turn of a page, as an engine that is fed directly gets it. */
export interface CorpusTurn {
  speaker: string;
  party: string;
  /** Days since the first day. */
  day: number;
  text: string;
}

export interface CorpusPage {
  path: string;
  text: string;
  turns: CorpusTurn[];
}

/** Pages one after another; the same options give the same pages. */
export function* generatePages({ contributions, seed }: CorpusOptions): Generator<CorpusPage> {
  const random = seededRandom(seed);
  const words = makeWords(random);
  const word = () => words[zipfRank(random, words.length)] as string;
  const speakers = Array.from({ length: SPEAKERS }, () => {
    const name = `${capital(words[100 + Math.floor(random() * 5000)] as string)} ${capital(words[100 + Math.floor(random() * 20_000)] as string)}`;
    return { name, seat: capital(word()), party: ["Lab", "Con", "LD", "SNP"][Math.floor(random() * 4)] as string };
  });
  for (let file = 0; file * CONTRIBUTIONS_A_FILE < contributions; file++) {
    const title = Array.from({ length: 4 }, () => capital(words[200 + Math.floor(random() * 8000)] as string)).join(
      " ",
    );
    const owner = speakers[Math.floor(random() * SPEAKERS)] as (typeof speakers)[number];
    const lines = [`${title} Debate`, "", "Full Debate: Read Full Debate", "Department: Home Office", "", title, ""];
    const day = Math.floor(random() * DAYS);
    lines.push(`${owner.name} Excerpts`, printDate(day), "", "(1 week ago)", "", "Commons Chamber");
    lines.push("Read Full debate Read Hansard Text Watch Debate Read Debate Ministerial Extracts");
    const turns: CorpusTurn[] = [];
    for (let turn = 0; turn < CONTRIBUTIONS_A_FILE; turn++) {
      const speaker = turn % 2 ? owner : (speakers[Math.floor(random() * SPEAKERS)] as typeof owner);
      const seat = turn < 2 ? ` (${speaker.seat}) (${speaker.party})` : "";
      lines.push(`${speaker.name} Portrait ${speaker.name}${seat}`, "- View Speech - Hansard - - - Excerpts", "");
      const paragraphs: string[] = [];
      for (let left = WORDS_A_CONTRIBUTION; left > 0; left -= 40) {
        const paragraph = `${capital(Array.from({ length: 40 }, word).join(" "))}.`;
        paragraphs.push(paragraph);
        lines.push(paragraph, "");
      }
      turns.push({ speaker: speaker.name, party: speaker.party, day, text: paragraphs.join("\n") });
    }
    const folder = String(Math.floor(file / 500)).padStart(3, "0");
    yield { path: `${folder}/${String(file).padStart(6, "0")}.txt`, text: lines.join("\n"), turns };
  }
}

/** Writes the pages below a folder; answers with their number and bytes. */
export function writeCorpus(folder: string, options: CorpusOptions): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const page of generatePages(options)) {
    const path = join(folder, page.path);
    if (files % 500 === 0) mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, page.text);
    files++;
    bytes += Buffer.byteLength(page.text);
  }
  return { files, bytes };
}
