import fc from "fast-check";
import { expect, it } from "vitest";
import { SourceDecoder } from "./decode.ts";
import { SourceWindow } from "./source-window.ts";
import { TurnBytes } from "./turn-bytes.ts";

const LINE =
  "The Minister said “no” to the café’s owners 😀, and to everybody else in the town, for a hundred years. ".trim();

function windowOf(text: string): SourceWindow {
  const window = new SourceWindow(0);
  const bytes = new TextEncoder().encode(text);
  for (const chunk of new SourceDecoder({ label: "utf-8", bom: 0, diagnostics: [] }).chunks([bytes])) window.add(chunk);
  return window;
}

it("gives the UTF-8 of paragraphs, whether they stand in the source as they are or not", () => {
  const between = fc.constantFrom("\n", "\n\n", "\r\n", " ");
  const printed = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), between), { minLength: 1, maxLength: 6 });
  const check = (turn: [number, string][], isCut: boolean, isChanged: boolean) => {
    let source = "";
    const paragraphs = turn.map(([lines, after]) => {
      const text = LINE.repeat(lines).slice(0, isCut ? -1 : undefined);
      const start = source.length;
      source += LINE.repeat(lines) + after;
      return [{ text: isChanged ? text.replace("no", "on") : text, start, end: start + text.length }];
    });
    const text = paragraphs.map(([piece]) => piece?.text).join("\n");
    const bytes = new TurnBytes(windowOf(source)).of(paragraphs);
    if (bytes) expect(new TextDecoder().decode(bytes)).toBe(text);
  };
  fc.assert(fc.property(printed, fc.boolean(), fc.boolean(), check), { seed: 1803, numRuns: 300 });
});

it("gives lines that were joined, and what was decoded, with what they became", () => {
  const line = `${LINE} ${LINE}`;
  const source = `${line}\n${line}\n\n${line}&amp;${line}`;
  const at = (start: number) => ({ text: line, start, end: start + line.length });
  const next = line.length + 1;
  const third = 2 * next + 1;
  const end = third + line.length;
  const paragraphs = [
    [at(0), { text: " ", start: line.length, end: next }, at(next)],
    [at(third), { text: "&", start: end, end: end + 5 }, at(end + 5)],
  ];
  const words = paragraphs.map((pieces) => pieces.map((piece) => piece.text).join("")).join("\n");
  const bytes = new TurnBytes(windowOf(source)).of(paragraphs);
  expect(new TextDecoder().decode(bytes ?? undefined)).toBe(words);
});

it("gives long words with a short one between two references", () => {
  const [before, behind] = [LINE.repeat(4), LINE.repeat(2)];
  const source = `${before}&amp; tar &amp;${behind}`;
  const bits = [...source.matchAll(/&amp;|[^&]+/g)].map(({ 0: printed, index }) => {
    return { text: printed === "&amp;" ? "&" : printed, start: index, end: index + printed.length };
  });
  const bytes = new TurnBytes(windowOf(source)).of([bits]);
  expect(new TextDecoder().decode(bytes ?? undefined)).toBe(`${before}& tar &${behind}`);
});

it("copies nothing where words stand in short bits", () => {
  const [source, text] = ["“Hear,\n\nhear”, they said.", "“Hear,"];
  const rest = source.slice(8);
  const paragraphs = [[{ text, start: 0, end: 6 }], [{ text: rest, start: 8, end: source.length }]];
  expect(new TurnBytes(windowOf(source)).of(paragraphs)).toBeNull();
});

it("knows nothing of half a surrogate pair", () => {
  const text = `${LINE}${LINE}`;
  const end = text.lastIndexOf("😀") + 1;
  const piece = { text: text.slice(0, end), start: 0, end };
  expect(new TurnBytes(windowOf(text)).of([[piece]])).toBeNull();
});
