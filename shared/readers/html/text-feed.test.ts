import { expect, it } from "vitest";
import { MappedText } from "../mapped-text.ts";
import type { ReaderEvent, ReaderSink, TextParse } from "../reader.ts";
import { TextFeed } from "./text-feed.ts";

/** Takes all it gets as one paragraph, but for its first three characters, which name the speaker. */
function reader(sink: ReaderSink): TextParse {
  let text = "";
  return {
    write(chunk) {
      text += chunk;
    },
    end() {
      const end = text.trimEnd().length;
      sink({ type: "extract", at: 0, facts: {} });
      sink({ type: "span", role: "speaker", range: { start: 0, end: 3 } });
      const piece = { text: text.slice(3, end), start: 3, end };
      sink({ type: "occurrence", kind: "speech", speaker: null, paragraphs: [[piece]] });
    },
  };
}

it("takes events back to where the words stand, without marks that have no source", () => {
  const events: ReaderEvent[] = [];
  const feed = new TextFeed((event) => events.push(event), reader);
  const pieces = [
    { text: "# ", start: 10, end: 10 },
    { text: "Al", start: 10, end: 12 },
    { text: "&", start: 20, end: 25 },
    { text: "so", start: 30, end: 32 },
  ];
  feed.line(new MappedText(pieces), false);
  feed.end();
  expect(events).toEqual([
    { type: "extract", at: 10, facts: {} },
    { type: "span", role: "speaker", range: { start: 10, end: 11 } },
    {
      type: "occurrence",
      kind: "speech",
      speaker: null,
      paragraphs: [[{ text: "l", start: 11, end: 12 }, ...pieces.slice(2)]],
    },
  ]);
});

it("accounts for printed blanks that the reader of text passes over", () => {
  const events: ReaderEvent[] = [];
  const feed = new TextFeed((event) => events.push(event), reader);
  const words = new MappedText([
    { text: "One", start: 0, end: 3 },
    { text: "\u00a0", start: 3, end: 9 },
  ]);
  feed.line(words, false);
  feed.end();
  expect(events).toContainEqual({ type: "markup", range: { start: 3, end: 9 } });
});
