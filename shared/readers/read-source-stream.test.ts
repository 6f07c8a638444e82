import { describe, expect, it } from "vitest";
import { sha256 } from "../../electron/core/files/sha256.ts";
import { CollectedSource } from "./collect.ts";
import { MOST_HELD, readSourceStream } from "./read-source.ts";
import { checkInvariants } from "./testing/invariants.ts";
import { readBytes } from "./testing/read-file.ts";

const utf8 = new TextEncoder();

function* blocksOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function stream(bytes: Uint8Array, size: number, reader: string | null = null) {
  const sink = new CollectedSource();
  const summary = readSourceStream({ path: "a.txt", blocks: () => blocksOf(bytes, size), reader }, { sha256 }, sink);
  return { ...summary, source: "root/a.txt", revision: sha256(bytes), extracts: sink.extracts, spans: sink.spans };
}

/** Turns in several scripts. */
function debates(count: number): string {
  const turn = (n: number) => `Jane Doe: ${`Wört${n} — “so” 😀 語 `.repeat(40)}end.\r\n\r\nJohn Roe: Yes, ${n}.\r\n`;
  return Array.from({ length: count }, (_, n) => turn(n)).join("\r\n");
}

describe("reading in blocks", () => {
  it.each([1 << 20, 7777, 65_537])("of %i bytes gives what reading at once gives", (size) => {
    const bytes = utf8.encode(debates(2400));
    expect(bytes.length).toBeGreaterThan(3_000_000);
    const whole = readBytes("a.txt", bytes);
    expect(stream(bytes, size)).toEqual(whole);
    expect(whole.extracts[0]?.occurrences).toHaveLength(4800);
    checkInvariants(whole, bytes);
  });

  it.each(["utf-16le", "utf-16be", "windows-1252"])("knows characters of %s that blocks cut", (label) => {
    const text = debates(20).replaceAll(/😀 語/g, label === "windows-1252" ? "é" : "😀 語");
    const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const legacy: Record<number, number> = { 8212: 0x97, 8220: 0x93, 8221: 0x94 };
    const bytes =
      label === "windows-1252"
        ? Uint8Array.from(codes, (code) => legacy[code] ?? code)
        : Uint8Array.from(
            [0xfeff, ...codes].flatMap((code) =>
              label === "utf-16be" ? [code >> 8, code & 255] : [code & 255, code >> 8],
            ),
          );
    const parsed = stream(bytes, 7);
    expect(parsed.encoding).toBe(label);
    expect(parsed.extracts[0]?.occurrences[1]?.paragraphs[0]?.text).toBe("Yes, 0.");
    expect(parsed).toEqual(readBytes("a.txt", bytes));
  });

  it("takes back what was read as UTF-8 when bytes come late that are none", () => {
    const begin = debates(2400);
    const bytes = Uint8Array.from([
      ...utf8.encode(begin),
      ...utf8.encode("\nJane Doe: Caf"),
      0xe9,
      ...utf8.encode(" now.\n"),
    ]);
    const parsed = stream(bytes, 1 << 20);
    expect(parsed.encoding).toBe("windows-1252");
    expect(parsed.diagnostics.map(({ code }) => code)).toContain("encoding-guessed");
    const [extract] = parsed.extracts;
    expect(extract?.occurrences).toHaveLength(4801);
    expect(extract?.occurrences[0]?.paragraphs[0]?.text).toContain("WÃ¶rt0");
    expect(extract?.occurrences.at(-1)?.paragraphs[0]?.text).toBe("Café now.");
    checkInvariants(parsed, bytes);
  });

  it("hands over turns and spans while the rest is still to come", () => {
    const bytes = utf8.encode(debates(9000));
    const seen: number[] = [];
    let [occurrences, spans] = [0, 0];
    let reads = 0;
    function* watched() {
      reads++;
      for (const block of blocksOf(bytes, 1 << 20)) {
        if (reads === 2) seen.push(occurrences, spans);
        yield block;
      }
    }
    const sink = { occurrence: () => occurrences++, span: () => spans++, extract: () => {}, again: () => {} };
    readSourceStream({ path: "a.txt", blocks: watched }, { sha256 }, sink);
    const [lastOccurrences = 0, lastSpans = 0] = seen.slice(-2);
    expect(lastOccurrences).toBeGreaterThan(15_000);
    expect(lastSpans).toBeGreaterThan(25_000);
  });

  it("stops a reader that waits for an end which does not come, says so, and shows the rest as unrecognised", () => {
    const line = `Jane Doe: ${"No end of it, ".repeat(2_600_000)}`;
    expect(line.length).toBeGreaterThan(MOST_HELD);
    const bytes = utf8.encode(`John Roe: Begin.\n\n${line}\n\nJohn Roe: Over.\n`);
    const parsed = stream(bytes, 1 << 20, "name-colon");
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(["too-large", "unrecognised-text"]);
    expect(parsed.diagnostics[0]).toMatchObject({ severity: "error", place: { line: 1 } });
    expect(parsed.extracts[0]?.occurrences.map(({ speaker }) => speaker?.printed)).toEqual(["John Roe", "Jane Doe"]);
    expect(parsed.spans.at(-1)).toMatchObject({ role: "unrecognised", byteEnd: bytes.length - 1 });
  });
});
