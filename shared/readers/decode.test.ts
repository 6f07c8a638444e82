import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSource } from "./decode.ts";

const utf8 = new TextEncoder();

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = [bigEndian ? 0xfe : 0xff, bigEndian ? 0xff : 0xfe];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes.push(...(bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8]));
  }
  return Uint8Array.from(bytes);
}

function isBoundary(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return !(code >= 0xdc00 && code <= 0xdfff && offset > 0 && /[\ud800-\udbff]/.test(text[offset - 1] ?? ""));
}

/** Every mapped range's bytes, decoded alone, are that range of the text; and bytes map back. */
function checkRanges(bytes: Uint8Array, cuts: number[], declared: string | null = null): void {
  const { text, encoding, offsets } = decodeSource(bytes, declared);
  if (text === null) throw new Error("no text");
  const points = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].filter((p) => isBoundary(text, p));
  for (const start of points) {
    for (const end of points) {
      if (end < start) continue;
      const [from, to] = [offsets.byteAt(start), offsets.byteAt(end)];
      const decoded = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(from, to));
      expect(decoded).toBe(text.slice(start, end));
      expect(offsets.offsetAt(from)).toBe(start);
    }
    const linesBefore = text.slice(0, start).split(/\r\n|\n|\r/).length;
    // Between CR and LF the line has not ended yet.
    if (!(text[start] === "\n" && text[start - 1] === "\r")) expect(offsets.lineAt(start)).toBe(linesBefore);
  }
}

const wellFormed = fc
  .array(fc.constantFrom("a", "é", "’", "語", "😀", "\n", "\r\n", "\r", " ", "\u00a0", "\ufeff", "x".repeat(700)), {
    maxLength: 40,
  })
  .map((parts) => parts.join(""));
const cuts = fc.array(fc.nat(), { maxLength: 6 });
const runs = { seed: 20250116, numRuns: 150 };

describe("decodeSource", () => {
  it("maps any range of UTF-8 text back to its bytes, with and without BOM", () => {
    fc.assert(
      fc.property(wellFormed, cuts, fc.boolean(), (text, at, bom) => {
        const bytes = utf8.encode((bom ? "\ufeff" : "") + text);
        fc.pre(!text.startsWith("\ufeff"));
        checkRanges(bytes, at);
        expect(decodeSource(bytes).text).toBe(text);
      }),
      runs,
    );
  });

  it("maps any range of UTF-16 text back to its bytes", () => {
    fc.assert(
      fc.property(wellFormed, cuts, fc.boolean(), (text, at, bigEndian) => {
        checkRanges(utf16(text, bigEndian), at);
        expect(decodeSource(utf16(text, bigEndian)).text).toBe(text);
      }),
      runs,
    );
  });

  it("maps arbitrary bytes, whichever encoding it settles on", () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).filter((b) => !b.includes(0) && (b[0] ?? 0) < 0xfe);
    fc.assert(
      fc.property(bytes, cuts, (raw, at) => checkRanges(raw, at)),
      runs,
    );
  });

  it("maps malformed UTF-8 as the decoder counts it", () => {
    const bytes = fc.uint8Array({ maxLength: 120 });
    fc.assert(
      fc.property(bytes, cuts, (raw, at) => {
        const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...raw]);
        const { text, offsets } = decodeSource(marked);
        expect(text).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(raw));
        for (const cut of at.map((a) => a % ((text ?? "").length + 1))) {
          if (!isBoundary(text ?? "", cut)) continue;
          const head = new TextDecoder("utf-8", { ignoreBOM: true }).decode(marked.subarray(3, offsets.byteAt(cut)));
          expect(head).toBe((text ?? "").slice(0, cut));
        }
      }),
      runs,
    );
  });

  it("reads curly quotes of windows-1252 and says that it guessed", () => {
    const result = decodeSource(Uint8Array.from([0x93, 0x48, 0x69, 0x92, 0x94, 0x80]));
    expect(result.text).toBe("“Hi’”€");
    expect(result.encoding).toBe("windows-1252");
    expect(result.diagnostics.map((d) => d.code)).toEqual(["encoding-guessed"]);
  });

  it("obeys a declared encoding, also a misnamed one that browsers accept", () => {
    const xml = utf8.encode(`<?xml version="1.0" encoding='utf8'?><a>é</a>`);
    expect(decodeSource(xml)).toMatchObject({ encoding: "utf-8", diagnostics: [] });
    const latin = Uint8Array.from([...utf8.encode('<?xml version="1.0" encoding="ISO-8859-1"?>'), 0x92, 0xe9]);
    expect(decodeSource(latin).text?.slice(-2)).toBe("’é");
    const html = Uint8Array.from([...utf8.encode('<meta http-equiv="x" content="text/html; charset=koi8-r">'), 0xc1]);
    expect(decodeSource(html)).toMatchObject({ encoding: "koi8-r" });
    expect(decodeSource(utf8.encode("plain"), "utf-16").text).toBe("plain");
  });

  it("maps Big5 and Shift JIS, which it is told of", () => {
    checkRanges(Uint8Array.from([0x41, 0xa5, 0x44, 0xae, 0x75, 0xa1, 0x47, 0x0a, 0x42]), [1, 2, 3, 4, 5], "big5");
    checkRanges(Uint8Array.from([0x41, 0x8b, 0x63, 0x92, 0xb7, 0x0a]), [1, 2, 3], "shift_jis");
  });

  it("says where UTF-8 with a BOM is malformed", () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 0x0a, 0xff, 0x62]);
    const [diagnostic] = decodeSource(bytes).diagnostics;
    expect(diagnostic).toMatchObject({ code: "malformed-bytes", place: { line: 2, byteStart: 5, byteEnd: 6 } });
  });

  it("names an unknown declared encoding and reads on", () => {
    const result = decodeSource(utf8.encode("text"), "x-no-such");
    expect(result.text).toBe("text");
    expect(result.diagnostics.map((d) => d.code)).toEqual(["encoding-unknown"]);
  });

  it("takes bytes with NUL for binary, but not UTF-16", () => {
    expect(decodeSource(Uint8Array.from([1, 0, 2]))).toMatchObject({ text: null, encoding: "binary" });
    expect(decodeSource(utf16("a", false)).text).toBe("a");
    expect(decodeSource(Uint8Array.from([])).text).toBe("");
  });

  it("reads text that is padded with NULs, which count as blanks, and UTF-16 without a byte order mark", () => {
    const bytes = new TextEncoder().encode(`Bills: S. 1427.${"\0".repeat(40)}\nThe end.`);
    expect(decodeSource(bytes)).toMatchObject({
      text: `Bills: S. 1427.${" ".repeat(40)}\nThe end.`,
      encoding: "utf-8",
    });
    const words = "ALEX EXAMPLE: The question stands.\n";
    expect(decodeSource(utf16(words, false).slice(2))).toMatchObject({ text: words, encoding: "utf-16le" });
    expect(decodeSource(utf16(words, true).slice(2))).toMatchObject({ text: words, encoding: "utf-16be" });
    const digest = new TextEncoder().encode(`The\n\0Record \x14 of the day\0\n${"Words of it. ".repeat(80)}`);
    expect(decodeSource(digest)).toMatchObject({ encoding: "utf-8" });
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0, 0, 0, 13]);
    expect(decodeSource(picture)).toMatchObject({ text: null, encoding: "binary" });
    expect(decodeSource(picture).diagnostics[0]?.message).toContain("picture");
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);
    expect(decodeSource(old).diagnostics[0]?.message).toContain("Save it as DOCX");
    const numbers = Uint8Array.from({ length: 400 }, (_, at) => (at % 4 === 0 ? 65 : 0));
    expect(decodeSource(numbers)).toMatchObject({ text: null, encoding: "binary" });
  });
});
