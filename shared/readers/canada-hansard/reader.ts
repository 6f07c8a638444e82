import type { ContributionKind } from "../../model/extract.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, Probe, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { Affiliations } from "./affiliation.ts";
import { BoldName } from "./bold-name.ts";
import { HEADINGS, Outline } from "./outline.ts";
import { Sitting } from "./sitting.ts";
import { Turns, type Voice, wordsOf } from "./turns.ts";

const KINDS: Record<string, ContributionKind> = {
  Question: "question",
  Answer: "answer",
  AnswerSupplemental: "answer",
};
/** Elements whose words are facts of the document; the lists of members at its end are not part of what was said. */
const APART = new Set(["StartPageNumber", "DocumentTitle", "ExtractedInformation", "MemberLists"]);
const SPEAKER_LINES = new Set(["PersonSpeaking", "Questioner", "Responder"]);
const BLOCKS = new Set(
  "ParaText Quote QuotePara LegislationQuote Prayer ProceduralText Line table title row tr p".split(" "),
);
const ROWS = new Set(["row", "tr"]);
const CELLS = new Set(["entry", "td", "th"]);
const VOTE_CELLS = new Set(["Type", "Title", "Affiliation", "Total", "Nil"]);

/** A division that is being read; `voterIds` has one for each name. */
interface OpenDivision {
  id: string | null;
  number: string | null;
  paragraphs: Piece[][];
  voterIds: (string | null)[];
}

/** A part of the document whose texts are read apart from paragraphs. */
type Mode = "apart" | "heading" | "floor" | "time" | "contents" | "speaker" | "division";

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly sitting = new Sitting();
  private readonly outline: Outline;
  private readonly turns: Turns;
  private readonly collector: TextCollector;
  private readonly line: TextCollector;
  private readonly bold: BoldName;
  private readonly affiliations = new Affiliations();
  private depth = 0;
  /** What is being read, and the depth of its element. */
  private mode: { mode: Mode; depth: number; detail: string } | null = null;
  private isInSubject = false;
  private row = 0;
  private cells = 0;
  private italic = 0;
  private isItalic = true;
  private isRecord = false;
  private affiliation: { id: string | null; type: string | null; depth: number } | null = null;
  private division: OpenDivision | null = null;
  private number: string | null = null;

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.outline = new Outline(emit, this.sitting);
    this.turns = new Turns(emit, this.outline);
    this.collector = new TextCollector(references);
    this.line = new TextCollector(references);
    this.bold = new BoldName(references);
  }

  open(tag: OpenTag): void {
    this.depth++;
    const { name } = tag;
    if (this.depth === 1) {
      tag.cover("metadata");
      this.sitting.language = tag.get("xml:lang")?.toLowerCase() ?? null;
    }
    if (this.mode) this.openWithin(tag);
    else if (APART.has(name)) this.enter("apart", "", tag);
    else if (HEADINGS.has(name)) this.enter("heading", name, tag);
    else if (name === "FloorLanguage") this.enter("floor", "", tag);
    else if (name === "Timestamp") this.timestamp(tag);
    else if (name === "ProceduralText" && tag.get("TocType") === "TPC") this.enter("contents", "", tag);
    else if (SPEAKER_LINES.has(name)) this.openSpeaker(tag);
    else if (name === "Division") this.openDivision(tag);
    else this.openBody(tag);
  }

  close(name: string, at: number): void {
    const { depth, mode } = this;
    if (mode) {
      if (mode.depth === depth) this.leave();
      else this.closeWithin(name);
    } else this.closeBody(name, at);
    this.depth--;
  }

  text(raw: string, start: number, literal: boolean): void {
    const { mode } = this;
    if (!mode) this.words(raw, start, literal);
    else if (mode.mode === "division") this.collector.add(raw, start, literal);
    else {
      this.line.add(raw, start, literal);
      const range = wordsRange(raw, start);
      if (mode.mode === "speaker") this.turns.name(range);
      else this.emit({ type: "span", role: ROLES[mode.mode], range });
    }
  }

  blank(start: number, end: number): void {
    if (this.bold.isOpen) this.bold.space(start, end);
    else if (!this.mode || this.mode.mode === "division") this.collector.space(start, end);
    else this.line.space(start, end);
  }

  end(): void {
    this.paragraph();
    this.turns.end();
  }

  private enter(mode: Mode, detail: string, tag: OpenTag): void {
    if (mode !== "floor" && mode !== "time") this.paragraph();
    this.mode = { mode, depth: this.depth, detail };
    if (mode === "apart" || mode === "time") tag.cover("metadata");
    this.line.take();
  }

  /** An element within one that is read apart. */
  private openWithin(tag: OpenTag): void {
    const mode = this.mode as NonNullable<typeof this.mode>;
    if (mode.mode === "apart") {
      tag.cover("metadata");
      if (tag.name === "ExtractedItem") {
        mode.detail = tag.get("Name") ?? "";
        this.line.take();
      }
    } else if (mode.mode === "speaker" && tag.name === "Affiliation") {
      this.line.take();
      this.affiliation = { id: tag.get("DbId") || null, type: tag.get("Type"), depth: this.depth };
      tag.cover("speaker", "DbId");
    } else if (mode.mode === "division") this.openVote(tag);
  }

  private closeWithin(name: string): void {
    const mode = this.mode as NonNullable<typeof this.mode>;
    if (mode.mode === "apart" && name === "ExtractedItem") this.sitting.item(mode.detail, this.takeLine());
    else if (this.affiliation?.depth === this.depth) {
      const { id, type } = this.affiliation;
      this.affiliation = null;
      const words = this.takeLine();
      this.turns.named(words === "" ? this.affiliations.again(id) : this.affiliations.of(words, id, type));
    } else if (name === "DivisionNumber" || name === "DivisionType") this.voteParagraph();
  }

  /** The element that was read apart is over. */
  private leave(): void {
    const { mode, detail } = this.mode as NonNullable<typeof this.mode>;
    this.mode = null;
    if (mode === "heading") {
      const words = this.takeLine();
      if (detail === "QuestionID") this.number = /\d[\d.-]*\d|\d/.exec(words)?.[0] ?? null;
      else this.turns.end();
      this.outline.heading(detail, words, this.isInSubject);
    } else if (mode === "contents") {
      if (/^(?:Bill|Projet de loi) \S/.test(this.takeLine())) this.outline.bill();
    } else if (mode === "division") this.endDivision();
    else this.endLine(mode);
  }

  /** A speaker line is over; some have no `Affiliation`. */
  private endLine(mode: Mode): void {
    const words = this.takeLine();
    if (mode === "speaker" && this.turns.isNameless && /[^\s:]/.test(words)) {
      this.turns.named(this.affiliations.of(words, null, null));
    }
  }

  private timestamp(tag: OpenTag): void {
    const [hour, minute] = [tag.get("Hr"), tag.get("Mn")].map((part) => part?.padStart(2, "0"));
    if (hour && minute && /^\d\d\d\d$/.test(hour + minute)) {
      this.paragraph();
      this.turns.timestamp(`${hour}:${minute}`);
    }
    this.enter("time", "", tag);
  }

  private openSpeaker(tag: OpenTag): void {
    this.paragraph();
    if (tag.name === "Questioner") this.turns.begin({ ...this.voice("question"), number: this.number, date: null });
    if (tag.name === "Responder") this.beginAnswer();
    this.enter("speaker", "", tag);
  }

  private voice(kind: ContributionKind, id: string | null = null): Voice {
    return { kind, speaker: null, id, number: null, isCollective: false, names: [], hasWords: false };
  }

  private beginAnswer(): void {
    this.turns.begin({ ...this.voice("answer"), date: this.sitting.day });
    this.isAnswerBegun = true;
  }

  private isAnswerBegun = false;

  private openBody(tag: OpenTag): void {
    const { name } = tag;
    if (name === "OrderOfBusiness" || name === "SubjectOfBusiness") this.openSection(tag);
    else if (name === "Intervention") {
      this.paragraph();
      this.turns.begin(this.voice(KINDS[tag.get("Type") ?? ""] ?? "speech", tag.get("id") || null));
      tag.cover("metadata");
    } else if (name === "WrittenQuestionResponse") {
      this.paragraph();
      this.turns.end();
      this.outline.enterQuestion(tag);
      this.isAnswerBegun = false;
    } else if (name === "ResponseContent" && !this.isAnswerBegun) {
      this.paragraph();
      this.beginAnswer();
    } else if (CELLS.has(name)) {
      if (this.row > 0 && this.cells++ > 0) this.collector.tab(tag.start);
    } else if (BLOCKS.has(name)) this.openBlock(tag);
    else if (name === "B" && this.collector.isEmpty && this.row === 0) this.bold.begin(this.depth);
    else if (name === "I" && this.italic === 0) this.italic = this.depth;
  }

  private openSection(tag: OpenTag): void {
    this.paragraph();
    this.turns.end();
    tag.cover("metadata");
    this.isInSubject = tag.name === "SubjectOfBusiness";
    if (this.isInSubject) this.outline.enterSubject(tag);
    else this.outline.enterOrder(tag);
  }

  private openBlock(tag: OpenTag): void {
    if (this.row > 0) {
      this.collector.space(tag.start);
      return;
    }
    this.paragraph();
    if (tag.name === "ProceduralText" || tag.name === "Prayer") this.isRecord = true;
    if (!ROWS.has(tag.name)) return;
    this.row = this.depth;
    this.cells = 0;
  }

  private closeBody(name: string, at: number): void {
    if (this.bold.endsAt(this.depth)) this.endBold();
    if (this.italic === this.depth) this.italic = 0;
    if (this.row === this.depth) this.row = 0;
    if (BLOCKS.has(name)) {
      if (this.row === 0) this.paragraph();
      else this.collector.space(at);
    } else if (name === "Intervention" || name === "WrittenQuestionResponse") {
      this.paragraph();
      this.turns.end();
      if (name === "WrittenQuestionResponse") this.outline.leaveQuestion();
    } else if (name === "SubjectOfBusiness") this.isInSubject = false;
  }

  private words(raw: string, start: number, literal: boolean): void {
    if (this.bold.isOpen) {
      this.bold.add(raw, start, literal);
      return;
    }
    if (this.bold.isWaiting) {
      const colon = this.bold.colonIn(raw);
      if (colon === 0) this.addBold();
      else {
        this.interrupt({ start, end: start + colon });
        if (raw.length > colon) this.words(raw.slice(colon), start + colon, literal);
        return;
      }
    }
    if (raw.trim() === "") return;
    if (this.italic === 0) this.isItalic = false;
    this.collector.add(raw, start, literal);
  }

  private endBold(): void {
    this.bold.end();
    if (this.bold.isName) this.interrupt(null);
  }

  /** A name in bold before the words: someone else speaks. */
  private interrupt(colon: { start: number; end: number } | null): void {
    const { words, ranges } = this.bold.take();
    if (colon) ranges.push(colon);
    this.turns.interrupt(this.affiliations.of(words, null, null), ranges);
  }

  /** Bold words that are no name. */
  private addBold(): void {
    this.isItalic = false;
    this.collector.addPieces(this.bold.takePieces());
  }

  /** A paragraph is over. */
  private paragraph(): void {
    if (this.bold.isOpen) this.bold.end();
    if (this.bold.isWaiting) this.addBold();
    const pieces = takePieces(this.collector, this.emit);
    const { isItalic, isRecord } = this;
    this.isItalic = true;
    if (pieces.length === 0) return;
    this.isRecord = false;
    const isStage = isItalic && this.turns.isOpen && /:$/.test(wordsOf(pieces));
    if (isRecord || isStage) this.turns.aside("procedural", [pieces], {});
    else this.turns.paragraph(pieces);
  }

  private takeLine(): string {
    return wordsOf(this.line.take().pieces);
  }

  private openDivision(tag: OpenTag): void {
    this.paragraph();
    tag.cover("metadata");
    this.division = {
      id: tag.get("id") || null,
      number: tag.get("DivisionNumber") || null,
      paragraphs: [],
      voterIds: [],
    };
    this.enter("division", "", tag);
  }

  private openVote(tag: OpenTag): void {
    if (tag.name === "DivisionType") this.voteParagraph();
    if (tag.name === "Affiliation") this.division?.voterIds.push(tag.get("DbId") || null);
    if (VOTE_CELLS.has(tag.name) && !this.collector.isEmpty) this.collector.tab(tag.start);
  }

  private voteParagraph(): void {
    const pieces = takePieces(this.collector, this.emit);
    if (pieces.length > 0) this.division?.paragraphs.push(pieces);
  }

  private endDivision(): void {
    this.voteParagraph();
    const { division } = this;
    this.division = null;
    if (!division) return;
    const { paragraphs, ...facts } = division;
    this.turns.aside("division", paragraphs, facts);
  }
}

const ROLES = {
  apart: "metadata",
  heading: "heading",
  floor: "note",
  time: "metadata",
  contents: "note",
} as const satisfies Partial<Record<Mode, string>>;

function sniff({ text }: Probe): SniffResult {
  if (readRoot(text)?.name === "Hansard" && text.includes("<ExtractedInformation")) {
    return { confidence: "certain", reason: "It is XML with the root <Hansard>, as Canada's House of Commons has it." };
  }
  return { confidence: "no", reason: "It is not XML of Canada's House of Commons." };
}

/** Hansard and committee evidence of Canada's House of Commons, in English and French. */
export const canadaHansard: TextReader = {
  id: "canada-hansard",
  version: 7,
  name: "Canadian Hansard XML",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
