import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { hasWords } from "../../text/white-space.ts";
import { htmlParagraphs } from "../field-html.ts";
import { MappedText } from "../mapped-text.ts";
import type { References } from "../markup/references.ts";
import { TIME_LINE } from "../name-colon/page-lines.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { Piece, ReaderSink } from "../reader.ts";

/** Where a paragraph or heading begins or ends. */
const BLOCK = /<\/?(?:p|h[1-6]|li|ul|ol|tr|table|tbody|div|blockquote)\b[^<>]*>/iy;
/** A paragraph that begins in bold, after a question's number or nothing. */
const BOLD =
  /^((?:\s|&nbsp;|<(?!strong)[^<>]*>)*(?:(\d{1,3})\.?(?:\s|&nbsp;|<(?!strong)[^<>]*>)*)?)((?:<strong>[\s\S]*?<\/strong>\s*)+)/i;
/** Of what follows a name: a bracket and a colon, or what the question asks. */
const COLON = /^\s*(\([^()]{1,80}\)\s*)?:\s*/;
const ASKED = /^\s*(?:\([^()]{1,80}\)\s*)?asked\b/;
const PROCEDURE = /^\[?\(proc text\)\s*/;
/** Longer words are no time. */
const LONGEST_TIME = 16;
const PROCEDURE_END = /\s*\(proc text\)\]?$/;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  number: string | null;
  time: string | null;
  paragraphs: Piece[][];
}

/** Most words are none, which their first character tells before their text is put together. */
function mayBeProcedure({ pieces }: MappedText): boolean {
  const first = pieces[0]?.text.charAt(0);
  return first === "(" || first === "[";
}

/** The turns of one section's HTML: each paragraph that begins with a name in bold and a colon begins one. */
export class Section {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly isWritten: boolean;
  private turn: Turn | null = null;
  /** Who speaks, though procedure stands between. */
  private speaker: Pick<Turn, "kind" | "speaker" | "number"> | null = null;
  private time: string | null = null;

  constructor(emit: ReaderSink, references: References, isWritten: boolean) {
    this.emit = emit;
    this.references = references;
    this.isWritten = isWritten;
  }

  take(html: MappedText): void {
    let at = 0;
    const { text } = html;
    for (let open = text.indexOf("<"); open >= 0; open = text.indexOf("<", Math.max(at, open + 1))) {
      BLOCK.lastIndex = open;
      if (!BLOCK.test(text)) continue;
      const end = BLOCK.lastIndex;
      this.block(html, at, open);
      at = end;
    }
    this.block(html, at, text.length);
    this.endTurn();
  }

  private paragraphs(html: MappedText, from: number, to: number): MappedText[] {
    const pieces = htmlParagraphs(new MappedText(html.slice(from, to)), this.references);
    return pieces.map((one) => new MappedText(one));
  }

  private block(html: MappedText, from: number, to: number): void {
    const raw = html.text.slice(from, to);
    const bold = BOLD.exec(raw);
    if (bold && this.named(html, from, to, bold)) return;
    for (const words of this.paragraphs(html, from, to)) this.words(words);
  }

  /** A paragraph that begins with who speaks. */
  private named(html: MappedText, from: number, to: number, bold: RegExpExecArray): boolean {
    const [whole, before = "", number = null, name = ""] = bold;
    const names = this.paragraphs(html, from + before.length, from + before.length + name.length);
    const rest = this.paragraphs(html, from + whole.length, to);
    const [first] = rest;
    const named = names.map(({ text }) => text).join(" ");
    const said = first?.text ?? "";
    const colonInside = /:\s*$/.test(named);
    const after = COLON.exec(said);
    const colon = colonInside ? "" : (after?.[0] ?? null);
    const isQuestion = ASKED.test(said);
    if (names.length === 0 || (colon === null && !isQuestion)) return false;
    const bracket = after?.[1]?.trim() ?? "";
    const printed = `${named} ${colonInside ? "" : bracket}`.trim().replace(/[\s:]+$/, "");
    const { speaker, chair } = readPrintedSpeaker(printed.replace(/\s+/g, " "));
    for (const one of names) this.span("speaker", one.slice(0));
    if (number !== null) this.span("metadata", this.numberOf(html, from, before, number));
    const kind = isQuestion ? "question" : chair ? "chair" : this.isWritten ? "answer" : "speech";
    this.begin({ kind, speaker, number: isQuestion ? number : null });
    if (first && colon !== null) this.span("speaker", first.slice(0, colon.length));
    for (const [at, words] of rest.entries()) this.add(at === 0 ? words.trim(colon?.length ?? 0) : words);
    return true;
  }

  private numberOf(html: MappedText, from: number, before: string, number: string): Piece[] {
    const at = from + before.lastIndexOf(number);
    return html.slice(at, at + number.length);
  }

  private words(words: MappedText): void {
    if (words.length <= LONGEST_TIME && TIME_LINE.test(words.text)) {
      this.span("metadata", words.slice(0));
      this.time = words.text;
      return;
    }
    const start = mayBeProcedure(words) ? (PROCEDURE.exec(words.text)?.[0].length ?? 0) : 0;
    if (start > 0) {
      const end = PROCEDURE_END.exec(words.text)?.index ?? words.text.length;
      this.span("boilerplate", [...words.slice(0, start), ...words.slice(Math.max(start, end))]);
      if (this.turn?.kind !== "procedural") this.open({ kind: "procedural", speaker: null, number: null });
      this.add(words.trim(start, Math.max(start, end)));
      return;
    }
    if (!this.turn || (this.turn.kind === "procedural" && this.speaker)) {
      this.open(this.speaker ?? { kind: "procedural", speaker: null, number: null });
    }
    this.add(words);
  }

  private begin(who: Pick<Turn, "kind" | "speaker" | "number">): void {
    this.speaker = who;
    this.open(who);
  }

  private open(who: Pick<Turn, "kind" | "speaker" | "number">): void {
    this.endTurn();
    this.turn = { ...who, time: this.time, paragraphs: [] };
    this.time = null;
  }

  private add(words: MappedText): void {
    const pieces = words.slice(0);
    if (pieces.some(({ text }) => hasWords(text))) this.turn?.paragraphs.push(pieces);
  }

  private span(role: "speaker" | "metadata" | "boilerplate", pieces: readonly Piece[]): void {
    for (const { start, end, text } of pieces) {
      if (end > start && text.trim() !== "") this.emit({ type: "span", role, range: { start, end } });
    }
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}
