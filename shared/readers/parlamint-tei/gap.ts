import type { OpenTag } from "../markup/open-tag.ts";
import type { References } from "../markup/references.ts";
import { wordsRange } from "../markup/text-collector.ts";
import type { ReaderSink, TextRange } from "../reader.ts";

/** A `gap` element: its description in one language is the marker, those in others are notes. */
export class Gap {
  readonly at: number;
  private readonly references: References;
  private readonly reason: string;
  private readonly runs: { lang: string | null; raw: string; range: TextRange }[] = [];
  private lang: string | null = null;

  constructor(tag: OpenTag, references: References) {
    this.at = tag.start;
    this.references = references;
    this.reason = tag.get("reason") || "gap";
  }

  open(tag: OpenTag): void {
    this.lang = tag.get("xml:lang");
  }

  text(raw: string, start: number): void {
    this.runs.push({ lang: this.lang, raw, range: wordsRange(raw, start) });
  }

  /** Says that words are left out here; without a description the marker is the reason that the element gives. */
  say(emit: ReaderSink): void {
    const chosen = this.runs.find(({ lang }) => lang === "en") ?? this.runs[0];
    if (!chosen) emit({ type: "gap", range: { start: this.at, end: this.at }, printed: this.reason });
    for (const run of this.runs) {
      const { range } = run;
      if (run !== chosen) emit({ type: "span", role: "note", range });
      else emit({ type: "gap", range, printed: this.references.decodeAll(run.raw).replaceAll(/\s+/g, " ").trim() });
    }
  }

  /** Says that the description stands in the midst of a turn. */
  sayAsNote(emit: ReaderSink): void {
    for (const { range } of this.runs) emit({ type: "span", role: "note", range });
  }
}
