import { emitPieces } from "../html/page.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { References } from "../markup/references.ts";
import { TextCollector } from "../markup/text-collector.ts";
import type { Piece, ReaderSink } from "../reader.ts";
import { personOf } from "./turn.ts";

/** Attributes of a division that are no counts. */
const FACTS = new Set(["id", "url", "divdate", "divnumber", "colnum", "time", "nospeaker"]);

/**
 * The words of one division: its totals as `name value`, then a paragraph for each list, its vote first.
 * Names are parted by tabs; whom the source marks as teller or by proxy is followed by that word (unless the name says
 * it itself). All of it is the source's own: attribute names, values and texts.
 */
export class Division {
  readonly paragraphs: Piece[][] = [];
  /** One for each name. */
  readonly voterIds: (string | null)[] = [];
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;
  private marks: Piece[] = [];
  /** The word that marks a teller, unless the name says it itself. */
  private tellers: Piece[] = [];

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.collector = new TextCollector(references);
  }

  /** `divisioncount` or the division itself. */
  totals(tag: OpenTag, names: readonly string[]): void {
    for (const name of names) this.pair(tag, name);
    this.paragraph();
  }

  list(tag: OpenTag): void {
    this.paragraph();
    this.collector.addPieces(tag.words("vote"));
  }

  name(tag: OpenTag): void {
    this.voterIds.push(personOf(tag, "id"));
    // Who it is by the source's ids: kept with the names, though none of their words.
    for (const id of ["person_id", "id", "membername"]) tag.cover("metadata", id);
    if (!this.collector.isEmpty) this.collector.tab(tag.start);
    this.tellers = tag.get("teller") === "yes" ? tag.nameWords("teller") : [];
    this.marks = tag.get("proxy") ? tag.nameWords("proxy") : [];
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.tellers.length > 0 && /\bteller\b/i.test(raw)) {
      emitPieces(this.emit, "boilerplate", this.tellers);
      this.tellers = [];
    }
    this.collector.add(raw, start, literal);
  }

  endName(at: number): void {
    const marks = [...this.tellers, ...this.marks];
    this.tellers = [];
    this.marks = [];
    if (marks.length === 0) return;
    this.collector.space(at);
    this.collector.addPieces(marks);
  }

  paragraph(): void {
    const { pieces } = this.collector.take();
    if (pieces.length > 0) this.paragraphs.push(pieces);
  }

  private pair(tag: OpenTag, name: string): void {
    const value = tag.words(name);
    if (value.length === 0) return;
    if (!this.collector.isEmpty) this.collector.tab(tag.start);
    this.collector.addPieces(tag.nameWords(name));
    this.collector.space(value[0]?.start ?? tag.start);
    this.collector.addPieces(value);
  }
}

/** The names of the attributes that hold a division's totals, in source order. */
export function totalsOf(tag: OpenTag): string[] {
  return tag.attributes().flatMap(([name, value]) => (FACTS.has(name) || !/^\d+$/.test(value) ? [] : [name]));
}
