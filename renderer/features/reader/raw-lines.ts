import type { SpanRole } from "../../../shared/model/source.ts";

/** A run of a source's text with what the reader made of it. */
export interface RawSpan {
  role: string;
  start: number;
  end: number;
}

export interface RawPiece {
  text: string;
  /** Null for blank text between runs. */
  role: string | null;
}

/** One line as shown. A very long line of the source is shown in parts. */
export interface RawLine {
  /** 1-based line of the source. */
  number: number;
  /** False for the further parts of a long line. */
  isFirstPart: boolean;
  pieces: RawPiece[];
  /** What the first run on it became, when the line above did not say it already. */
  label: string | null;
}

/** What runs became, in words. */
export const ROLE_NAMES: Record<SpanRole, string> = {
  text: "words",
  speaker: "speaker",
  heading: "heading",
  metadata: "facts",
  gap: "gap",
  note: "note",
  boilerplate: "page furniture",
  unrecognised: "not recognised",
};

/** UTF-16 units of one shown line. */
const LONGEST_LINE = 4000;

/** A part of a source's text: where it begins, in UTF-16 units and lines. */
export interface RawPart {
  text: string;
  start: number;
  firstLine: number;
}

/** Cuts a part of a source's text into lines with their runs. Spans count in the whole text, are ordered and do not overlap. */
export function rawLines({ text, start, firstLine }: RawPart, all: readonly RawSpan[]): RawLine[] {
  const spans = start === 0 ? all : all.map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
  const lines: RawLine[] = [];
  let number = firstLine - 1;
  let next = 0;
  let said: string | null = null;
  for (let at = 0; at <= text.length; ) {
    number += 1;
    const feed = text.indexOf("\n", at);
    const end = feed < 0 ? text.length : feed;
    for (let from = at; from === at || from < end; from += LONGEST_LINE) {
      const to = Math.min(end, from + LONGEST_LINE);
      while (next < spans.length && (spans[next] as RawSpan).end <= from) next += 1;
      const pieces = piecesOf(text, from, to, spans, next);
      const role = pieces.find((piece) => piece.role !== null)?.role ?? null;
      lines.push({ number, isFirstPart: from === at, pieces, label: role === said ? null : role });
      if (role !== null) said = role;
    }
    if (feed < 0) break;
    at = feed + 1;
  }
  return lines;
}

function piecesOf(text: string, from: number, to: number, spans: readonly RawSpan[], first: number): RawPiece[] {
  const pieces: RawPiece[] = [];
  let at = from;
  const push = (end: number, role: string | null) => {
    const words = text.slice(at, end).replace(/\r$/, "");
    if (words !== "") pieces.push({ text: words, role });
    at = end;
  };
  for (let index = first; index < spans.length; index += 1) {
    const span = spans[index] as RawSpan;
    if (span.start >= to) break;
    if (span.start > at) push(span.start, null);
    push(Math.min(span.end, to), span.role);
  }
  if (at < to) push(to, null);
  return pieces;
}

/** How much of a source became what, in the order of {@link ROLE_NAMES}: whole per cent, "<1" where it is less. */
export function roleShares(roles: readonly { role: string; bytes: number }[]): { role: SpanRole; share: string }[] {
  const total = roles.reduce((sum, { bytes }) => sum + bytes, 0);
  return (Object.keys(ROLE_NAMES) as SpanRole[]).flatMap((role) => {
    const bytes = roles.find((one) => one.role === role)?.bytes ?? 0;
    const percent = Math.round((100 * bytes) / total);
    return bytes === 0 ? [] : [{ role, share: percent === 0 ? "<1" : `${percent}` }];
  });
}
