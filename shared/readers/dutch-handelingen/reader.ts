import type { ContributionKind, DebateKind, IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import type { Companion } from "../companions.ts";
import { readForeignDay } from "../foreign-days.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { readSpreker } from "./speaker.ts";

const ROOT = "officiele-publicatie";
const BODY = "handelingen";
const HOUSES: Record<string, string> = { tk: "Tweede Kamer", ek: "Eerste Kamer", vv: "Verenigde Vergadering" };
/** `h-tk-20172018-70-10`: house, years, sitting and item. */
const NAME = /\bh-(tk|ek|vv)-(\d{4})(\d{4})-(\d+)-\d+/;
/** What an element's words are when they are none of a turn's. */
const LEAVES: Record<string, "metadata" | "heading" | "speaker"> = {
  nr: "metadata",
  "vergadering-nummer": "metadata",
  vergaderdatum: "metadata",
  vergadertijd: "metadata",
  "item-titel": "heading",
  spreker: "speaker",
};
/** What somebody says; a motion is the record's, and who presides speaks in its `motie-info`. */
const TURNS = new Set(["spreekbeurt", "motie", "motie-info"]);
const PARAGRAPHS = new Set(["al", "kop", "li", "tr", "row"]);

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  number: string | null;
  paragraphs: Piece[][];
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly path: string[] = [];
  private day: IsoDate | null;
  private id: string | null = null;
  /** The item being read; its extract begins with its first words. */
  private item: { title: string | null; at: number; isBegun: boolean } | null = null;
  /** Who speaks, the innermost last: the chair may speak within a motion that a member reads. */
  private readonly who: ({ speaker: PrintedSpeaker; isChair: boolean } | null)[] = [];
  private motion: string | null = null;
  private turn: Turn | null = null;
  /** Words of the leaf that is open, and of the parts of a speaker. */
  private leaf = "";
  private readonly parts = new Map<string, string>();

  constructor(emit: ReaderSink, references: References, day: IsoDate | null) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
    this.day = day;
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    const isItem = this.path.at(-1) === BODY && name !== "vergadering";
    this.path.push(name);
    if (name === "meta") this.meta(tag);
    else if (isItem) this.begin(tag.start);
    else if (name in LEAVES) this.openLeaf(name);
    else if (TURNS.has(name)) {
      this.endTurn();
      this.who.push(null);
      if (name === "motie") this.motion = tag.get("id");
    } else if (PARAGRAPHS.has(name) && this.path.at(-2) !== "li") this.block();
    else if (name === "entry" || name === "td") this.tab(tag.start);
    else this.collector.space(tag.start);
    if (this.isIn("spreker")) this.leaf += " ";
  }

  close(name: string): void {
    this.path.pop();
    if (name in LEAVES) this.closeLeaf(name);
    else if (this.isIn("spreker")) this.part(name);
    else if (PARAGRAPHS.has(name) && this.path.at(-1) !== "li") this.block();
    else if (TURNS.has(name)) {
      this.endTurn();
      this.who.pop();
      if (name === "motie") this.motion = null;
    } else if (this.path.at(-1) === BODY) this.endTurn();
  }

  text(raw: string, start: number, literal: boolean): void {
    const leaf = this.path.find((name) => name in LEAVES);
    if (leaf === undefined) {
      this.collector.add(raw, start, literal);
      return;
    }
    this.leaf += this.references.decodeAll(raw);
    this.emit({ type: "span", role: LEAVES[leaf] as "metadata", range: wordsRange(raw, start) });
  }

  blank(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    this.endTurn();
  }

  private isIn(name: string): boolean {
    return this.path.includes(name);
  }

  private tab(at: number): void {
    if (!this.collector.isEmpty) this.collector.tab(at);
  }

  /** The publication's own number stands in the address of its metadata; newer files state the day too. */
  private meta(tag: OpenTag): void {
    tag.cover("metadata", "content");
    const content = tag.get("content") ?? "";
    this.id ??= NAME.exec(content)?.[0] ?? null;
    if (/vergaderdatum|datumVergadering/i.test(tag.get("name") ?? "")) {
      this.day = /^\d{4}-\d{2}-\d{2}/.exec(content)?.[0] ?? this.day;
    }
  }

  private begin(at: number): void {
    this.endTurn();
    this.item = { title: null, at, isBegun: false };
  }

  private openLeaf(name: string): void {
    this.block();
    this.leaf = "";
    if (name === "spreker") this.parts.clear();
  }

  private part(name: string): void {
    const words = this.leaf.replace(/\s+/g, " ").trim();
    const before = [...this.parts.values()].join(" ");
    this.parts.set(name, words.slice(words.indexOf(before) + before.length).replace(/^[\s(]+/, ""));
  }

  private closeLeaf(name: string): void {
    const words = this.leaf.replace(/\s+/g, " ").trim();
    if (name === "item-titel" && this.item) this.item.title = words === "" ? null : words;
    else if (name === "vergaderdatum") this.day = readForeignDay(words) ?? this.day;
    else if (name === "spreker") this.speak();
  }

  private speak(): void {
    this.endTurn();
    const said = (name: string) => this.parts.get(name) || null;
    const fields = { before: said("voorvoegsels"), surname: said("achternaam"), party: said("politiek") };
    const who = readSpreker({ printed: this.leaf, ...fields });
    if (who) this.who.splice(-1, 1, who);
  }

  /** A paragraph ends. Words outside of a turn, and motions, are the record's own. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    const [first] = pieces;
    if (!first) return;
    const who = this.who.at(-1) ?? null;
    const kind = who === null ? "procedural" : who.isChair ? "chair" : "speech";
    if (this.turn?.kind !== kind || this.turn.speaker !== (who?.speaker ?? null)) {
      this.endTurn(false);
      this.extract(first.start);
      const number = kind === "procedural" ? this.motion : null;
      this.turn = { kind, speaker: who?.speaker ?? null, number, paragraphs: [] };
    }
    this.turn.paragraphs.push(pieces);
  }

  private extract(start: number): void {
    const { item, day, id } = this;
    if (!item || item.isBegun) return;
    item.isBegun = true;
    const [name, house = "", from, to, sitting] = NAME.exec(id ?? "") ?? [];
    const place = { house: HOUSES[house] ?? null, volume: name ? `${from}-${to}, ${sitting}` : null, date: day };
    const url = id === null ? null : `https://zoek.officielebekendmakingen.nl/${id}`;
    const isQuestions = /vragenuur|mondelinge vragen/i.test(item.title ?? "");
    const kind: DebateKind = isQuestions ? "oral-question" : "debate";
    const facts = { title: item.title, kind, ...place, id, url };
    this.emit({ type: "extract", at: Math.min(item.at, start), facts });
  }

  private endTurn(flush = true): void {
    if (flush) this.block();
    const { turn } = this;
    this.turn = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}

/** The day of the sitting, which its first item alone prints; items are files of their own. */
function dayIn(companions: readonly Companion[], emit: ReaderSink): IsoDate | null {
  for (const { path, text } of companions) {
    const printed = /<vergaderdatum>\s*([^<]+?)\s*</.exec(text)?.[1];
    const day = printed ? readForeignDay(printed) : null;
    if (day === null) continue;
    const message = `The day is that of the sitting's first item, ${path.slice(path.lastIndexOf("/") + 1)}.`;
    emit({ type: "diagnostic", code: "day-from-companion", severity: "info", message, range: null });
    return day;
  }
  return null;
}

function sniff({ text }: { text: string }): SniffResult {
  return readRoot(text)?.name === ROOT && /<handelingen\b/.test(text)
    ? { confidence: "certain", reason: "It is an official publication with an item of the Dutch Handelingen." }
    : { confidence: "no", reason: "It is no item of the Dutch Handelingen." };
}

/**
 * Handelingen of the Dutch houses as officielebekendmakingen.nl publishes them, a file for each item. Steps from source to words: references become
 * characters, white space one space, cells get a tab before them.
 */
export const dutchHandelingen: TextReader = {
  id: "dutch-handelingen",
  version: 1,
  name: "Dutch parliament, Handelingen (XML)",
  sniff,
  open: (sink, { companions }) => {
    const day = dayIn(companions ?? [], sink);
    return openXml(sink, (references) => new Parse(sink, references, day));
  },
};
