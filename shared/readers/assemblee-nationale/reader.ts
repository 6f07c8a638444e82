import type { ContributionKind, DebateKind, IsoDate } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { type Orateur, readOrateur } from "./speaker.ts";

const ROOT = "compteRendu";
const HOUSE = "Assemblée nationale";
/** Codes of points that are oral questions: to the government, to the prime minister, without debate. */
const QUESTIONS = /^(?:QG|QPM|QOSD)_/;
const BILL = /^(?:projet|proposition) de (?:loi|résolution)/i;
/** What the house does while somebody speaks. */
const REACTION =
  /^\((?:vi(?:fs|ves) |nouve(?:aux|lles) |mêmes )?(?:applaudissements|exclamations|rires|sourires|murmures|huées|brouhaha|protestations|mouvements)\b|^\(.*\bapplaudi(?:t|ssent)\b/i;
const SUPERSCRIPT = /\[\[|\]\]/g;

interface Title {
  level: number;
  title: string;
  code: string;
  id: string | null;
}

interface Turn {
  kind: ContributionKind;
  orateur: Orateur | null;
  id: string | null;
  paragraphs: Piece[][];
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly path: string[] = [];
  private uid: string | null = null;
  private day: IsoDate | null = null;
  /** Titles in force by their level, and what kind of business the innermost is. */
  private titles: Title[] = [];
  /** Where the section begins whose words are still to come; -1 when they came. */
  private at = 0;
  private point: { level: number; code: string; id: string | null; at: number } | null = null;
  private turn: Turn | null = null;
  private paragraph: { acteur: string | null; id: string | null; isChair: boolean } | null = null;
  private names: string[] = [];
  private quality = "";
  private leaf = "";
  /** Words in italics, which within a speech are a note where they are in brackets, and where they begin. */
  private italics: { collector: TextCollector; begins: boolean; endsAt: number } | null = null;
  /** A note goes on in other italics until its bracket closes. */
  private isInNote = false;

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    this.path.push(name);
    if (name === "point" || name === "ouvertureSeance" || name === "finSeance") this.openPoint(tag);
    else if (name === "paragraphe") {
      this.names = [];
      this.quality = "";
      this.isInNote = false;
      const isChair = tag.get("roledebat") === "president";
      this.paragraph = { acteur: tag.get("id_acteur"), id: tag.get("id_syceron"), isChair };
    } else if (name === "br" && this.isWords()) this.block();
    else if (name === "italique" && this.isWords())
      this.italics = { collector: new TextCollector(this.references), begins: false, endsAt: -1 };
    this.leaf = name === "texte" || this.isIn("texte") ? this.leaf : "";
    if (name === "texte") this.leaf = "";
  }

  close(name: string): void {
    if (name === "italique") this.endItalics();
    else if (name === "texte") this.endText();
    this.path.pop();
    const words = this.leaf.replace(/\s+/g, " ").trim();
    if (name === "uid" && this.path.at(-1) === ROOT) this.uid = words || null;
    else if (name === "dateSeance") this.readDay(words);
    else if (name === "nom" && this.path.at(-1) === "orateur" && words !== "") this.names.push(words);
    else if (name === "qualite" && this.quality === "") this.quality = words;
    else if (name === "paragraphe") this.paragraph = null;
    else if (name === "point") this.point = null;
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.isWords()) this.addWords(raw, start, literal);
    else {
      this.leaf += this.references.decodeAll(raw);
      const role = this.isIn("texte") ? "heading" : this.isIn("orateurs") ? "speaker" : "metadata";
      this.emit({ type: "span", role, range: wordsRange(raw, start) });
    }
  }

  blank(start: number, end: number): void {
    if (this.isIn("texte")) this.leaf += " ";
    (this.italics?.collector ?? this.collector).space(start, end);
  }

  end(): void {
    this.block();
    this.endTurn();
  }

  private isIn(name: string): boolean {
    return this.path.includes(name);
  }

  /** Within a text that is no title: those of paragraphs, and of how a sitting begins and ends. */
  private isWords(): boolean {
    return this.isIn("texte") && (this.paragraph !== null || this.point === null);
  }

  private readDay(words: string): void {
    const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(words) ?? [];
    if (year) this.day = isoDay(Number(year), Number(month), Number(day));
  }

  /** A point without a title (an amendment) belongs to the one before it. */
  private openPoint(tag: OpenTag): void {
    const isPoint = tag.name === "point";
    if (!isPoint) this.section([], tag.start);
    const level = Number(tag.get("nivpoint")) || this.path.filter((name) => name === "point").length;
    const code = tag.get("code_grammaire") ?? "";
    this.point = isPoint ? { level, code, id: tag.get("id_syceron"), at: tag.start } : null;
  }

  /** `n[[o]]` is a superscript: the brackets are taken out. */
  private addWords(raw: string, start: number, literal: boolean): void {
    const { italics } = this;
    if (italics && !italics.begins && /^\s/.test(raw)) this.collector.space(start);
    if (italics) italics.begins = true;
    const collector = italics?.collector ?? this.collector;
    let from = 0;
    for (const { index, 0: mark } of raw.matchAll(SUPERSCRIPT)) {
      if (index > from) collector.add(raw.slice(from, index), start + from, literal);
      from = index + mark.length;
      emitPieces(this.emit, "boilerplate", [{ start: start + index, end: start + from }]);
    }
    if (from < raw.length) collector.add(raw.slice(from), start + from, literal);
    if (italics && /\s$/.test(raw)) italics.endsAt = start + raw.length;
  }

  private endItalics(): void {
    const { italics } = this;
    this.italics = null;
    if (!italics) return;
    const pieces = takePieces(italics.collector, this.emit);
    if (pieces.length === 0) return;
    const { text } = new MappedText(pieces);
    if (this.names.length > 0 && (this.isInNote || text.startsWith("("))) {
      this.isInNote = !text.endsWith(")");
      emitPieces(this.emit, "note", pieces);
    } else this.collector.addPieces(pieces);
    // What parts these words from the next stands within the italics.
    if (italics.endsAt >= 0) this.collector.space(italics.endsAt);
  }

  /** A title, or the last paragraph of a text. */
  private endText(): void {
    if (this.isWords()) this.block();
    else if (this.point) this.endTitle(this.leaf.replace(SUPERSCRIPT, "").replace(/\s+/g, " ").trim());
  }

  private endTitle(title: string): void {
    const { point } = this;
    if (!point || title === "") return;
    const { level, code, id, at } = point;
    this.section([...this.titles.filter((other) => other.level < level), { level, code, id, title }], at);
  }

  private section(titles: Title[], at: number): void {
    this.endTurn();
    this.titles = titles;
    this.at = at;
  }

  /** A paragraph ends. One of the speaker before it goes on with that turn. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    const [first] = pieces;
    if (!first) return;
    const orateur = this.orateur();
    if (!orateur && REACTION.test(new MappedText(pieces).text)) {
      emitPieces(this.emit, "note", pieces);
      return;
    }
    const kind = orateur === null ? "procedural" : orateur.isChair ? "chair" : "speech";
    const last = this.turn?.orateur?.speaker;
    const isSame = last?.printed === orateur?.speaker.printed && last?.id === orateur?.speaker.id;
    if (!this.turn || this.turn.kind !== kind || !isSame) {
      this.endTurn();
      this.extract(first.start);
      this.turn = { kind, orateur, id: this.paragraph?.id ?? null, paragraphs: [] };
    }
    this.turn.paragraphs.push(pieces);
  }

  /** Who speaks in this paragraph; one without a name but of the same actor goes on. */
  private orateur(): Orateur | null {
    const { paragraph, turn } = this;
    if (!paragraph) return null;
    const orateur = readOrateur(this.names.join(", "), this.quality, paragraph.acteur);
    if (orateur && paragraph.isChair) orateur.isChair = true;
    if (orateur || !turn?.orateur?.speaker.id) return orateur;
    return turn.orateur.speaker.id === paragraph.acteur ? turn.orateur : null;
  }

  private extract(start: number): void {
    if (this.at < 0) return;
    const path = this.titles.map(({ title }) => title);
    const title = path.pop() ?? null;
    const last = this.titles.at(-1);
    const isQuestions = this.titles.some(({ code }) => QUESTIONS.test(code)) || /^questions /i.test(title ?? "");
    const isBill = this.titles.some((one) => BILL.test(one.title));
    const kind: DebateKind = isQuestions ? "oral-question" : isBill ? "bill" : "debate";
    const id = [this.uid, last?.id].filter(Boolean).join("#") || null;
    const facts = { title, headingPath: path, kind, house: HOUSE, date: this.day, id };
    this.emit({ type: "extract", at: Math.min(this.at, start), facts });
    this.at = -1;
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    const { kind, orateur, id, paragraphs } = turn;
    this.emit({ type: "occurrence", kind, speaker: orateur?.speaker ?? null, id, paragraphs });
  }
}

function sniff({ text }: { text: string }): SniffResult {
  const isReport =
    readRoot(text)?.name === ROOT && /schemas\.assemblee-nationale\.fr|<dateSeance>|<contenu>/.test(text);
  return isReport
    ? { confidence: "certain", reason: "It is a report of a sitting of the Assemblée nationale (Syceron)." }
    : { confidence: "no", reason: "It is no report of the Assemblée nationale." };
}

/**
 * Reports of sittings of the French Assemblée nationale (Syceron, since 2017). Steps from source to words: references become characters,
 * white space one space, a line break parts paragraphs, the brackets of `[[o]]` are left out.
 */
export const assembleeNationale: TextReader = {
  id: "assemblee-nationale",
  version: 1,
  name: "French Assemblée nationale, report of a sitting (XML)",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
