import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, ReaderSink } from "../reader.ts";
import type { Outline } from "./outline.ts";
import { kindOf, nameOfCapitals, readTalker, type Talker, type TalkerFields } from "./talker.ts";

const TURNS = new Set(["SPEECH", "QUESTION", "ANSWER", "INTERJECT"]);
/** What has a title of its own, and what kind of business that is where the title need not say it. */
const SECTIONS: Record<string, string> = {
  DEBATE: "",
  "DEBATE.SUB1": "",
  "DEBATE.SUB2": "",
  SSO: "",
  RDI: "",
  "RDI.ITEM": "",
  "PETITION.GRP": "Petitions",
  PETITION: "",
  QWN: "Questions without Notice",
  QTS: "Questions without Notice",
  "QUESTION.BLOCK": "",
  "ANSWERS.TO.QUESTIONS": "",
  "ANSWER.TO.QON": "Questions on Notice",
  "ANSWER.TO.QWN": "Questions without Notice",
  ADJOURNMENT: "",
};
const TALKER_FIELDS: Record<string, string> = {
  NAME: "display",
  ELECTORATE: "electorate",
  STATE: "electorate",
  ROLE: "role",
  "TIME.STAMP": "time.stamp",
};
const BLOCKS = new Set("PARA ROW PRESENTER.BLOCK DIVISION.HEADER PROCTEXT TALK.START ADJOURNMENT TABLE".split(" "));
/** Elements that are marks alone: they have no end tag, so that others stand in them only as far as a parser can tell. */
const MARKS = new Set(["TAB", "BREAK", "COLSPEC", "SPANSPEC", "GRAPHIC", "ERROR"]);
const SIDES = new Set(["AYES", "NOES", "PAIRS"]);
const DASH = /^[—–-]\s*/;
/** `(South Australia—` -> `South Australia` */
const AROUND_FACT = /^[\s(]+|[\s)—–-]+$/g;

/** A turn's element that is open (or a division, of nobody), and who speaks in it. */
interface Frame {
  mark: string;
  talker: Talker | null;
}

/**
 * The dialect of 1981 to 1997, once SGML: names in capitals, day and house in attributes of the root, marks without end
 * tags. A `TALK.START` begins a turn; one in the same element is its speaker's, who goes on.
 */
export class CapitalsParse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly outline: Outline;
  private readonly collector: TextCollector;
  private readonly references: References;
  /** Open elements but for marks. */
  private readonly path: string[] = [];
  private readonly frames: Frame[] = [];
  private readonly known = new Map<string, Talker>();
  private readonly speech: { party: string | null; listed: string | null } = { party: null, listed: null };
  private talker: TalkerFields | null = null;
  private leaf = "";
  private sections = 0;
  private turn: { frame: Frame | null; paragraphs: Piece[][]; column: string | null } | null = null;
  private cells = 0;
  private column: string | null = null;
  private number: string | null = null;
  private divisionTime: string | null = null;
  /** The total of a side, which stands in its tag. */
  private total: Piece[] = [];

  constructor(emit: ReaderSink, outline: Outline, references: References) {
    this.emit = emit;
    this.outline = outline;
    this.references = references;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    const page = tag.get("PAGE");
    if (page) this.column = page;
    if (MARKS.has(name)) {
      this.leaf += " ";
      this.collector.space(tag.start);
      return;
    }
    this.path.push(name);
    if (name === "HANSARD") this.root(tag);
    else if (name.endsWith(".XSCRIPT")) this.outline.part(name.toLowerCase());
    else if (name in SECTIONS) this.openSection(tag);
    else if (TURNS.has(name)) this.openTurn(tag);
    else if (name === "TALKER") this.talker = new Map();
    else if (name === "NAME" && this.talker) this.talker.set("name.id", tag.get("NAMEID") ?? "");
    else if (name === "DIVISION") this.openDivision(tag);
    else if (SIDES.has(name)) {
      this.block();
      this.total = tag.words("NUMVOTES");
    } else if (name === "ENTRY") {
      if (this.cells++ > 0) this.collector.tab(tag.start);
    } else if (name === "QUESTION.NUMBER") this.number = tag.get("QON.NUMBER");
    else if (BLOCKS.has(name) && !(name === "ROW" && this.isSide())) this.block();
    if (name in TALKER_FIELDS || name === "TITLE") this.leaf = "";
  }

  close(name: string): void {
    if (MARKS.has(name)) return;
    this.path.pop();
    if (this.talker && name in TALKER_FIELDS) this.talker.set(TALKER_FIELDS[name] as string, this.fact());
    else if (name === "TALKER") this.endTalker();
    else if (name === "TITLE" && !this.isSide()) this.outline.info(this.sections, "title", this.words());
    else if (name === "TITLE") this.endSide();
    else if (SIDES.has(name)) this.block();
    else if (BLOCKS.has(name) && !(name === "ROW" && this.isSide())) this.block();
    if (name === "DIVISION.DATA") this.endDivision();
    if (TURNS.has(name) || name === "DIVISION") {
      this.block();
      this.endTurn();
      this.frames.pop();
    }
    if (name in SECTIONS) {
      this.block();
      this.endTurn();
      this.outline.leave(this.sections--);
    }
  }

  text(raw: string, start: number, literal: boolean): void {
    const around = this.path.at(-1) ?? "";
    if (this.talker) {
      this.leaf += this.references.decodeAll(raw);
      this.emit({ type: "span", role: "speaker", range: wordsRange(raw, start) });
    } else if (around === "TITLE" && !this.isSide()) {
      this.leaf += this.references.decodeAll(raw);
      this.emit({ type: "span", role: "heading", range: wordsRange(raw, start) });
    } else if (around === "DAY.START" || around === "TIME.STAMP" || around === "QUESTION.NUMBER") {
      this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) });
    } else this.collector.add(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.endTurn();
  }

  private root(tag: OpenTag): void {
    for (const attribute of ["DATE", "CHAMBER"]) tag.cover("metadata", attribute);
    this.outline.header("chamber", (tag.get("CHAMBER") ?? "").trim());
    const [, day, month, year = ""] = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(tag.get("DATE") ?? "") ?? [];
    if (!day || !month) return;
    const full = year.length === 2 ? `19${year}` : year;
    this.outline.header("date", `${full}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  }

  private openSection(tag: OpenTag): void {
    this.block();
    this.endTurn();
    this.number = null;
    this.outline.enter(++this.sections, tag.start);
    const type = [SECTIONS[tag.name], tag.get("TYPE")].filter(Boolean).join(" ");
    if (type !== "") this.outline.info(this.sections, "type", type);
  }

  private openTurn(tag: OpenTag): void {
    this.block();
    this.endTurn();
    for (const attribute of ["SPEAKER", "PARTY", "ELECTORATE"]) tag.cover("speaker", attribute);
    this.speech.party = tag.get("PARTY");
    this.speech.listed = tag.get("SPEAKER");
    this.frames.push({ mark: tag.name, talker: null });
  }

  private openDivision(tag: OpenTag): void {
    this.block();
    this.endTurn();
    this.divisionTime = tag.get("TIME");
    this.frames.push({ mark: "DIVISION", talker: null });
  }

  /** What follows the lists is their result. */
  private endDivision(): void {
    this.endTurn();
    const frame = this.frames.at(-1);
    if (frame) frame.mark = "DIVISION.RESULT";
  }

  private endTalker(): void {
    const fields = this.talker as TalkerFields;
    this.talker = null;
    const frame = this.frames.at(-1);
    const { listed, party } = this.speech;
    // What the element says holds for its first talker: later ones may be others.
    this.speech.listed = null;
    this.speech.party = null;
    if (listed !== null) fields.set("metadata", nameOfCapitals(listed));
    if (party && party !== "N/A") fields.set("party", party);
    const talker = readTalker(fields, this.known);
    if (!talker || !frame) return;
    this.endTurn();
    frame.talker = talker;
    const { id } = talker.speaker;
    if (id) this.known.set(id, talker);
  }

  private fact(): string {
    const around = this.path.at(-1);
    const fact = around === "TALKER" ? this.words() : "";
    return fact.startsWith("(") || /[)—–-]$/.test(fact) ? fact.replace(AROUND_FACT, "") : fact;
  }

  private words(): string {
    return this.leaf.replace(/\s+/g, " ").trim();
  }

  /** A side's title and total are one paragraph. */
  private endSide(): void {
    const [first] = this.total;
    if (first) this.collector.addPieces([{ text: " ", start: first.start, end: first.start }, ...this.total]);
    this.total = [];
    this.block();
  }

  /** Within a side of a division, whose names are one paragraph. */
  private isSide(): boolean {
    return this.path.some((name) => SIDES.has(name));
  }

  /** A paragraph ends. */
  private block(): void {
    this.cells = 0;
    const pieces = takePieces(this.collector, this.emit);
    const [first] = pieces;
    if (!first) return;
    const frame = this.frames.at(-1) ?? null;
    if (!this.turn || this.turn.frame !== frame) {
      this.endTurn();
      this.turn = { frame, paragraphs: [], column: this.column };
    }
    this.outline.words(first.start);
    const dash = frame?.talker && this.turn.paragraphs.length === 0 ? (DASH.exec(first.text)?.[0].length ?? 0) : 0;
    const all = new MappedText(pieces);
    if (dash > 0) emitPieces(this.emit, "boilerplate", all.slice(0, dash));
    const words = dash > 0 ? all.trim(dash).slice(0) : pieces;
    if (words.length > 0) this.turn.paragraphs.push(words);
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    const { frame, paragraphs, column } = turn;
    const talker = frame?.talker ?? null;
    const isDivision = frame?.mark === "DIVISION";
    const kind = talker ? kindOf(frame?.mark ?? "", talker) : isDivision ? "division" : "procedural";
    const time = isDivision ? this.divisionTime : (talker?.time ?? null);
    const number = kind === "question" ? this.number : null;
    this.emit({ type: "occurrence", kind, speaker: talker?.speaker ?? null, paragraphs, column, time, number });
  }
}
