import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { ItemTurns, NestedItems, type TurnFacts } from "../markup/item-turns.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { ExtractFacts, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { readTaler } from "./speaker.ts";

const ROOT = "Dokument";
const ITEMS = new Set(["DagsordenPunkt", "DagsordenUnderpunkt"]);
/** What an item says of itself; its text is what the record announces. */
const META = new Set(["MetaFTAgendaItem", "MetaFTAgendaSubItem", "MetaSpeechSegment", "TaleType"]);
/** Parts of a paragraph: lines, which are one space apart, and runs of one style, which are none. */
const INLINE = new Set(["Linea", "Char", "Td", "Th"]);
const KINDS: Record<string, DebateKind> = { L: "bill", LF: "bill", S: "oral-question", US: "oral-question" };

interface Item {
  id: string | null;
  title: string | null;
  type: string;
}

/** What an element stands in, or is itself. */
interface Place {
  isSaid: boolean;
  isAnnounced: boolean;
  isMeta: boolean;
}

const NOWHERE: Place = { isSaid: false, isAnnounced: false, isMeta: false };

/** The same place where the element adds nothing to it. */
function placeIn(outer: Place, name: string): Place {
  if (name === "TaleSegment") return { ...outer, isSaid: true };
  if (name === "PunktTekst") return { ...outer, isAnnounced: true };
  return META.has(name) ? { ...outer, isMeta: true } : outer;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly turns: ItemTurns;
  private readonly path: string[] = [];
  /** What each element of {@link Parse.path} stands in. */
  private readonly places: Place[] = [];
  /** What the sitting says of itself, by the names of its elements. */
  private readonly sitting = new Map<string, string>();
  private readonly items: NestedItems<Item>;
  private floor: { fields: Map<string, string>; line: string; id: string | null; facts: TurnFacts | null } | null =
    null;
  private time: string | null = null;
  private readonly procedure: TurnFacts = { kind: "procedural", speaker: null };
  private leaf = "";
  /** Blanks between two runs of a line, and the last character before them. */
  private layout: { start: number; end: number } | null = null;
  private lastWords = "";

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
    this.turns = new ItemTurns(emit);
    this.items = new NestedItems(this.turns, (items) => this.factsOf(items));
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (this.isWords() && !INLINE.has(name)) this.block();
    this.path.push(name);
    this.places.push(placeIn(this.places.at(-1) ?? NOWHERE, name));
    this.leaf = "";
    if (ITEMS.has(name)) {
      this.items.enter({ id: null, title: null, type: "" }, tag.start);
    } else if (name === "Tale") {
      this.floor = { fields: new Map(), line: "", id: null, facts: null };
      this.time = null;
    } else if (name === "MetaSpeakerMP" && this.floor) this.floor.id = tag.get("tingdokID");
    else if (name === "FTCase" && this.item) this.item.id = tag.get("tingdokID");
    else if ((name === "Td" || name === "Th") && !this.collector.isEmpty) this.collector.tab(tag.start);
    else if (name === "Linea") this.collector.space(tag.start);
  }

  close(name: string, at: number): void {
    const words = this.leaf === "" ? "" : this.leaf.replace(/\s+/g, " ").trim();
    this.leaf = "";
    if (this.isWords() && !INLINE.has(name)) this.block();
    this.path.pop();
    this.places.pop();
    this.layout = null;
    const parent = this.path.at(-1) ?? "";
    if (parent === "MetaMeeting") this.sitting.set(name, words);
    else if (this.item && META.has(parent) && name === "ShortTitle") this.item.title = words || null;
    else if (this.item && META.has(parent) && name === "FTCaseType") this.item.type = words;
    else if (this.floor && parent === "MetaSpeakerMP") this.floor.fields.set(name, words);
    else if (name === "StartDateTime") this.time ??= /T(\d{2}:\d{2}:\d{2})/.exec(words)?.[1] ?? null;
    if (name === "Tale") this.floor = null;
    else if (ITEMS.has(name)) this.items.leave(at);
  }

  text(raw: string, start: number, literal: boolean): void {
    if (!this.isWords()) {
      this.leaf += this.references.decodeAll(raw);
      if (this.floor && this.path.includes("TalerTitel")) this.floor.line += this.references.decodeAll(raw);
      const role = this.path.includes("Taler") ? "speaker" : this.isHeading() ? "heading" : "metadata";
      this.emit({ type: "span", role, range: wordsRange(raw, start) });
      return;
    }
    // Blanks between two runs are layout, but where words would be glued.
    const isGlued = () => /[^\s([„»"–-]$/.test(this.lastWords) && /^[\p{L}\p{N}(]/u.test(raw);
    if (this.layout && isGlued()) this.collector.space(this.layout.start, this.layout.end);
    this.layout = null;
    this.collector.add(raw, start, literal);
    this.lastWords = raw.slice(-1);
  }

  blank(start: number, end: number): void {
    if (this.path.includes("TalerTitel") && this.floor?.line) this.floor.line += " ";
    if (!this.isWords()) return;
    if (this.path.at(-1) === "Linea") this.layout = { start, end };
    else this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.turns.endTurn();
  }

  private get item(): Item | undefined {
    return this.items.innermost;
  }

  private isHeading(): boolean {
    return this.path.at(-1) === "ShortTitle" || this.path.includes("Rubrica");
  }

  /** What is said, and what the record announces of an item. */
  private isWords(): boolean {
    const { isSaid, isAnnounced, isMeta } = this.places.at(-1) ?? NOWHERE;
    return !isMeta && (isSaid || (isAnnounced && this.item !== undefined));
  }

  private factsOf(items: readonly Item[]): ExtractFacts {
    const item = items.at(-1);
    const date: IsoDate | null = /^\d{4}-\d{2}-\d{2}/.exec(this.sitting.get("DateOfSitting") ?? "")?.[0] ?? null;
    const number = ["ParliamentarySession", "MeetingNumber"].flatMap((name) => this.sitting.get(name) || []);
    return {
      kind: KINDS[item?.type ?? ""] ?? "debate",
      title: item?.title ?? null,
      headingPath: items.slice(0, -1).flatMap(({ title }) => title ?? []),
      date,
      house: "Folketing",
      volume: number.join(", ") || null,
      id: item?.id ?? null,
    };
  }

  /** A paragraph ends. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    this.lastWords = "";
    this.layout = null;
    if (pieces.length > 0) this.turns.add(this.floorTurn() ?? this.procedure, pieces);
  }

  private floorTurn(): TurnFacts | null {
    const { floor } = this;
    if (!floor) return null;
    if (!floor.facts) {
      const { speaker, chair } = readTaler(floor.fields, floor.line.replace(/\s+/g, " ").trim(), floor.id);
      floor.facts = { kind: speaker === null ? "procedural" : chair ? "chair" : "speech", speaker, time: this.time };
    }
    return floor.facts;
  }
}

function sniff({ text }: { text: string }): SniffResult {
  return readRoot(text)?.name === ROOT && /<(?:\w+:)?MetaMeeting[\s>]/.test(text)
    ? { confidence: "certain", reason: "It is a report of the Danish Folketing." }
    : { confidence: "no", reason: "It is no report of the Folketing." };
}

/**
 * Reports of sittings of the Danish Folketing as its open data hands them out (`20222_M21_helemoedet.xml`, since 2009). Steps from source
 * to words: references become characters, white space and the end of a line one space; blanks between runs of one line are left out but
 * where words would be glued.
 */
export const folketing: TextReader = {
  id: "folketing",
  version: 1,
  name: "Danish Folketing, report (XML)",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
