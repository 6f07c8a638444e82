import type { PrintedSpeaker } from "../../model/extract.ts";
import { DAY_PATTERN, readDay } from "../dates.ts";
import { type Block, headingLevel, isAll } from "../html/blocks.ts";
import { emitPieces } from "../html/page.ts";
import type { PageText } from "../html/page-text.ts";
import { PROCEDURE } from "../own-line/patterns.ts";
import { readSpeakerLine } from "../own-line/speaker-line.ts";
import { isChairOffice, type ReadSpeaker, readPrintedSpeaker } from "../printed-speaker.ts";
import type { ExtractFacts, Piece, ReaderSink } from "../reader.ts";
import { isParty, readBracket } from "../speaker-brackets.ts";

/** Classes by which pages call the block that names who speaks. */
const SPEAKER_CLASS = /(?:^|[\s_-])(?:speaker|speaking|attribution)(?:$|\s|__?name)|c-avatar__name|pol_name/;
/** And what belongs to a speech without being words of it. */
const FURNITURE_CLASS = /(?:^|[\s_-])(?:links?|share|sharing|tools?|meta|actions|annotations?)(?:$|[\s_-])/;
/** Fewer may be chance. */
const FEWEST = 2;
const FEWEST_HEADINGS = 3;

/** Houses that a page's title or the line below it names; Canada's lower house is called as the United Kingdom's. */
const HOUSES: readonly [RegExp, string][] = [
  [/\bHouse of Commons\b(?!.*(?:Canada|openparliament))/i, "commons"],
  [/\bHouse of Lords\b/i, "lords"],
  [/\bDáil Éireann\b/i, "Dáil Éireann"],
  [/\bSeanad Éireann\b/i, "Seanad Éireann"],
  [/\bScottish Parliament\b/i, "Scottish Parliament"],
];
const DAY = new RegExp(DAY_PATTERN, "i");
/** What stands behind a name: an hour, a day. */
const WHEN = new RegExp(
  `[\\s,•|–-]*(?:at )?(\\d{1,2}[:.]\\d{2}(?: ?[ap]\\.?m\\.?)?)?,?\\s*(?:on )?(?:${DAY_PATTERN})?$`,
  "i",
);

function houseNamed(text: string): string | null {
  return HOUSES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The blocks of a page that name who speaks in what follows; null where its elements do not tell. */
export function speakerBlocks(blocks: readonly Block[]): ReadonlySet<Block> | null {
  const classed = blocks.filter(({ className }) => className !== "" && SPEAKER_CLASS.test(className));
  if (classed.length >= FEWEST && isFollowed(classed, blocks)) return new Set(classed);
  const levels = new Map<number, Block[]>([3, 4, 5, 6].map((level) => [level, []]));
  for (const block of blocks) if (block.element !== "") levels.get(headingLevel(block))?.push(block);
  for (const headings of levels.values()) {
    const named = headings.filter(({ words }) => readSpeakerLine(words.text)?.strength === "sure");
    // A surname that comes again, or one that no bracket follows, is told by the others of its level.
    if (named.length >= FEWEST_HEADINGS && named.length * 2 > headings.length && isFollowed(named, blocks)) {
      return new Set(headings.filter(({ words }) => readSpeakerLine(words.text) !== null));
    }
  }
  return null;
}

/** Whether words stand below nearly all of them. */
function isFollowed(speakers: readonly Block[], blocks: readonly Block[]): boolean {
  const all = new Set(speakers);
  const bare = blocks.filter((block, at) => {
    const next = blocks[at + 1];
    return all.has(block) && (next === undefined || all.has(next));
  });
  return bare.length * 5 <= speakers.length;
}

/** Reads a page whose elements tell who speaks: each such block begins a turn, other headings an extract. */
export function takeSpeakerBlocks(
  { blocks, title, url }: PageText,
  speakers: ReadonlySet<Block>,
  sink: ReaderSink,
): void {
  new SpeakerPage(sink, { title, url }, speakers).read(blocks);
}

interface Turn {
  speaker: ReadSpeaker | null;
  time: string | null;
  paragraphs: Piece[][];
  /** It is what the record says of itself. */
  isFormula: boolean;
}

class SpeakerPage {
  private readonly sink: ReaderSink;
  private readonly speakers: ReadonlySet<Block>;
  private facts: ExtractFacts;
  private path: { level: number; title: string }[] = [];
  private begun = false;
  /** The extract has words. */
  private hasWords = true;
  private turn: Turn | null = null;

  constructor(sink: ReaderSink, page: Pick<PageText, "title" | "url">, speakers: ReadonlySet<Block>) {
    this.sink = sink;
    this.speakers = speakers;
    const day = DAY.exec(page.title ?? "")?.[0];
    const house = houseNamed(page.title ?? "");
    this.facts = { title: page.title, url: page.url, date: day ? readDay(day) : null, ...(house && { house }) };
  }

  read(blocks: readonly Block[]): void {
    const first = blocks.findIndex((block) => this.speakers.has(block));
    for (const [at, block] of blocks.entries()) {
      if (this.speakers.has(block)) this.speaker(block);
      else if (headingLevel(block) > 0) this.heading(block);
      else if (FURNITURE_CLASS.test(block.className) || isAll(block, block.links))
        emitPieces(this.sink, "boilerplate", block.words.slice(0));
      else if (at < first) this.before(block);
      else this.paragraph(block);
    }
    this.endTurn();
  }

  /** Above the first speaker stand the day and the house. */
  private before(block: Block): void {
    const { text } = block.words;
    const day = DAY.exec(text)?.[0];
    const house = houseNamed(text);
    const facts = { ...(day && !this.facts.date && { date: readDay(day) }), ...(house && { house }) };
    this.facts = { ...this.facts, ...facts };
    if (!this.begun) this.begin(block);
    this.sink({ type: "facts", facts });
    emitPieces(this.sink, "metadata", block.words.slice(0));
  }

  private heading(block: Block): void {
    const level = headingLevel(block);
    this.endTurn();
    this.path = [...this.path.filter((outer) => outer.level < level), { level, title: block.words.text }];
    const day = this.facts.date ? undefined : DAY.exec(block.words.text)?.[0];
    if (day) this.facts = { ...this.facts, date: readDay(day) };
    this.begin(block);
    emitPieces(this.sink, "heading", block.words.slice(0));
  }

  /** Headings with no words between are one extract's. */
  private begin(block: Block): void {
    const titles = this.path.map(({ title }) => title);
    const named = titles.length > 0 ? { title: titles.at(-1) ?? null, headingPath: titles.slice(0, -1) } : {};
    const facts: ExtractFacts = { ...this.facts, ...named };
    if (this.hasWords) this.sink({ type: "extract", at: block.words.range?.start ?? 0, facts });
    else this.sink({ type: "facts", facts });
    this.begun = true;
    this.hasWords = false;
  }

  private speaker(block: Block): void {
    this.endTurn();
    if (!this.begun) this.begin(block);
    const { speaker, time } = speakerOf(block);
    this.turn = { speaker, time, paragraphs: [], isFormula: false };
    emitPieces(this.sink, "speaker", block.words.slice(0));
  }

  private paragraph(block: Block): void {
    if (!this.begun) this.begin(block);
    // What the record says of itself is in italics, and belongs to nobody.
    const isFormula =
      PROCEDURE.test(block.words.text) && (isAll(block, block.italic) || /italic/.test(block.className));
    if (isFormula) this.endTurn();
    this.turn ??= { speaker: null, time: null, paragraphs: [], isFormula };
    this.turn.paragraphs.push(block.words.slice(0));
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    this.hasWords = true;
    const { speaker, time, paragraphs, isFormula } = turn;
    const kind = isFormula ? "procedural" : speaker === null ? "unattributed" : speaker.chair ? "chair" : "speech";
    this.sink({ type: "occurrence", kind, speaker: speaker?.speaker ?? null, time, paragraphs });
  }
}

/** Who a block names: what is bold in it or a link is the name where that is not all, behind it party and seat, or the office. */
function speakerOf(block: Block): { speaker: ReadSpeaker; time: string | null } {
  const { words, bold, links } = block;
  const when = WHEN.exec(words.text);
  const printed = words.text.slice(0, when?.index ?? words.text.length);
  const time = when?.[1] ?? null;
  const run = [bold, links].find((runs) => runs[0]?.from === 0 && !isAll(block, runs))?.[0];
  const name = run ? words.text.slice(0, run.to).trim() : printed;
  const { speaker, chair } = readPrintedSpeaker(name);
  const behind = run ? printed.slice(run.to).replace(/^[\s,•|–-]+/, "") : "";
  if (behind === "") return { speaker: { speaker: { ...speaker, printed }, chair }, time };
  return {
    speaker: { speaker: { ...speaker, ...factsBehind(behind), printed }, chair: chair || isChairOffice(behind) },
    time,
  };
}

function factsBehind(text: string): Partial<PrintedSpeaker> {
  const { place, party, office } = readBracket(text);
  if (office !== null) return { office, ...(party && { party }) };
  if (party !== null) return { party, constituency: place };
  // `Liberal Oakham, ON`: what the page parts by elements alone.
  const words = text.split(" ");
  const length = [3, 2, 1].find((count) => count < words.length && isParty(words.slice(0, count).join(" ")));
  if (length === undefined) return { constituency: place };
  return { party: words.slice(0, length).join(" "), constituency: words.slice(length).join(" ") };
}
