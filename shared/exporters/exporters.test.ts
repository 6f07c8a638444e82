import fc from "fast-check";
import type { Blockquote, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvExporter } from "./csv/exporter.ts";
import { unguardCell } from "./csv/guard.ts";
import type { ExportItem } from "./export-item.ts";
import { CHOSEN_OPTIONS, type ChosenOption, type ExportedMemo, type ExportOptions } from "./exporter.ts";
import { htmlExporter } from "./html/exporter.ts";
import { compareImport } from "./json/compare-import.ts";
import { jsonExporter } from "./json/exporter.ts";
import { importAnnotations } from "./json/import-annotations.ts";
import { markdownExporter } from "./markdown/exporter.ts";
import { EXPORTERS } from "./registry.ts";
import { withRoot } from "./relative-path.ts";
import { debate, item, memo, run, setBy, tag } from "./testing/items.ts";

const seed = 20250116;

function plainText(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "break") return "\n";
  if (node.type === "paragraph" || node.type === "heading") return node.children.map(plainText).join("");
  return `<${node.type}>`;
}

/** What a Markdown reader sees after the front matter. */
function parseMarkdown(file: string): Root {
  return fromMarkdown(file.slice(file.indexOf("\n---\n") + 5));
}

/** Words of every quotation as each format is read back by its own kind of program. */
const readers: Record<string, (file: string) => string[]> = {
  markdown: (file) =>
    parseMarkdown(file)
      .children.filter((node): node is Blockquote => node.type === "blockquote")
      .map((quote) => quote.children.map(plainText).join("\n")),
  html: (file) =>
    [...file.matchAll(/<blockquote[^>]*>(.*?)<\/blockquote>/gs)].map(([, inner = ""]) =>
      decodeHtml(inner.replaceAll("</p><p>", "\n").replaceAll(/^<p>|<\/p>$/g, "")),
    ),
  csv: (file) =>
    Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true }).data.map((row) =>
      unguardCell(row.quote as string),
    ),
  json: (file) =>
    JSON.parse(file).items.map(
      (annotation: { target: { selector: { exact: string }[] } }) => annotation.target.selector[0]?.exact,
    ),
};

function decodeHtml(text: string): string {
  return text.replaceAll(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
}

const hazards = [
  "‘No Further Action’ was taken for £2 million; it is Barnardo's, while pursing offenders—so.",
  "First paragraph.\nSecond “paragraph”.\n“An inner quotation,",
  "# not a heading\n- no list\n> no quote\n1. no number\n    no code\n--- no rule\n```no fence",
  "<b>bold</b> & <script>alert(1)</script> &amp; &lt; *em* _em_ `code` ~~x~~ [a](b) ![i](j) [^1] www.example.org a@b.example",
  "=SUM(A1)",
  "'already guarded",
  "+1\n@x\n-y",
  'a "b", c; d\te',
  "  two  spaces and a backslash \\ at the end\\",
  "| a | b |\n| - | - |\n<!-- c -->\n[x]: y\n***\nTitle\n===",
  "立法會 𠮷野 हिंदी مرحبا",
  "a\rb",
];

describe.each(EXPORTERS.map((exporter) => [exporter.id, exporter] as const))("%s", (id, exporter) => {
  const read = readers[id] as (file: string) => string[];

  it.each(hazards)("gives back exactly: %s", async (words) => {
    expect(read(await run(exporter, [item(words)]))).toEqual([words]);
  });

  it("gives back the words of any text", async () => {
    const unit = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }),
      fc.constantFrom(..." \t*_#>-+`~[]()<>&|\\'\"=:.!1\ra"),
    );
    const paragraph = fc
      .array(unit, { minLength: 1, maxLength: 20 })
      .map((units) => units.join(""))
      .filter((text) => text.trim() !== "" && !text.includes("\0") && !text.includes("\n"));
    const words = fc.array(paragraph, { minLength: 1, maxLength: 4 }).map((paragraphs) => paragraphs.join("\n").trim());
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 3 }), async (texts) => {
        const items = texts.map((text, index) => item(text, { id: `id-${index}`, order: index, note: texts[0] ?? "" }));
        expect(read(await run(exporter, items))).toEqual(texts);
      }),
      { seed, numRuns: 300 },
    );
  });

  it("leaves notes out when asked, and only notes", async () => {
    const items = [item("words", { note: "SECRET" })];
    expect(await run(exporter, items)).toContain("SECRET");
    const without = await run(exporter, items, { includeNotes: false });
    expect(without).not.toContain("SECRET");
    expect(read(without)).toEqual(["words"]);
    expect(without).toContain("Funding");
  });

  it("states who set a corrected value", async () => {
    const date = setBy("2024-12-09");
    const file = await run(exporter, [item("words", { date, debate: { ...debate, date } })]);
    expect(file).toMatch(
      id === "json" ? /"origin": "set",\s+"reason": "Set by AB"/ : /date: 9 December 2024 \(set by AB\)/,
    );
    // Brackets are escaped in Markdown.
    expect(file).toMatch(/9 December 2024 \\?\[date set by the analyst/);
  });

  it("names files by their relative path only", async () => {
    const file = await run(
      exporter,
      hazards.map((words) => item(words)),
    );
    expect(file).toContain("2025/january.txt");
    expect(file).not.toMatch(/(?<![\w<./])\/(home|Users|root1|2025)\b|[A-Z]:\\|file:/);
  });

  it("keeps lost and changed words, and says what became of them", async () => {
    const lost = item("gone words", {
      exact: null,
      status: "lost",
      key: null,
      debate: null,
      speaker: null,
      order: -1,
      places: [],
    });
    const changed = item("new words", { status: "changed", score: 0.9, exactAtCreation: "old words" });
    const file = await run(exporter, [lost, changed]);
    expect(read(file)).toEqual(["new words", "gone words"]);
    expect(file).toContain("old words");
    expect(file).toMatch(/lost|not in the library now/);
  });

  it("gives the same bytes for the same annotations in any order, also from a stream", async () => {
    const items = hazards.map((words, index) => item(words, { id: `id-${index}`, order: index % 3 }));
    const settings = { groupBy: ["tag", "debate"] as ("tag" | "debate")[] };
    const file = await run(exporter, items, settings);
    expect(await run(exporter, [...items].reverse(), settings)).toBe(file);
    async function* stream() {
      yield* items;
    }
    expect(await run(exporter, stream() as unknown as ExportItem[], settings)).toBe(file);
  });

  it("says which options change its file", async () => {
    const items = [
      item("b", { id: "1", order: 1, tags: [tag("X"), tag("Y")] }),
      item("a", { id: "2", order: 2, speaker: null, date: setBy("2020-01-01"), tags: [] }),
    ];
    const other: Pick<ExportOptions, ChosenOption> = {
      includeNotes: false,
      groupBy: ["tag"],
      orderBy: "speaker",
      rowPerTag: true,
      memos: [memo({ title: "T" })],
      savedViews: [{ id: "v", name: "View", author: "AB", createdAt: "2025-01-01", definition: {}, tags: [] }],
      byteOrderMark: true,
    };
    const usual = await run(exporter, items);
    for (const choice of CHOSEN_OPTIONS) {
      const changed = (await run(exporter, items, { [choice]: other[choice] })) !== usual;
      expect([choice, changed]).toEqual([choice, exporter.uses.includes(choice)]);
    }
  });

  it("gives memos as they were written, as text", async () => {
    if (id === "csv" || id === "json") return; // Read back below.
    const written = memo({ title: "1. <b>Plan</b>", body: "- *Read* first\n# then <i>think</i>" });
    const file = await run(exporter, [item("a")], { memos: [written] });
    const plain = file
      .replaceAll("&#x3C;", "<")
      .replaceAll("&lt;", "<")
      .replaceAll(/\\(?=[^\w\s])/g, "");
    for (const words of [
      written.title,
      "- *Read* first",
      "# then <i>think</i>",
      "About the library (AB, 2 January 2025)",
    ]) {
      expect(plain).toContain(words);
    }
    expect(file).not.toMatch(/(?<!\\)<(?:b|i)>/);
  });

  it("is a whole file even without annotations", async () => {
    expect(read(await run(exporter, []))).toEqual([]);
  });
});

describe("markdown", () => {
  it("has front matter, headings, citation, tags and note", async () => {
    const file = await run(markdownExporter, [item("words", { tags: [tag("Big Money", "Funding & more")] })], {
      groupBy: ["debate", "tag"],
      filterText: 'speaker: "Ann"',
    });
    expect(file).toMatchInlineSnapshot(`
      "---
      title: "Annotations: Harbours"
      library: "Harbours"
      exported: "2025-03-01T09:00:00.000Z"
      filter: "speaker: \\"Ann\\""
      passages: 1
      tags: ["Big Money / Funding & more"]
      ---

      # Annotations: Harbours

      ## 16 January 2025, Harbour Dredging

      ### Big Money / Funding & more

      > words

      Ann Ash (Northport; Ind), HC Deb 16 January 2025, Harbour Dredging, vol \\[ ] col \\[ ], para 17, 2025/january.txt

      Tags: #Big-Money/Funding-more

      Note (AB, 2 February 2025):

      Look this up.

      ---
      "
    `);
  });
});

describe("html", () => {
  it("needs nothing from outside and runs nothing", async () => {
    const file = await run(
      htmlExporter,
      hazards.map((words) => item(words, { note: words })),
      { groupBy: ["speaker", "tag"] },
    );
    expect(file).toMatch(/^<!doctype html>/);
    expect(file).not.toMatch(/<script|<link|<img|<iframe|\bon\w+=|href=|src=|url\(/i);
    expect(file).toMatch(/<h2>Ann Ash<\/h2><h3>Money \/ Funding<\/h3>/);
  });
});

describe("csv", () => {
  const rows = (file: string) => Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true }).data;

  it("has one row an annotation, or one for each tag", async () => {
    const items = [item("a", { tags: [tag("X"), tag("Y", "Z")] }), item("b", { id: "2", order: 9, tags: [] })];
    expect(rows(await run(csvExporter, items)).map((row) => row.tag_paths)).toEqual(["X; Y / Z", ""]);
    expect(rows(await run(csvExporter, items, { rowPerTag: true })).map((row) => row.tag_paths)).toEqual([
      "X",
      "Y / Z",
      "",
    ]);
  });

  it("lets no cell begin like a formula", async () => {
    const items = hazards.map((words) => item(words, { note: "=1+1", tags: [tag("@x")] }));
    for (const row of Papa.parse<string[]>(await run(csvExporter, items)).data) {
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    }
  });

  it("begins with a byte order mark when asked", async () => {
    expect(await run(csvExporter, [], { byteOrderMark: true })).toMatch(/^\ufeffrecord,annotation,quote,/);
  });
});

describe("memos in a table", () => {
  const subject = { type: "tag" as const, id: "t-Money-Funding", tag: tag("Money", "Funding") };
  const rows = async (memos: ExportedMemo[], changes: Partial<ExportOptions> = {}) =>
    Papa.parse<Record<string, string>>(await run(csvExporter, [item("words")], { memos, ...changes }), {
      header: true,
      skipEmptyLines: true,
    }).data;

  it("stand in rows of their own behind the passages, told apart by their kind", async () => {
    const about = "About the tag Money › Funding";
    const [passage, row] = await rows([memo({ title: "Who pays", body: "Ask.\nTwice.", about, subject })]);
    expect([passage?.record, passage?.memo, passage?.memo_title]).toEqual(["annotation", "", ""]);
    expect(row).toMatchObject({
      record: "memo",
      annotation: "",
      quote: "",
      memo: memo().id,
      memo_title: "Who pays",
      memo_about: about,
      note: "Ask.\nTwice.",
      tag_paths: "Money / Funding",
      author: "AB",
      changed: "2025-01-02T10:00:00Z",
    });
  });

  it("name the file of the debate they are about, once each, and never begin a formula", async () => {
    const { key } = item("words").anchor;
    const debateMemo = memo({ title: "=1+1", subject: { type: "debate", key, title: "Harbours (16 Jan 2025)" } });
    const found = (await rows([debateMemo], { rowPerTag: true })).filter(({ record }) => record === "memo");
    expect(found.map(({ files, memo_title }) => [files, memo_title])).toEqual([["2025/january.txt", "'=1+1"]]);
  });
});

describe("json", () => {
  const items = [item("words"), item("other words", { id: "2", order: 9, tags: [tag("A"), tag("B", "C")], note: "" })];

  it("is a Web Annotation page", async () => {
    const page = JSON.parse(await run(jsonExporter, items));
    expect(page["@context"][0]).toBe("http://www.w3.org/ns/anno.jsonld");
    expect(page.items[0]).toMatchObject({
      id: `urn:uuid:${items[0]?.id}`,
      type: "Annotation",
      body: [
        { type: "TextualBody", purpose: "tagging", value: "Funding" },
        { type: "TextualBody", purpose: "commenting", value: "Look this up." },
      ],
      target: {
        source: "2025/january.txt",
        selector: [
          { type: "TextQuoteSelector", exact: "words", prefix: "before ", suffix: " after" },
          { type: "TextPositionSelector", start: 10, end: 15 },
        ],
      },
    });
  });

  it("is read in again as the same annotations", async () => {
    const { items: read, problems } = importAnnotations(await run(jsonExporter, items));
    expect(problems).toEqual([]);
    expect(read).toEqual(
      items.map(({ id, anchor, tags, note, author, createdAt, updatedAt }) => ({
        id,
        anchor,
        tags,
        note,
        author,
        createdAt,
        updatedAt,
      })),
    );
    expect(compareImport(items, read)).toMatchObject({ added: [], conflicting: [], same: [{}, {}] });
  });

  it("knows new, same and conflicting ones", async () => {
    const { items: read } = importAnnotations(await run(jsonExporter, items));
    const [first, second] = items as [ExportItem, ExportItem];
    expect(compareImport([first], read)).toMatchObject({ added: [{ id: "2" }], same: [{ existing: first }] });
    const renamed = { ...second, tags: [tag("A")], note: "mine" };
    expect(compareImport([first, renamed], read).conflicting).toMatchObject([{ fields: ["tags", "note"] }]);
  });

  it("recognises the same passage made anew in another copy of the folder", async () => {
    const { items: read } = importAnnotations(await run(jsonExporter, items));
    const [first] = items as [ExportItem];
    const anchor = { ...first.anchor, key: withRoot(first.anchor.key, "elsewhere") };
    const anew = { ...first, id: "new", anchor, tags: first.tags.map((one) => ({ ...one, id: "other" })) };
    expect(compareImport([anew], read).same).toMatchObject([{ existing: { id: "new" } }]);
    expect(anchor.key.endsWith(":elsewhere/2025/january.txt")).toBe(true);
  });

  it("says nothing about notes that were left out", async () => {
    const { items: read } = importAnnotations(await run(jsonExporter, items, { includeNotes: false }));
    expect(read.map((annotation) => annotation.note)).toEqual([null, null]);
    expect(compareImport(items, read).conflicting).toEqual([]);
  });

  it("reports what it cannot read and keeps the rest", async () => {
    const page = JSON.parse(await run(jsonExporter, items));
    page.items[1].target["backbench:anchor"].end += 1;
    page.items.push({ type: "Annotation", id: "https://example.org/1" }, page.items[0]);
    const { items: read, problems } = importAnnotations(JSON.stringify(page));
    expect(read.map((annotation) => annotation.id)).toEqual([items[0]?.id]);
    expect(problems.map((problem) => problem.index)).toEqual([1, 2, 3]);
  });

  it.each([
    ["", /not JSON/],
    ["[]", /not an annotation export/],
    ['{"type":"AnnotationPage","items":[]}', /not an annotation export/],
  ])("refuses %j", (text, message) => {
    expect(importAnnotations(text)).toEqual({
      items: [],
      memos: [],
      views: [],
      unreadMemos: 0,
      unreadViews: 0,
      problems: [{ index: null, message: expect.stringMatching(message) }],
    });
  });

  it("refuses a newer version", async () => {
    const file = (await run(jsonExporter, items)).replace('"backbench:version": 1', '"backbench:version": 2');
    expect(importAnnotations(file).problems).toMatchObject([{ index: null, message: expect.stringMatching(/newer/) }]);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(importAnnotations(text).items).toEqual([]);
      }),
      { seed },
    );
  });
});
