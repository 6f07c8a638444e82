import { corpusWords, seededRandom } from "../corpus.ts";

/** One turn of an invented debate. */
export interface Turn {
  name: string;
  seat: string;
  party: string;
  /** Plain text with the odd character beyond ASCII; no markup, no line breaks. */
  paragraphs: string[];
}

/** An item of business, the n-th of its source. */
export interface Debate {
  n: number;
  title: string;
  turns: Turn[];
}

/** How one format prints debates; a source is its beginning, any number of debates, and its end. */
export interface BenchFormat {
  /** The reader that is to recognise it. */
  reader: string;
  /** A name of a file, where it matters. */
  file: string;
  /** Whether `xmllint` can read it. */
  isXml?: boolean;
  /** It is read in pieces; others are read whole, up to a bound. */
  streams: boolean;
  begin?: string;
  end?: string;
  debate(debate: Debate): string;
}

const TURNS = 12;
const WORDS = 70;
const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);

/** Debates without end, the same for the same seed. */
export function* debatesOf(seed: number): Generator<Debate> {
  const random = seededRandom(seed);
  const words = corpusWords(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = () => words[Math.floor(words.length ** random()) - 1] as string;
  const sentence = (length: number) =>
    `${capital(Array.from({ length }, word).join(" "))}${pick([".", ".", ".", "?"])}`;
  const odd = ["my hon. Friend’s words", "“so it is”", "£20 million—no less", "Mr Speaker, the café"];
  const paragraphs = Array.from({ length: 2000 }, (_, n) =>
    [sentence(WORDS / 3), n % 2 ? `And ${pick(odd)} of it all.` : sentence(6), sentence(WORDS / 2)].join(" "),
  );
  const speakers = Array.from({ length: 300 }, () => ({
    name: `${capital(pick(words.slice(100, 5000)))} ${capital(pick(words.slice(100, 20_000)))}`,
    seat: capital(pick(words.slice(100, 900))),
    party: pick(["Lab", "Con", "LD", "SNP"]),
  }));
  for (let n = 0; ; n++) {
    const own = Array.from({ length: 5 }, () => pick(speakers));
    const title = Array.from({ length: 4 }, () => capital(pick(words.slice(200, 8000)))).join(" ");
    const turns = Array.from({ length: TURNS }, (_, at) => {
      const length = 1 + Math.floor(random() * 4);
      return {
        ...(own[at % own.length] as Omit<Turn, "paragraphs">),
        paragraphs: Array.from({ length }, () => pick(paragraphs)),
      };
    });
    yield { n, title, turns };
  }
}

/** A source of at least `size` bytes (about), in blocks. */
export function* blocksOf(format: BenchFormat, size: number, seed: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = format.begin ?? "";
  let bytes = 0;
  for (const debate of debatesOf(seed)) {
    text += format.debate(debate);
    if (text.length < 262_144 && bytes + text.length < size) continue;
    const block = encoder.encode(text);
    bytes += block.length;
    text = "";
    yield block;
    if (bytes >= size) break;
  }
  if (format.end) yield encoder.encode(format.end);
}

/** Words broken into lines as typewriters did. */
export function wrapped(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line.trim() === "" ? line + word : `${line} ${word}`;
  }
  return [...lines, line].join("\n");
}
