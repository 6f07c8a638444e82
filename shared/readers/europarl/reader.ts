import type { PrintedSpeaker } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { languageTag } from "../language.ts";
import { type Line, parseLines, pieceOf } from "../lines.ts";
import type { ExtractFacts, Piece, ReaderSink, TextRange, TextReader } from "../reader.ts";
import { beginsAsChair } from "./chair.ts";

const CHAPTER = /^<CHAPTER\s+ID\s*=\s*"?([\w-]+)"?\s*\/?>$/i;
/** A longer one is no mark. */
const SPEAKER = /^<SPEAKER\s.{1,2000}>$/i;
const PARAGRAPH = /^<P(?:\s[^>]*)?\/?>$/i;
/** Other marks that the corpus puts on lines of their own. */
const OTHER = /^<\/?[A-Z][^<>]*>$/i;
/** An attribute, quoted or not; an unquoted value goes on to the next attribute. */
const ATTRIBUTE =
  /\b(ID|NAME|LANGUAGE|AFFILIATION)\s*=\s*(?:"([^"]*)"|'([^']*)'|(.*?)(?=\s+(?:ID|NAME|LANGUAGE|AFFILIATION)\s*=|\s*\/?>$))/gi;
const GROUP = /^(.*\S)\s*\(([^()]+)\)\.?$/;
/** `Evans, Robert J`; what follows the comma of an office begins with a small letter or names an institution. */
const SURNAME_FIRST =
  /^([^,]*\p{Lu}[^,]*), (?!Commission|Council|Minister|President|Rapporteur)(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)*)$/u;
/** `ep-00-01-17.txt` is 17 January 2000; years from 70 on are of the twentieth century. */
function dateOf(path: string): string | null {
  const match = /(?:^|\/)ep-(\d{2})-(\d{2})-(\d{2})(?:-\d+)?(?:\.\w+)*$/.exec(path);
  if (!match) return null;
  const year = Number(match[1]);
  return isoDay(year + (year < 70 ? 2000 : 1900), Number(match[2]), Number(match[3]));
}

function readSpeaker(tag: string): { speaker: PrintedSpeaker | null; chair: boolean; id: string | null } {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    attributes.set(name.toUpperCase(), (double ?? single ?? bare ?? "").trim());
  }
  const printed = attributes.get("NAME") ?? "";
  const id = attributes.get("ID") ?? null;
  if (printed === "") return { speaker: null, chair: false, id };
  const group = GROUP.exec(printed);
  const name = group?.[1] ?? printed.replace(/\.$/, "");
  const party = attributes.get("AFFILIATION") || group?.[2] || null;
  const chair = beginsAsChair(name);
  const office = chair ? name : null;
  const [, last, first] = SURNAME_FIRST.exec(name) ?? [];
  const inOrder = first === undefined ? name : `${first} ${last}`;
  return { speaker: { printed, name: chair ? null : inOrder, office, constituency: null, party, id: null }, chair, id };
}

class Parse {
  private readonly emit: ReaderSink;
  private readonly sitting: ExtractFacts;
  private begun = false;
  private title: string | null = null;
  private turn: ReturnType<typeof readSpeaker> | null = null;
  private paragraphs: Piece[][] = [];
  /** Where the turn's mark stands. */
  private tag: TextRange | null = null;
  /** Lines of one paragraph: `<P>` parts them, and so does each line where there is no `<P>`. */
  private usesMarks = false;

  constructor(emit: ReaderSink, path: string) {
    this.emit = emit;
    const language = languageTag(/(?:^|\/)([a-z]{2})\/ep-[^/]*$/.exec(path)?.[1]);
    this.sitting = { kind: "debate", house: "European Parliament", date: dateOf(path), language };
  }

  take(line: Line): void {
    const { text, start, end } = line;
    const chapter = CHAPTER.exec(text);
    if (chapter || !this.begun) this.begin(line, chapter?.[1] ?? null);
    if (chapter) this.span("metadata", line);
    else if (SPEAKER.test(text)) {
      this.endTurn();
      this.turn = readSpeaker(text);
      this.tag = { start, end };
      this.span("speaker", line);
    } else if (PARAGRAPH.test(text)) {
      this.usesMarks = true;
      this.span("boilerplate", line);
      if (this.turn && this.paragraphs.at(-1)?.length !== 0) this.paragraphs.push([]);
    } else if (OTHER.test(text)) this.emit({ type: "span", role: "boilerplate", range: { start, end } });
    else this.words(line);
  }

  end(): void {
    this.endTurn();
  }

  private span(role: "metadata" | "speaker" | "heading" | "boilerplate", { start, end }: Line): void {
    this.emit({ type: "span", role, range: { start, end } });
  }

  private begin(line: Line, id: string | null): void {
    this.endTurn();
    this.begun = true;
    this.title = null;
    this.emit({ type: "extract", at: line.start, facts: { ...this.sitting, id } });
  }

  /** Before the first speaker of a chapter stands its title. */
  private words(line: Line): void {
    if (!this.turn) {
      this.title = this.title === null ? line.text : `${this.title} ${line.text}`;
      this.emit({ type: "facts", facts: { title: this.title } });
      this.span("heading", line);
      return;
    }
    const last = this.paragraphs.at(-1);
    if (!last || (!this.usesMarks && last.length > 0)) this.paragraphs.push([pieceOf(line)]);
    else {
      const before = last.at(-1);
      if (before) last.push({ text: " ", start: before.end, end: before.end });
      last.push(pieceOf(line));
    }
  }

  private endTurn(): void {
    const { turn, paragraphs } = this;
    this.turn = null;
    this.paragraphs = [];
    this.usesMarks = false;
    if (!turn) return;
    const { speaker, chair, id } = turn;
    if (!paragraphs.some((pieces) => pieces.length > 0)) {
      const message = "No words follow this speaker.";
      const range = this.tag;
      this.emit({ type: "diagnostic", code: "speaker-without-words", severity: "warning", message, range });
    }
    const kind = speaker === null ? "unattributed" : chair ? "chair" : "speech";
    this.emit({ type: "occurrence", kind, speaker, id, paragraphs });
  }
}

/**
 * The Europarl corpus (v3 to v7): marks on lines of their own, never closed, which is no XML. A group printed after the
 * name (`Andrews (UEN).`) or as an attribute is the party.
 */
export const europarl: TextReader = {
  id: "europarl",
  version: 5,
  name: "European Parliament, Europarl corpus",
  sniff({ text }) {
    return /^[ \t]*<SPEAKER\s+ID\s*=/im.test(text) && !/^\s*<\?xml/.test(text)
      ? { confidence: "certain", reason: "It has lines <SPEAKER ID=...>, as the Europarl corpus does." }
      : { confidence: "no", reason: "It has no lines <SPEAKER ID=...>." };
  },
  open(sink, { path }) {
    return parseLines(0, new Parse(sink, path));
  },
};
