import type { Params, Result } from "../../../shared/api/contract.ts";
import type { Span } from "../../../shared/model/source.ts";
import type { LibraryView } from "../library/view.ts";
import { sourceRow } from "../query/source-rows.ts";
import type { SourceText, SourceTexts } from "./source-text.ts";

/** UTF-16 units of one part, but for the rest of its last line. */
const PART = 524_288;
/** A line that goes on for longer is cut. */
const LONGEST_REST = 65_536;
/** So many lines that nobody recognised are named. */
const MOST_LINES = 1000;

/**
 * One part of a source's text with what each run of it became: the part asked for by number, or the one that holds a
 * line; else the first. Errors are those of {@link SourceTexts}.
 */
export async function sourceRaw(
  texts: SourceTexts,
  view: LibraryView,
  { source: id, part: asked, line }: Params<"source.raw">,
): Promise<Result<"source.raw">> {
  const opened = await texts.open(view, id);
  const { source, text, offsets } = opened;
  const starts = partStarts(text);
  const last = starts.length - 1;
  const part = Math.min(last, line === undefined ? (asked ?? 0) : partOfLine(opened, starts, line));
  const start = starts[part] as number;
  const end = starts[part + 1] ?? text.length;
  const spans = view.spans(id);
  const [from, to] = [offsets.byteAt(start), offsets.byteAt(end)];
  return {
    row: sourceRow(source),
    text: text.slice(start, end),
    start,
    firstLine: offsets.lineAt(start),
    part,
    parts: starts.length,
    totalLength: text.length,
    spans: spans
      .filter((span) => span.byteStart < to && span.byteEnd > from)
      .map(({ role, byteStart, byteEnd }) => {
        return { role, start: offsets.offsetAt(byteStart), end: offsets.offsetAt(byteEnd) };
      }),
    roles: bytesByRole(spans),
    unrecognisedLines: spans
      .filter(({ role }) => role === "unrecognised")
      .slice(0, MOST_LINES)
      .map((span) => span.line),
    diagnostics: source.diagnostics,
  };
}

/** Parts end with lines; of a very long line, somewhere between two characters. */
function partStarts(text: string): number[] {
  const starts = [0];
  for (let at = PART; at < text.length; at = (starts.at(-1) as number) + PART) {
    const feed = text.indexOf("\n", at);
    const isNear = feed >= 0 && feed - at < LONGEST_REST;
    const isHalf = /[\uDC00-\uDFFF]/.test(text[at] as string);
    const next = isNear ? feed + 1 : isHalf ? at + 1 : at;
    if (next >= text.length) break;
    starts.push(next);
  }
  return starts;
}

function partOfLine({ offsets }: SourceText, starts: readonly number[], line: number): number {
  const after = starts.findIndex((start) => offsets.lineAt(start) > line);
  return after < 0 ? starts.length - 1 : Math.max(0, after - 1);
}

function bytesByRole(spans: readonly Span[]): { role: string; bytes: number }[] {
  const bytes = new Map<string, number>();
  for (const { role, byteStart, byteEnd } of spans) bytes.set(role, (bytes.get(role) ?? 0) + byteEnd - byteStart);
  return [...bytes].map(([role, count]) => ({ role, bytes: count }));
}
