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

it("gives the UTF-8 of paragraphs that stand in the source, and of no others", () => {
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
    const bytes = new TurnBytes(windowOf(source)).of(paragraphs, text);
    if (isChanged) expect(bytes).toBeNull();
    else if (bytes) expect(new TextDecoder().decode(bytes)).toBe(text);
  };
  fc.assert(fc.property(printed, fc.boolean(), fc.boolean(), check), { seed: 1803, numRuns: 300 });
});

it("knows nothing of half a surrogate pair", () => {
  const text = `${LINE}${LINE}`;
  const end = text.lastIndexOf("😀") + 1;
  const piece = { text: text.slice(0, end), start: 0, end };
  expect(new TurnBytes(windowOf(text)).of([[piece]], piece.text)).toBeNull();
});
