import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { References } from "../markup/references.ts";
import { TextCollector } from "../markup/text-collector.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { ReaderSink } from "../reader.ts";

/** `*S3M-4994# Jane Doe: Harbours—That the Parliament ...`: who lodged the motion, its title, its words. */
const LODGED = /^\*?(S\dM-[\d.]+)(?: ?[#*♦])* ([^:]{3,80}): (.{1,200}?)—(?=\S)/;
/** `S3M-4994 Harbours (lodged on 22 July 2031) Jane Doe*, ...`: who supports it since. */
const SUPPORTED = /^\*?S\dM-[\d.]+(?: ?[#*♦])* (.{3,200}?) \(lodged on /;

/**
 * One mention of a motion in the Scottish Parliament's business bulletin, an extract of its own: the motion as it was
 * lodged is its mover's words; who supported it since is a note of the record.
 */
export class Motion {
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;

  constructor(tag: OpenTag, emit: ReaderSink, references: References) {
    this.emit = emit;
    this.collector = new TextCollector(references);
    const [id, date, url] = ["spid", "date", "url"].map((name) => tag.get(name) || null);
    const facts = { kind: "unknown", id, url, date, house: "Scottish Parliament" } as const;
    emit({ type: "extract", at: tag.start, facts });
    for (const name of ["spid", "date", "url"]) tag.cover("metadata", name);
  }

  text(raw: string, start: number, literal: boolean): void {
    this.collector.add(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    const { pieces, blanks } = this.collector.take();
    for (const range of blanks) this.emit({ type: "markup", range });
    if (pieces.length === 0) return;
    const words = new MappedText(pieces);
    const lodged = LODGED.exec(words.text);
    if (!lodged) {
      const title = SUPPORTED.exec(words.text)?.[1];
      if (title) this.emit({ type: "facts", facts: { title } });
      this.emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs: [pieces] });
      return;
    }
    const [whole, number = "", name = "", title] = lodged;
    const nameAt = whole.indexOf(name, number.length);
    const titleAt = nameAt + name.length + 2;
    this.span("metadata", words, 0, nameAt);
    this.span("speaker", words, nameAt, titleAt);
    this.span("heading", words, titleAt, whole.length);
    this.emit({ type: "facts", facts: { title: title ?? null } });
    const { speaker } = readPrintedSpeaker(name);
    const paragraphs = [words.slice(whole.length)];
    this.emit({ type: "occurrence", kind: "speech", speaker, number, paragraphs });
  }

  private span(role: "metadata" | "speaker" | "heading", words: MappedText, from: number, to: number): void {
    for (const { start, end } of words.slice(from, to)) this.emit({ type: "span", role, range: { start, end } });
  }
}
