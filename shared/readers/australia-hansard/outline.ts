import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { isoDayAtStart } from "../dates.ts";
import type { ReaderSink } from "../reader.ts";

const HOUSES: [RegExp, string][] = [
  [/^senate$/i, "Australian Senate"],
  [/rep/i, "Australian House of Representatives"],
];
/** Parts of a day's record that sat elsewhere. */
const CHAMBERS: Record<string, string> = {
  "maincomm.xscript": "Main Committee",
  "fedchamb.xscript": "Federation Chamber",
};
const WRITTEN = /\b(?:answers? to questions? (?:on notice|in writing)|questions? (?:on notice|in writing))\b/i;

/** Makes extracts of a day's debates and the debates within them; the first words after a title begin one. */
export class Outline {
  private readonly emit: ReaderSink;
  private house: string | null = null;
  private chamber: string | null = null;
  private day: IsoDate | null = null;
  private titles: { depth: number; title: string; type: string }[] = [];
  private at = -1;
  private isPending = true;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** A part of the record (`chamber.xscript`, `maincomm.xscript` ...) begins. */
  part(name: string): void {
    this.chamber = CHAMBERS[name] ?? null;
  }

  /** What the session's header says. */
  header(field: string, words: string): void {
    if (field === "chamber") this.house = HOUSES.find(([pattern]) => pattern.test(words))?.[1] ?? words;
    if (field === "date") this.day = isoDayAtStart(words) ?? this.day;
  }

  /** A debate begins at `at`, `depth` of which others are around it. */
  enter(depth: number, at: number): void {
    this.titles = this.titles.filter((other) => other.depth < depth);
    if (!this.isPending || this.at < 0) this.at = at;
    this.isPending = true;
  }

  /** A debate is over; words after it belong to what is around it. */
  leave(depth: number): void {
    this.titles = this.titles.filter((other) => other.depth < depth);
    this.isPending = true;
  }

  /** What a debate's own element says of it. */
  info(depth: number, field: string, words: string): void {
    const own = this.titles.find((other) => other.depth === depth);
    if (!own) this.titles.push({ depth, title: field === "title" ? words : "", type: field === "type" ? words : "" });
    else if (field === "title") own.title = own.title === "" ? words : `${own.title} ${words}`;
    else own.type = words;
  }

  /** Words begin at `at`. */
  words(at: number): void {
    if (!this.isPending) return;
    this.isPending = false;
    const path = this.titles.map(({ title }) => title).filter((title) => title !== "");
    const title = path.pop() ?? null;
    const kind = this.kind(title);
    const isWritten = kind === "written-question";
    const { house, chamber, day } = this;
    const dates = { date: isWritten ? null : day, answeredDate: isWritten ? day : null };
    const facts = { title, headingPath: path, kind, house, chamber, ...dates };
    this.emit({ type: "extract", at: this.at < 0 ? at : this.at, facts });
    this.at = -1;
  }

  private kind(title: string | null): DebateKind {
    const all = this.titles.map((one) => `${one.type} ${one.title}`).join(" ");
    if (WRITTEN.test(all)) return "written-question";
    if (/questions? without notice/i.test(all)) return "oral-question";
    if (/^petitions?\b/i.test(all)) return "petition";
    if (/\bBills?\b/i.test(all)) return "bill";
    return /statements?$/i.test(title ?? "") || /ministerial statements?/i.test(all) ? "statement" : "debate";
  }
}
