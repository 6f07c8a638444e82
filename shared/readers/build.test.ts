import { describe, expect, it } from "vitest";
import { sha256 } from "../../electron/core/files/sha256.ts";
import { MAX_TURN_WORDS, SourceBuilder } from "./build.ts";
import { CollectedSource } from "./collect.ts";
import { SourceDecoder } from "./decode.ts";
import type { Piece, ReaderEvent } from "./reader.ts";
import { SourceWindow } from "./source-window.ts";

function build(text: string, events: (text: string) => ReaderEvent[]) {
  const window = new SourceWindow(0);
  const decoder = new SourceDecoder({ label: "utf-8", bom: 0, diagnostics: [] });
  for (const chunk of decoder.chunks([new TextEncoder().encode(text)])) window.add(chunk);
  const sink = new CollectedSource();
  const builder = new SourceBuilder({ window, sink, sha256 });
  for (const event of events(text)) builder.sink(event);
  const unrecognisedCharacters = builder.finish();
  const { extracts, spans } = sink;
  return { extracts, spans, diagnostics: builder.diagnostics, unrecognisedCharacters };
}

function piece(text: string, words: string): Piece {
  const start = text.indexOf(words);
  return { text: words, start, end: start + words.length };
}

const speech = (paragraphs: Piece[][]): ReaderEvent => ({
  type: "occurrence",
  kind: "speech",
  speaker: null,
  paragraphs,
});

describe("SourceBuilder", () => {
  it("gives the turn its extract's date although it is stated later, unless the turn has its own", () => {
    const built = build("one\ntwo\n2031-03-04", (text) => [
      speech([[piece(text, "one")]]),
      { ...speech([[piece(text, "two")]]), date: null } as ReaderEvent,
      { type: "facts", facts: { date: "2031-03-04" } },
    ]);
    expect(built.extracts[0]?.occurrences.map((o) => o.date)).toEqual(["2031-03-04", null]);
  });

  it("hangs a gap on the next turn of the same extract only, and says when there is none", () => {
    const built = build("a\n---\nb\n+++\nc", (text) => [
      { type: "extract", at: 0, facts: {} },
      speech([[piece(text, "a")]]),
      { type: "gap", range: piece(text, "---"), printed: "---" },
      speech([[piece(text, "b")]]),
      { type: "gap", range: piece(text, "+++"), printed: "+++" },
      { type: "extract", at: 10, facts: {} },
      speech([[piece(text, "c")]]),
    ]);
    expect(built.extracts.map((e) => e.occurrences.map((o) => o.gapBefore))).toEqual([
      [null, { printed: "---", line: 2 }],
      [null],
    ]);
    expect(built.diagnostics).toMatchObject([{ code: "gap-at-end", place: { line: 4 } }]);
  });

  it("counts and places what no event covered", () => {
    const built = build("known\nfürther 😀\n", (text) => [speech([[piece(text, "known")]])]);
    expect(built.unrecognisedCharacters).toBe(8);
    expect(built.spans.at(-1)).toMatchObject({ role: "unrecognised", line: 2, byteStart: 6, byteEnd: 19 });
    expect(built.diagnostics).toMatchObject([{ code: "unrecognised-text", place: { line: 2 } }]);
  });

  it("counts markup to a turn's words between them, and as boilerplate elsewhere; spans may come late", () => {
    const text = "<p>one <b>two</b></p><p>three</p>";
    const markup = (start: number, end: number): ReaderEvent => ({ type: "markup", range: { start, end } });
    const built = build(text, () => [
      markup(0, 3),
      markup(7, 10),
      markup(13, 24),
      speech([[piece(text, "one "), piece(text, "two")]]),
      speech([[piece(text, "three")]]),
      markup(29, 33),
    ]);
    const words = ({ byteStart, byteEnd }: { byteStart: number; byteEnd: number }) => text.slice(byteStart, byteEnd);
    expect(built.spans.map((span) => `${span.role} ${span.index}: ${words(span)}`)).toEqual([
      "boilerplate null: <p>",
      "text 0: one <b>two",
      "boilerplate null: </b></p><p>",
      "text 1: three",
      "boilerplate null: </p>",
    ]);
    expect(built.unrecognisedCharacters).toBe(0);
  });

  it("gives a speaker's line to the turn that follows it", () => {
    const built = build("A\nwords\nB\n", (text) => [
      { type: "span", role: "speaker", range: piece(text, "A") },
      speech([[piece(text, "words")]]),
      { type: "span", role: "speaker", range: piece(text, "B") },
    ]);
    expect(built.spans.map(({ role, extract, index }) => [role, extract, index])).toEqual([
      ["speaker", 0, 0],
      ["text", 0, 0],
      ["speaker", null, null],
    ]);
  });

  it("gives the same for a turn that is told bit by bit", () => {
    const words = `${"word ".repeat(MAX_TURN_WORDS / 3)}end.`;
    const text = Array(8).fill(words).join("\n");
    const paragraphs = Array.from({ length: 8 }, (_, i) => {
      const start = i * (words.length + 1);
      return [{ text: words, start, end: start + words.length }];
    });
    const inBits = paragraphs.map((pieces, i) => ({ ...speech([pieces]), more: i < 7 }) as ReaderEvent);
    const built = build(text, () => [{ type: "gap", range: { start: 0, end: 0 }, printed: "…" }, ...inBits]);
    expect(built).toEqual(
      build(text, () => [{ type: "gap", range: { start: 0, end: 0 }, printed: "…" }, speech(paragraphs)]),
    );
    expect(built.extracts[0]?.occurrences.map(({ part }) => part)).toEqual([1, 2, 3, 4]);
  });

  it("splits a very long turn at paragraph ends into marked parts", () => {
    const paragraph = `${"word ".repeat(MAX_TURN_WORDS / 4 - 1)}end.`;
    const text = Array(9).fill(paragraph).join("\n");
    const built = build(text, () => [
      { type: "gap", range: { start: 0, end: 0 }, printed: "…" },
      speech(
        Array.from({ length: 9 }, (_, i) => {
          const start = i * (paragraph.length + 1);
          return [{ text: paragraph, start, end: start + paragraph.length }];
        }),
      ),
    ]);
    const parts = built.extracts[0]?.occurrences ?? [];
    expect(parts.map(({ index, part, paragraphs }) => [index, part, paragraphs.length])).toEqual([
      [0, 1, 4],
      [1, 2, 4],
      [2, 3, 1],
    ]);
    expect(parts.map((part) => part.gapBefore !== null)).toEqual([true, false, false]);
    expect(built.spans.filter((span) => span.role === "text").map((span) => span.index)).toEqual([
      0, 0, 0, 0, 1, 1, 1, 1, 2,
    ]);
  });
});
