import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { ParsedSource } from "../../../../shared/model/source.ts";
import { readSource } from "../../../../shared/readers/read-source.ts";
import { sha256 } from "../../files/sha256.ts";
import { holdsBomb } from "./pdf-streams.ts";
import { CHINESE, ENCRYPTED, makePackedPdf, makePdf as pdf, type Words } from "./testing/make-pdf.ts";
import { extractedSource, textForm } from "./text-form.ts";

/** Lines one below the other, 14 points apart. */
function block(x: number, top: number, lines: string[]): Words[] {
  return lines.map((line, at) => [x, top - at * 14, line]);
}

async function read(document: Uint8Array): Promise<{ text: string; parsed: ParsedSource }> {
  const form = await textForm(document, "a.pdf");
  if (!form.ok) throw new Error(form.why);
  const input = { source: "s", path: "a.pdf", bytes: form.text, revision: sha256(document) };
  const parsed = extractedSource(readSource(input, { sha256 }), document.length, form);
  return { text: new TextDecoder().decode(form.text), parsed };
}
const turns = ({ extracts }: ParsedSource) =>
  extracts.flatMap(({ occurrences }) =>
    occurrences.map(({ speaker, column, paragraphs }) => [
      speaker?.name ?? null,
      column,
      ...paragraphs.map((one) => one.text),
    ]),
  );

const FIRST = [
  "MS DOE: I thank the committee for all that it has done for",
  "the harbours of this country, in all the years that I was",
  "here to see it, and I beg to move that the committee now",
];
const SECOND = [
  "adjourn until another day.",
  "MR ROE: I second that motion, and hope that the next day",
  "will be drier than this one was.",
];
const twoPages = pdf([
  [[50, 800, "Harbour Committee 4 March 2031"], ...block(50, 740, FIRST), [300, 40, "1"]],
  [[50, 800, "Harbour Committee 4 March 2031"], ...block(50, 740, SECOND), [300, 40, "2"]],
]);

describe("PDF documents", () => {
  it("joins lines and pages, leaves running heads out of the words, and tells the page of each turn", async () => {
    const { text, parsed } = await read(twoPages);
    expect(text).toContain("⟦page 2⟧\n⟦Harbour Committee 4 March 2031⟧\n");
    expect(turns(parsed)).toEqual([
      ["MS DOE", "1", `${[...FIRST, SECOND[0]].join(" ").slice("MS DOE: ".length)}`],
      ["MR ROE", "2", "I second that motion, and hope that the next day will be drier than this one was."],
    ]);
    expect(parsed).toMatchObject({ encoding: "utf-8 (extracted from PDF)", unrecognisedCharacters: 0 });
    expect(parsed).toMatchObject({ byteLength: twoPages.length, revision: sha256(twoPages) });
  });

  it("gives the same text again", async () => {
    expect((await read(twoPages)).text).toBe((await read(twoPages)).text);
  });

  it("reads two columns one after the other, between headings that cross them", async () => {
    const left = ["MS DOE: The left", "column comes", "first, and all", "of it, before", "the right one."];
    const right = ["MR ROE: So the", "right column", "comes second,", "and after all", "of the left."];
    const heading: Words = [150, 760, "A heading that stands across both of the columns here"];
    const { parsed } = await read(pdf([[heading, ...block(50, 720, left), ...block(320, 713, right)]]));
    expect(turns(parsed).map(([name]) => name)).toEqual(["MS DOE", "MR ROE"]);
    expect(turns(parsed)[0]?.slice(2).join(" ")).toBe(
      "The left column comes first, and all of it, before the right one.",
    );
  });

  it("begins a paragraph at a wider space and at an indent", async () => {
    const lines: Words[] = [
      ...block(50, 700, FIRST),
      [50, 640, "A wider space stands above this line of the document,"],
    ];
    lines.push(
      [50, 626, "which goes on in this."],
      [70, 612, "An indent begins the third one."],
      [50, 598, "it goes on."],
    );
    const { text } = await read(pdf([lines]));
    expect(text.split(/\n\n/).map((one) => one.trim().split("\n").length)).toEqual([1, 3, 2, 2]);
  });

  it("keeps the pages of a text in which no one speaks as its words alone", async () => {
    const { parsed } = await read(pdf([block(50, 700, ["Only words stand here."]), block(50, 700, ["And more."])]));
    expect(turns(parsed)).toEqual([[null, null, "Only words stand here.", "And more."]]);
    expect(parsed.unrecognisedCharacters).toBe(0);
  });

  it("reads Chinese in fonts that leave their letters to Adobe's tables", async () => {
    // GB 2312 for 主席：你好 in octal, as strings of a PDF may be written.
    const words = String.raw`\326\367\317\257\243\272\304\343\272\303`;
    const { text } = await read(pdf([[[50, 700, words]]], "", CHINESE));
    expect(text).toContain("主席：你好");
  });

  it("tells of a password and what to do about it", async () => {
    expect(await textForm(pdf([[[50, 700, "Words."]]], ENCRYPTED), "a.pdf")).toMatchObject({
      ok: false,
      code: "encrypted",
      why: expect.stringContaining("Remove the password and press Try again"),
    });
  });

  it("says that pages without text are probably pictures", async () => {
    const { parsed } = await read(pdf([[]]));
    expect(parsed.diagnostics.map((one) => one.code)).toContain("pdf-without-text");
  });

  it("refuses a bomb before it is unpacked, packed once or twice, and leaves large pictures alone", async () => {
    const once = deflateSync(Buffer.alloc(200 * 2 ** 20, " "));
    const refused = { ok: false, code: "container-bomb" };
    expect(await textForm(makePackedPdf(once, "/FlateDecode"), "a.pdf")).toMatchObject(refused);
    const twice = makePackedPdf(deflateSync(once), "[/FlateDecode /FlateDecode]");
    expect(await textForm(twice, "a.pdf")).toMatchObject(refused);
    const picture = makePackedPdf(once, "/FlateDecode /Subtype /Image");
    expect(holdsBomb(picture)).toBe(false);
  });

  it("ends with text or a diagnostic wherever it is cut", async () => {
    for (let cut = 10; cut < twoPages.length; cut += 97) {
      const form = await textForm(twoPages.subarray(0, cut), "a.pdf");
      expect(form.ok || form.code === "damaged-pdf").toBe(true);
    }
  });
});
