import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, takePieces } from "../markup/text-collector.ts";
import { isChairOffice, type ReadSpeaker, readPrintedSpeaker } from "../printed-speaker.ts";
import type { Piece, ReaderSink } from "../reader.ts";
import { ownCopy } from "../remembered.ts";
import { readTime } from "./sitting.ts";

/** Elements that are paragraphs of their own, or part them. */
const BLOCKS = new Set(
  "p tr li dt dd dl ul ol table thead tbody caption blockquote center h1 h2 h3 h4 h5 h6 div".split(" "),
);
const CELLS = new Set(["td", "th"]);
/** How the record's own words begin when they stand in the last speech before them. */
const PROCEDURAL =
  /^(?:Question (?:put|agreed|accordingly|proposed)|Motion made|Resolved|Ordered|Adjourned|House (?:adjourned|resumed)|(?:Sitting|Debate) (?:suspended|adjourned)|(?:Amendments?|Clauses?|Bill|Motion) .*\b(?:agreed|withdrawn|negatived|read))\b/;

/** What a turn's own element says of it. */
export interface TurnFacts {
  element: string;
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  column: string | null;
  time: string | null;
  id: string | null;
  url: string | null;
}

/** The source's id of a person, or of the member in the attribute `member` where it has no other; null for `unknown`. */
export function personOf(tag: OpenTag, member: string): string | null {
  const id = tag.get("person_id") || tag.get(member);
  return id === null || id === "" || id === "unknown" ? null : id;
}

/** Takes speakers apart, each printed form once: a day's file has the same few hundred over and over. */
export class Speakers {
  private readonly known = new Map<string, ReadSpeaker>();

  of(tag: OpenTag): { speaker: PrintedSpeaker | null; chair: boolean } {
    const name = tag.get("speakername")?.trim() ?? "";
    if (name === "") return { speaker: null, chair: false };
    const given = tag.get("speakeroffice")?.trim() || null;
    // Who presides may have nothing but the office for a name: it is printed once.
    const office = given === name ? null : given;
    const printed = office === null ? name : `${office} (${name})`;
    let read = this.known.get(printed);
    if (!read) {
      const { speaker, chair } = readPrintedSpeaker(name);
      read =
        office === null
          ? { speaker, chair }
          : { speaker: { ...speaker, office, printed }, chair: isChairOffice(office) };
      this.known.set(ownCopy(printed), read);
    }
    return { speaker: { ...read.speaker, id: personOf(tag, "speakerid") }, chair: read.chair };
  }
}

/** Reads the start tag of a `speech`, `ques` (of London: `question`) or `reply`. */
export function readTurn(tag: OpenTag, speakers: Speakers): TurnFacts {
  const { speaker, chair } = speakers.of(tag);
  let kind: ContributionKind = chair ? "chair" : "speech";
  if (tag.name === "ques" || tag.name === "question") kind = "question";
  else if (tag.name === "reply") kind = "answer";
  else if (speaker === null) kind = tag.get("nospeaker")?.toLowerCase() === "true" ? "procedural" : "unattributed";
  else if (tag.get("oral-qnum") || /question/i.test(tag.get("type") ?? "")) kind = "question";
  else if (/\banswer\b/i.test(tag.get("type") ?? "")) kind = "answer";
  return {
    element: tag.name,
    kind,
    speaker,
    column: tag.get("colnum") || null,
    time: readTime(tag.get("time")),
    id: tag.get("id") || null,
    url: tag.get("url") || null,
  };
}

/** Gathers the words of one turn, paragraph by paragraph; a table's row is one, its cells parted by tabs. */
export class Turn {
  readonly facts: TurnFacts;
  readonly paragraphs: Piece[][] = [];
  readonly numbers: string[] = [];
  /** The last paragraph's range, when it is the record's words and not the speaker's. */
  procedural: { start: number; end: number } | null = null;
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;
  private rows = 0;
  private cells = 0;
  private isNote = false;
  private isItalic = false;
  /** Every paragraph so far is in italics. */
  isAllItalic = true;

  constructor(facts: TurnFacts, emit: ReaderSink, references: References) {
    this.facts = facts;
    this.emit = emit;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (name === "tr") {
      this.paragraph();
      this.rows++;
      this.cells = 0;
    } else if (CELLS.has(name) && this.rows > 0) {
      if (this.cells++ > 0) this.collector.tab(tag.start);
    } else if (name === "br") this.collector.space(tag.start);
    else if (BLOCKS.has(name)) this.paragraph();
    if (name === "p") this.openParagraph(tag);
  }

  close(name: string, at: number): void {
    if (name === "tr" && this.rows > 0) {
      this.rows--;
      this.takeParagraph();
    } else if (BLOCKS.has(name)) this.paragraph(at);
    if (name === "p") this.isNote = false;
  }

  text(raw: string, start: number, literal: boolean): void {
    if (!this.isNote) this.collector.add(raw, start, literal);
    else this.emit({ type: "span", role: "note", range: { start, end: start + raw.length } });
  }

  blank(start: number, end: number): void {
    if (!this.isNote) this.collector.space(start, end);
  }

  end(): void {
    this.takeParagraph();
  }

  private openParagraph(tag: OpenTag): void {
    const style = tag.get("class");
    this.isNote = style === "holdinganswer";
    this.isItalic = style === "italic";
    const number = tag.get("qnum");
    if (!number) return;
    this.numbers.push(number);
    tag.cover("metadata", "qnum");
  }

  /** A paragraph ends, unless it stands in a table's row. */
  private paragraph(at?: number): void {
    if (this.rows === 0) this.takeParagraph();
    else if (at !== undefined) this.collector.space(at);
  }

  private takeParagraph(): void {
    const pieces = takePieces(this.collector, this.emit);
    const [first] = pieces;
    if (!first) return;
    this.paragraphs.push(pieces);
    this.isAllItalic &&= this.isItalic;
    const words = this.isItalic ? pieces.map((piece) => piece.text).join("") : "";
    const last = pieces[pieces.length - 1] as Piece;
    this.procedural = PROCEDURAL.test(words) ? { start: first.start, end: last.end } : null;
  }
}
