import type { ContributionKind, IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { readSpeaker, type SpeakerFields } from "./speaker.ts";
import { TextProtocol } from "./text-protocol.ts";

const ROOT = "dbtplenarprotokoll";
const TEXT_ROOT = "DOKUMENT";
/** What stands around the sitting itself: title page, contents, list of speakers. */
const AROUND = new Set(["vorspann", "rednerliste"]);
const SECTIONS = new Set(["sitzungsbeginn", "tagesordnungspunkt", "sitzungsende", "anlage"]);
/** Paragraphs that name an item of the agenda. */
const TITLE = /^T_(?:fett|(?:ZP_|ohne_)?NaS)/;
/** Paragraphs of the agenda that are no title, and those of lists of votes. */
const AGENDA = /^T_/;
const VOTES = /^AL_/;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  id: string | null;
  column: string | null;
  paragraphs: Piece[][];
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly path: string[] = [];
  private around = 0;
  private day: IsoDate | null = null;
  private volume: string | null = null;
  /** The item of the agenda being read; its extract begins with its first words. */
  private section: { id: string | null; title: string | null; at: number; isBegun: boolean } | null = null;
  private speech: string | null = null;
  private turn: Turn | null = null;
  /** Who spoke last, and who presided last. */
  private who: { speaker: PrintedSpeaker; isChair: boolean } | null = null;
  private chair: PrintedSpeaker | null = null;
  private fields: SpeakerFields = new Map();
  private speakerId: string | null = null;
  private leaf = "";
  private style = "";
  private column: string | null = null;

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    this.path.push(name);
    if (name === ROOT) this.root(tag);
    else if (AROUND.has(name)) this.around++;
    else if (SECTIONS.has(name)) this.begin(tag);
    else if (name === "rede") this.speech = tag.get("id");
    else if (name === "redner") {
      this.fields = new Map();
      this.speakerId = tag.get("id");
    } else if (name === "p" || name === "tr") {
      this.block();
      this.style = tag.get("klasse") ?? "";
    } else if (name === "name" && !this.isIn("redner")) this.block();
    else if ((name === "td" || name === "th") && !this.collector.isEmpty) this.collector.tab(tag.start);
    else if (name === "br") this.collector.space(tag.start);
    else if (name === "a" && tag.get("typ") === "druckseitennummer") {
      this.column = /\d+/.exec(tag.get("id") ?? tag.get("name") ?? "")?.[0] ?? this.column;
    }
    if (this.isIn("redner")) this.leaf = "";
  }

  close(name: string): void {
    if (AROUND.has(name)) this.around--;
    else if (this.isIn("redner")) this.field(name);
    else if (name === "name") this.speak(false);
    else if (name === "p" && (this.style === "redner" || this.style === "N")) this.speak(this.style === "redner");
    else if (name === "p" || name === "tr") this.block();
    else if (name === "anlagen-titel") this.title();
    else if (name === "rede" || SECTIONS.has(name)) {
      this.block();
      if (name === "rede") {
        this.speech = null;
        this.backToChair();
      }
    }
    if (name === "p") this.style = "";
    this.path.pop();
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.around > 0) this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) });
    else if (this.isIn("redner")) {
      this.leaf += this.references.decodeAll(raw);
      this.emit({ type: "span", role: "speaker", range: wordsRange(raw, start) });
    } else if (this.isIn("kommentar")) this.emit({ type: "span", role: "note", range: wordsRange(raw, start) });
    else this.collector.add(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.endTurn();
  }

  private root(tag: OpenTag): void {
    tag.cover("metadata");
    const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(tag.get("sitzung-datum") ?? "") ?? [];
    if (year) this.day = isoDay(Number(year), Number(month), Number(day));
    const [term, number] = [tag.get("wahlperiode"), tag.get("sitzung-nr")];
    if (term && number) this.volume = `${term}/${number}`;
  }

  private begin(tag: OpenTag): void {
    this.block();
    this.endTurn();
    this.backToChair();
    this.section = {
      id: tag.get("top-id")?.replaceAll("\u00a0", " ") ?? null,
      title: null,
      at: tag.start,
      isBegun: false,
    };
    if (tag.get("top-id")) tag.cover("heading", "top-id");
  }

  /** After a speech and at the beginning of an item the chair speaks, though the name is not printed again. */
  private backToChair(): void {
    this.who = this.chair && { speaker: this.chair, isChair: true };
  }

  private isIn(name: string): boolean {
    return this.path.includes(name);
  }

  private field(name: string): void {
    const words = this.leaf.replace(/[\s\u00a0]+/g, " ").trim();
    this.leaf = "";
    if (words !== "" && name !== "redner") this.fields.set(name, words);
  }

  /** A line that says who speaks is over: a member's in a `redner`, or that of who presides. */
  private speak(isMember: boolean): void {
    const line = new MappedText(this.collector.take().pieces);
    const text = line.text.replaceAll("\u00a0", " ");
    // A short answer may stand behind the colon.
    const [head = text] = /^[^:]{3,150}:\s+(?=\S)/.exec(text) ?? [];
    emitPieces(this.emit, "speaker", line.slice(0, head.length));
    if (head === "") return;
    this.endTurn();
    this.who = readSpeaker(head.trimEnd(), isMember ? this.fields : new Map(), isMember ? this.speakerId : null);
    if (this.who.isChair) this.chair = this.who.speaker;
    if (head.length < text.length) this.words(line.slice(head.length), false);
  }

  /** The title of an item: the first of several. */
  private title(): void {
    const { pieces } = this.collector.take();
    emitPieces(this.emit, "heading", pieces);
    const { section } = this;
    if (!section || pieces.length === 0) return;
    section.title ??= pieces.map(({ text }) => text).join("");
  }

  /** A paragraph ends. */
  private block(): void {
    const { style } = this;
    if (TITLE.test(style) && this.section && !this.section.isBegun) {
      this.title();
      return;
    }
    const pieces = takePieces(this.collector, this.emit);
    if (pieces.length === 0) return;
    if (VOTES.test(style)) this.vote(pieces, style);
    else this.words(pieces, AGENDA.test(style));
  }

  /** A part of a list of votes: a side, or a name on it; groups are not names. */
  private vote(pieces: Piece[], style: string): void {
    if (this.turn?.kind !== "division") this.beginTurn("division", null, pieces);
    const last = this.turn?.paragraphs.at(-1);
    const [first] = pieces;
    if (style === "AL_Partei") emitPieces(this.emit, "note", pieces);
    else if (style === "AL_Namen" && last && first)
      last.push({ text: "\t", start: first.start, end: first.start }, ...pieces);
    else this.turn?.paragraphs.push(pieces);
  }

  private words(pieces: Piece[], isAgenda: boolean): void {
    const said = this.who?.speaker ?? null;
    // A member's list is printed as items of the agenda are; annexes are nobody's words but for speeches in them.
    const isItem = isAgenda && (this.speech === null || (this.who?.isChair ?? true));
    const isOwn = isItem || said === null || (this.speech === null && this.isIn("anlage"));
    const kind = isOwn ? "procedural" : this.who?.isChair ? "chair" : "speech";
    const speaker = isOwn ? null : said;
    if (!this.turn || this.turn.kind !== kind || this.turn.speaker !== speaker) this.beginTurn(kind, speaker, pieces);
    this.turn?.paragraphs.push(pieces);
  }

  private beginTurn(kind: ContributionKind, speaker: PrintedSpeaker | null, [first]: Piece[]): void {
    this.endTurn();
    this.extract(first?.start ?? 0);
    this.turn = { kind, speaker, id: this.speech, column: this.column, paragraphs: [] };
  }

  private extract(start: number): void {
    const { section, day, volume } = this;
    if (!section || section.isBegun) return;
    section.isBegun = true;
    const path = [section.id, section.title].filter((title) => title !== null);
    const title = path.pop() ?? null;
    const place = { house: "Deutscher Bundestag", date: day, volume };
    const kind = /fragestunde|befragung/i.test(title ?? "") ? ("oral-question" as const) : ("debate" as const);
    this.emit({
      type: "extract",
      at: Math.min(section.at, start),
      facts: { title, headingPath: path, kind, ...place },
    });
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}

function sniff({ text }: { text: string }): SniffResult {
  const root = readRoot(text)?.name;
  const isText = root === TEXT_ROOT && /<DOKUMENTART>\s*PLENARPROTOKOLL\b/.test(text);
  return root === ROOT || isText
    ? { confidence: "certain", reason: `It is a plenary protocol in XML with the root <${root}>.` }
    : { confidence: "no", reason: "It is no plenary protocol of the Bundestag." };
}

/** Which of the two editions it is, its root says: until then nothing is done. */
class Either implements XmlHandler {
  private readonly create: (root: string) => XmlHandler;
  private chosen: XmlHandler | null = null;

  constructor(create: (root: string) => XmlHandler) {
    this.create = create;
  }

  open(tag: OpenTag): void {
    this.chosen ??= this.create(tag.name);
    this.chosen.open(tag);
  }

  close(name: string, at: number): void {
    this.chosen?.close(name, at);
  }

  text(raw: string, start: number, literal: boolean): void {
    this.chosen?.text(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.chosen?.blank(start, end);
  }

  end(): void {
    this.chosen?.end();
  }
}

/**
 * Plenary protocols of the German Bundestag, since 2017 by their elements, before as text. Steps from source to words: references become characters, white
 * space one space, cells get a tab before them.
 */
export const bundestag: TextReader = {
  id: "bundestag",
  version: 2,
  name: "German Bundestag, plenary protocol (XML)",
  sniff,
  open: (sink, context) =>
    openXml(
      sink,
      (references) =>
        new Either((root) =>
          root === TEXT_ROOT ? new TextProtocol(sink, references, context) : new Parse(sink, references),
        ),
    ),
};
