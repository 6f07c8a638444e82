import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReaderEvent } from "../reader.ts";
import type { JsonValue } from "./json-value.ts";
import { mappedOf } from "./json-value.ts";
import { readJson } from "./read-json.ts";

interface Heard {
  taken: [path: string, value: JsonValue][];
  events: ReaderEvent[];
}

function read(chunks: readonly string[], isRecord: (path: string) => boolean = () => true): Heard {
  const heard: Heard = { taken: [], events: [] };
  const parse = readJson(
    (event) => heard.events.push(event),
    () => ({
      isRecord: (path) => isRecord(path.join("/")),
      take: (value, path) => heard.taken.push([path.join("/"), value]),
      end() {},
    }),
  );
  for (const chunk of chunks) parse.write(chunk);
  parse.end();
  return heard;
}

function plain(value: JsonValue): unknown {
  if (value.type === "object") return Object.fromEntries([...value.members].map(([key, of]) => [key, plain(of)]));
  if (value.type === "array") return value.items.map(plain);
  return value.type === "string" ? value.pieces.map((piece) => piece.text).join("") : JSON.parse(value.text);
}

const codes = ({ events }: Heard) => events.flatMap((event) => (event.type === "diagnostic" ? [event.code] : []));

describe("reading JSON", () => {
  it("gives the values JSON.parse gives, however the text is cut", () => {
    const any = fc.tuple(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), fc.array(fc.nat(), { maxLength: 5 }));
    fc.assert(
      fc.property(any, ([value, cuts]) => {
        const text = JSON.stringify({ value }, null, 1).replaceAll("é", "\\u00e9").replaceAll("/", "\\/");
        const points = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
        const heard = read(points.slice(1).map((point, i) => text.slice(points[i], point)));
        expect(heard.taken.map(([, taken]) => plain(taken))).toEqual([JSON.parse(text)]);
        expect(heard.taken).toEqual(read([text]).taken);
      }),
      { seed: 1803, numRuns: 200 },
    );
  });

  it("gives each run and each escape its own place", () => {
    const text = '{"a": "x\\n\\u00e9y\\ud83d\\ude00"}';
    const [[, value] = []] = read([text]).taken;
    const a = value?.type === "object" ? mappedOf(value.members.get("a") ?? null) : null;
    expect(a?.slice(0).map((piece) => [piece.text, text.slice(piece.start, piece.end)])).toEqual([
      ["x", "x"],
      ["\n", "\\n"],
      ["é", "\\u00e9"],
      ["y", "y"],
      ["😀", "\\ud83d\\ude00"],
    ]);
  });

  it("hands over records as they come, and lines of JSON one by one", () => {
    const heard = read(
      ['{"meta": 1, "rows": [{"a": 1}, {"a": 2}], "more": {"b": "c"}}\n[3]'],
      (path) => path === "rows/*",
    );
    expect(heard.taken.map(([path, value]) => [path, plain(value)])).toEqual([
      ["meta", 1],
      ["rows/*", { a: 1 }],
      ["rows/*", { a: 2 }],
      ["more/b", "c"],
      ["*", 3],
    ]);
  });

  it("goes on after what is malformed, and says where it was", () => {
    const cut = read(['{"a": ["b", {"c": "d']);
    expect([cut.taken.map(([, value]) => plain(value)), codes(cut)]).toEqual([
      [{ a: ["b", { c: "d" }] }],
      ["truncated"],
    ]);
    const odd = read(['{"a" 1 ] {"b": 2}} x "\\q']);
    expect(codes(odd)).toEqual(["malformed-json"]);
    expect(odd.taken.length).toBeGreaterThan(0);
  });

  it("bears deep nesting", () => {
    const heard = read(["[".repeat(20_000), "]".repeat(20_000)]);
    expect([heard.taken.length, codes(heard)]).toEqual([1, []]);
  });
});
