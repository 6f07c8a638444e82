import { describe, expect, it } from "vitest";
import { readBytes } from "./testing/read-file.ts";

const utf8 = new TextEncoder();

describe("readSource", () => {
  it("says that binary bytes are no text, and gives no extracts", () => {
    const parsed = readBytes("a.txt", Uint8Array.from([0, 5, 22, 7]));
    expect(parsed).toMatchObject({ reader: { id: "none" }, encoding: "binary", extracts: [], spans: [] });
    expect(parsed.diagnostics).toMatchObject([{ code: "binary", severity: "error" }]);
  });

  it("says that a file is empty", () => {
    for (const text of ["", " \n\t\n"]) {
      const parsed = readBytes("a.txt", utf8.encode(text));
      expect(parsed.extracts).toEqual([]);
      expect(parsed.diagnostics.map((d) => d.code)).toEqual(["empty"]);
    }
  });

  it("keeps any other text as unattributed paragraphs", () => {
    const parsed = readBytes("notes.txt", utf8.encode("One.\n\nTwo."));
    const [extract] = parsed.extracts;
    expect(parsed.reader.id).toBe("plain-text");
    expect(extract).toMatchObject({ title: null, date: null, kind: "unknown" });
    expect(extract?.occurrences).toMatchObject([{ kind: "unattributed", speaker: null }]);
    expect(parsed.diagnostics.map((d) => d.code)).toEqual(["no-speakers"]);
  });

  it("gives the same for a text longer than one chunk", () => {
    const turn = (n: number) => `Jane Doe: ${`Word${n} `.repeat(90)}end.\r\n\r\nJohn Roe: Yes, ${n}.\r\n`;
    const text = Array.from({ length: 400 }, (_, n) => turn(n)).join("\r\n");
    expect(text.length).toBeGreaterThan(3 * 65_536);
    const parsed = readBytes("a.txt", utf8.encode(text));
    expect(parsed.extracts[0]?.occurrences).toHaveLength(800);
    expect(parsed.unrecognisedCharacters).toBe(0);
    expect(parsed.extracts[0]?.occurrences[799]?.paragraphs[0]).toMatchObject({ text: "Yes, 399.", line: 1599 });
  });

  it("bears one line of ten million characters", () => {
    const text = "No end, ".repeat(1_250_000);
    const parsed = readBytes("a.txt", utf8.encode(text));
    expect(parsed.extracts[0]?.occurrences).toHaveLength(1);
  });
});
