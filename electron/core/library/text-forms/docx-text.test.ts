import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ParsedSource } from "../../../../shared/model/source.ts";
import { readSource } from "../../../../shared/readers/read-source.ts";
import { sha256 } from "../../files/sha256.ts";
import { docxText } from "./docx-text.ts";
import { extractedSource, textForm } from "./text-form.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const run = (text: string, properties = "") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const bold = (text: string) => run(text, "<w:b/>");
const paragraph = (runs: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
const heading = (text: string) => paragraph(run(text), '<w:pStyle w:val="Heading1"/>');

function docx(body: string, others: Record<string, Uint8Array> = {}): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return zipSync({ "[Content_Types].xml": bytes("<Types/>"), "word/document.xml": bytes(xml), ...others });
}

async function read(document: Uint8Array): Promise<{ text: string; parsed: ParsedSource }> {
  const form = await textForm(document, "a.docx");
  if (!form.ok) throw new Error(form.why);
  const input = { source: "s", path: "a.docx", bytes: form.text, revision: sha256(document) };
  const parsed = extractedSource(readSource(input, { sha256 }), document.length, form);
  return { text: new TextDecoder().decode(form.text), parsed };
}
const turns = ({ extracts }: ParsedSource) =>
  extracts.flatMap(({ occurrences }) =>
    occurrences.map(({ speaker, paragraphs }) => [speaker?.name ?? null, ...paragraphs.map((one) => one.text)]),
  );

describe("Word documents", () => {
  const names = docx(
    heading("Harbours Bill") +
      paragraph(`${bold("Jane ")}${bold("Doe")}${run(" I beg to move, &amp; so on.")}`) +
      paragraph(run("It is a good motion.")) +
      paragraph(`${bold("John Roe:")}${run(" I second it.")}`) +
      paragraph(`${bold("Important")}${run(" words may be bold, and stay words.")}`),
  );

  it("takes bold names for speakers, with a colon or without, and headings for headings", async () => {
    const { text, parsed } = await read(names);
    expect(turns(parsed)).toEqual([
      ["Jane Doe", "I beg to move, & so on.", "It is a good motion."],
      ["John Roe", "I second it.", "Important words may be bold, and stay words."],
    ]);
    expect(parsed.extracts[0]?.title).toBe("Harbours Bill");
    expect(text).toContain("**Jane Doe:** I beg to move");
    expect(parsed).toMatchObject({ encoding: "utf-8 (extracted from DOCX)", unrecognisedCharacters: 0 });
    expect(parsed).toMatchObject({ byteLength: names.length, revision: sha256(names) });
  });

  it("takes paragraphs in a style for speakers for who speaks, in any language", async () => {
    const styled = (style: string, text: string) => paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
    const turn = (name: string, ...words: string[]) =>
      styled("D3Intervinent", name) + words.map((text) => styled("D3Text", text)).join("");
    const document = docx(
      styled("D3Acta", "Sessió 33") +
        turn("La presidenta", "Comença la sessió: bon dia.", "Té la paraula la diputada.") +
        styled("D3Ttolnegreta", "Pregunta sobre el port") +
        turn("Anna Roe i Doe", "Gràcies, presidenta.") +
        turn("La presidenta", "Gràcies."),
    );
    const { parsed } = await read(document);
    expect(parsed.extracts.map(({ title }) => title)).toEqual(["Sessió 33", "Pregunta sobre el port"]);
    expect(parsed.extracts.flatMap(({ occurrences }) => occurrences.map(({ speaker }) => speaker?.printed))).toEqual([
      "La presidenta",
      "Anna Roe i Doe",
      "La presidenta",
    ]);
    expect(turns(parsed)[0]?.slice(1)).toEqual(["Comença la sessió: bon dia.", "Té la paraula la diputada."]);
    expect(parsed.unrecognisedCharacters).toBe(0);
  });

  it("takes no sentence for a title or a name, whatever its style", async () => {
    const styled = (style: string, text: string) => paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
    const welcome = "Comencem amb el primer punt de l’ordre del dia, que són les preguntes al Govern. Quan vulgui.";
    const document = docx(
      styled("D3Intervinent", "La presidenta") +
        styled("D3Ttolnegreta", welcome) +
        styled("D3Intervinent", "Moltes gràcies. Comencem.") +
        styled("D3Intervinent", "Anna Roe i Doe") +
        styled("D3Text", "Gràcies, presidenta.") +
        styled("D3Intervinent", "La presidenta") +
        styled("D3Text", "Gràcies."),
    );
    const { parsed } = await read(document);
    expect(turns(parsed)).toEqual([
      [null, welcome, "Moltes gràcies. Comencem."],
      ["Anna Roe i Doe", "Gràcies, presidenta."],
      [null, "Gràcies."],
    ]);
  });

  it("gives places that address the extracted text", async () => {
    const { parsed } = await read(names);
    const form = await textForm(names, "a.docx");
    const segment = parsed.extracts[0]?.occurrences[1]?.paragraphs[0]?.segments[0];
    const words = form.ok ? form.text.subarray(segment?.byteStart, segment?.byteEnd) : bytes("");
    expect(new TextDecoder().decode(words)).toBe("I second it.");
  });

  it("reads plain names, and sets no marks where no one speaks", async () => {
    const plain = docx(paragraph(run("SAM SAMPLE: Good day to you.")) + paragraph(run("ROBIN ROE: And to you, sir.")));
    expect(turns((await read(plain)).parsed).map(([name]) => name)).toEqual(["SAM SAMPLE", "ROBIN ROE"]);
    const prose = docx(heading("A note") + paragraph(`${bold("Bold")}${run(" words.")}`));
    expect((await read(prose)).text).toBe("A note\n\nBold words.\n");
  });

  it("leaves out deleted words, field codes, and what repeats a text box for older programs", async () => {
    const box = `<w:txbxContent>${paragraph(run("In a box."))}</w:txbxContent>`;
    const body =
      paragraph(
        `${run("Kept")}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${run(" and put in")}</w:ins>`,
      ) +
      paragraph(`<w:r><w:instrText>PAGE</w:instrText></w:r>${run("one")}<w:r><w:tab/></w:r>${run("two")}`) +
      paragraph(
        `<mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`,
      ) +
      paragraph(run("off", '<w:b w:val="0"/>'));
    expect((await read(docx(body))).text).toBe("Kept and put in\n\none\ttwo\n\nIn a box.\n\noff\n");
  });

  it("says that notes are not read", async () => {
    const { parsed } = await read(docx(paragraph(run("Words.")), { "word/footnotes.xml": bytes("<x/>") }));
    expect(parsed.diagnostics.map((one) => one.code)).toContain("docx-parts-left-out");
  });

  it("refuses a bomb, tells of damage, and leaves other archives alone", async () => {
    const bomb = docx(paragraph(run(" ".repeat(20_000_000))));
    expect(await docxText(bomb)).toMatchObject({ ok: false, code: "container-bomb" });
    expect(await docxText(names.subarray(0, 300))).toMatchObject({ ok: false, code: "damaged-container" });
    expect(await docxText(zipSync({ "a.txt": bytes("x") }))).toBeNull();
    const flipped = Uint8Array.from(names);
    flipped.fill(0xff, 200, 260);
    expect(await docxText(flipped)).toMatchObject({ ok: false });
  });
});
