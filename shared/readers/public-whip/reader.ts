import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, wordsRange } from "../markup/text-collector.ts";
import type { Piece, Probe, ReaderSink, SniffResult, TextRange, TextReader } from "../reader.ts";
import { Division, totalsOf } from "./division.ts";
import { Motion } from "./motion.ts";
import { LEVELS, Outline } from "./outline.ts";
import { readTime } from "./sitting.ts";
import { readTurn, Speakers, Turn } from "./turn.ts";

const TURNS = new Set(["speech", "ques", "question", "reply"]);
const NAMES = new Set(["mpname", "lord", "mspname", "msname", "mlaname", "member", "clerk", "witness"]);
const ID = "uk.org.publicwhip/";

/** An element whose texts are read as something else than a turn. */
interface Reading {
  element: string;
  text(raw: string, start: number, literal: boolean): void;
  blank?(start: number, end: number): void;
  open?(tag: OpenTag): void;
  close?(name: string, at: number): void;
  /** The element is over. */
  end(): void;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly path: string;
  private readonly references: References;
  private readonly speakers = new Speakers();
  private outline: Outline;
  /** The element being read; nothing else is looked for in it. */
  private reading: Reading | null = null;
  private depth = 0;
  private redirects = 0;
  private turns = 0;
  private isProceduralSaid = false;

  constructor(emit: ReaderSink, path: string, references: References) {
    this.emit = emit;
    this.path = path;
    this.references = references;
    this.outline = new Outline(emit, path, false);
  }

  open(tag: OpenTag): void {
    this.depth++;
    if (this.reading) this.reading.open?.(tag);
    else if (this.depth === 1) this.root(tag);
    else this.reading = this.begin(tag);
    if (this.reading?.element === tag.name) this.nested++;
  }

  /** Elements of the name being read that are open in it, itself included. */
  private nested = 0;

  close(name: string, at: number): void {
    this.depth--;
    const { reading } = this;
    if (!reading) return;
    reading.close?.(name, at);
    if (reading.element !== name || --this.nested > 0) return;
    this.reading = null;
    reading.end();
  }

  text(raw: string, start: number, literal: boolean): void {
    this.reading?.text(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.reading?.blank?.(start, end);
  }

  end(): void {
    this.outline.end();
    if (this.turns > 0) return;
    if (this.redirects === 0) {
      this.say("no-words", "info", "The file holds no words that were said.", null);
      return;
    }
    const message = `The file holds no words, only ${this.redirects} notes of ids that were changed.`;
    this.say("only-redirects", "info", message, null);
  }

  private root(tag: OpenTag): void {
    tag.cover("metadata");
    this.outline = new Outline(this.emit, this.path, tag.name === "debates");
    if (tag.get("latest") !== "no") return;
    const message = "The file says that a later version of this day replaces it.";
    this.say("superseded", "warning", message, { start: tag.start, end: tag.end });
  }

  private begin(tag: OpenTag): Reading | null {
    const { name } = tag;
    // A list of where Scottish questions are mentioned, without their words.
    if (name === "question" && tag.get("gid") !== null) tag.cover("metadata");
    else if (TURNS.has(name)) return this.turn(tag);
    if (name in LEVELS) return this.heading(tag, LEVELS[name as keyof typeof LEVELS]);
    if (name === "division" || name === "divisioncount") return this.division(tag);
    if (name === "committee" || name === "witnesses") return this.attendance(tag);
    if (name === "bills") return this.bills(tag);
    if (name === "spmotion") return this.motion(tag);
    if (name === "gidredirect") this.redirects++;
    if (name === "gidredirect" || name === "place-holder" || name === "source") tag.cover("metadata");
    return null;
  }

  private heading(tag: OpenTag, level: (typeof LEVELS)[keyof typeof LEVELS]): Reading {
    tag.cover("metadata");
    const { start: at, name: element } = tag;
    const [id, url] = [tag.get("id") || null, tag.get("url") || null];
    const collector = new TextCollector(this.references);
    return {
      element,
      text: (raw, start, literal) => {
        collector.add(raw, start, literal);
        this.emit({ type: "span", role: "heading", range: wordsRange(raw, start) });
      },
      blank: (start, end) => collector.space(start, end),
      end: () => {
        const title = wordsOf(collector.take().pieces);
        if (title !== "") this.outline.heading({ level, title, at, id, url });
      },
    };
  }

  private turn(tag: OpenTag): Reading {
    const facts = readTurn(tag, this.speakers);
    this.turns++;
    this.outline.words(tag.start, facts.id, facts.column);
    tag.cover("metadata");
    tag.cover("speaker", "speakername");
    tag.cover("speaker", "speakeroffice");
    if (tag.get("error")) {
      const message = `The source could not match "${facts.speaker?.printed ?? ""}" to a person.`;
      this.say("speaker-unmatched", "info", message, { start: tag.start, end: tag.end });
    }
    const turn = new Turn(facts, this.emit, this.references);
    const numbers = [tag.get("oral-qnum"), tag.get("spid")].filter((number) => number !== null && number !== "");
    turn.numbers.push(...(numbers as string[]));
    const isOral = facts.kind === "question" && facts.element === "speech";
    return {
      element: tag.name,
      open: (inner) => turn.open(inner),
      close: (name, at) => turn.close(name, at),
      text: (raw, start, literal) => turn.text(raw, start, literal),
      blank: (start, end) => turn.blank(start, end),
      end: () => this.endTurn(turn, isOral),
    };
  }

  private endTurn(turn: Turn, isOral: boolean): void {
    turn.end();
    const { facts, paragraphs, numbers } = turn;
    const { element: _, ...said } = facts;
    // Newer files of Scotland and Wales mark what the record says itself by italics alone.
    if (said.kind === "unattributed" && turn.isAllItalic) said.kind = "procedural";
    if (isOral || (said.kind === "procedural" && /\bwas asked\b/.test(wordsOf(paragraphs[0] ?? []))))
      this.outline.oral();
    this.ownName(turn);
    const isWritten = this.outline.sitting.kind === "written-question";
    const date = isWritten && said.kind === "answer" ? { date: this.outline.day } : {};
    this.emit({ type: "occurrence", ...said, ...date, paragraphs, number: numbers.join(", ") || null });
    if (turn.procedural && said.speaker && !this.isProceduralSaid) {
      this.isProceduralSaid = true;
      const message =
        "Words of the record stand at the end of a speech, as the source has them; there may be more of it.";
      this.say("procedural-in-turn", "info", message, turn.procedural);
    }
  }

  /** `Jane Doe: The figures ...` in a turn that is hers anyway: the name is no word of the turn. */
  private ownName({ facts, paragraphs }: Turn): void {
    const [piece] = paragraphs[0] ?? [];
    const name = facts.speaker?.name;
    if (!piece || !name || !piece.text.startsWith(`${name}:`)) return;
    const rest = piece.text.slice(name.length + 1).trimStart();
    const start = piece.end - rest.length;
    this.emit({ type: "span", role: "speaker", range: { start: piece.start, end: piece.start + name.length + 1 } });
    paragraphs[0]?.shift();
    if (rest !== "") paragraphs[0]?.unshift({ text: rest, start, end: piece.end });
  }

  private division(tag: OpenTag): Reading {
    const division = new Division(this.emit, this.references);
    const [id, column] = [tag.get("id") || null, tag.get("colnum") || null];
    const number = tag.get("divnumber") || null;
    const facts = { id, column, number, time: readTime(tag.get("time")), url: tag.get("url") || null };
    const day = tag.get("divdate");
    this.turns++;
    this.outline.words(tag.start, id, column);
    tag.cover("metadata");
    division.totals(tag, totalsOf(tag));
    return {
      element: tag.name,
      open: (inner) => {
        if (inner.name === "divisioncount") division.totals(inner, totalsOf(inner));
        else if (inner.name.endsWith("list")) division.list(inner);
        else if (NAMES.has(inner.name)) division.name(inner);
      },
      close: (name, at) => {
        if (NAMES.has(name)) division.endName(at);
      },
      text: (raw, start, literal) => division.text(raw, start, literal),
      end: () => {
        division.paragraph();
        const { paragraphs, voterIds } = division;
        if (paragraphs.length === 0) return;
        const date = day ? { date: day } : {};
        this.emit({ type: "occurrence", kind: "division", speaker: null, ...facts, ...date, paragraphs, voterIds });
      },
    };
  }

  /** Who sat on a committee, one name a paragraph; who the source says was there, or was not, has that after it. */
  private attendance(tag: OpenTag): Reading {
    const collector = new TextCollector(this.references);
    const paragraphs: Piece[][] = [];
    let marks: Piece[] = [];
    let mark = 0;
    const take = (): void => {
      if (marks.length > 0) collector.space(mark);
      collector.addPieces(marks);
      marks = [];
      const { pieces } = collector.take();
      if (pieces.length > 0) paragraphs.push(pieces);
    };
    const at = tag.start;
    return {
      element: tag.name,
      open: (inner) => {
        if (!NAMES.has(inner.name)) return;
        take();
        mark = inner.start;
        marks = [...inner.nameWords("attending"), { text: " ", start: mark, end: mark }, ...inner.words("attending")];
        if (marks.length === 1) marks = [];
      },
      close: (name) => {
        if (NAMES.has(name)) take();
      },
      text: (raw, start, literal) => collector.add(raw, start, literal),
      blank: (start, end) => collector.space(start, end),
      end: () => {
        take();
        if (paragraphs.length === 0) return;
        this.turns++;
        this.outline.words(at, null, null);
        this.emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs });
      },
    };
  }

  private motion(tag: OpenTag): Reading {
    const motion = new Motion(tag, this.emit, this.references);
    this.turns++;
    return {
      element: tag.name,
      text: (raw, start, literal) => motion.text(raw, start, literal),
      blank: (start, end) => motion.blank(start, end),
      end: () => motion.end(),
    };
  }

  private bills(tag: OpenTag): Reading {
    this.outline.bills();
    return {
      element: tag.name,
      open: (inner) => inner.cover("metadata"),
      text: (raw, start) => this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) }),
      end: () => {},
    };
  }

  private say(code: string, severity: "info" | "warning", message: string, range: TextRange | null): void {
    this.emit({ type: "diagnostic", code, severity, message, range });
  }
}

function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

function sniff({ text }: Probe): SniffResult {
  const root = readRoot(text);
  if (root?.name === "publicwhip" && text.startsWith("<regmem", text.slice(root.end).search(/\S/) + root.end))
    return { confidence: "no", reason: "It is a register of interests, in which nobody speaks." };
  if (root?.name === "publicwhip") return { confidence: "certain", reason: "It is XML with the root <publicwhip>." };
  if (root?.name === "debates" && text.includes(ID)) {
    return { confidence: "certain", reason: `It is XML with the root <debates> and ids of ${ID.slice(0, -1)}.` };
  }
  return { confidence: "no", reason: "It is not XML of Public Whip." };
}

/** XML of Public Whip and TheyWorkForYou, and OpenAustralia's dialect of it. */
export const publicWhip: TextReader = {
  id: "public-whip",
  version: 8,
  name: "Public Whip / TheyWorkForYou XML",
  sniff,
  open: (sink, { path }) => openXml(sink, (references) => new Parse(sink, path, references)),
};
