/** Words at a place on the page: points from the lower left corner. */
export type Words = [x: number, y: number, text: string];

const HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
/** A font that says of its letters only which table of Adobe's tells them. */
export const CHINESE =
  "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [<< /Type /Font " +
  "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> " +
  "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] " +
  "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>";

/** A PDF with one page for each list of words, in 11 point Helvetica; `trailer` may hold more entries. */
export function makePdf(pages: Words[][], trailer = "", font = HELVETICA): Uint8Array {
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font,
  ];
  for (const words of pages) {
    const shown = words.map(([x, y, text]) => `BT /F1 11 Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`).join("\n");
    const box = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>";
    objects.push(`<< /Type /Page /Parent 2 0 R ${box} /Contents ${objects.length + 2} 0 R >>`);
    objects.push(`<< /Length ${shown.length} >>\nstream\n${shown}\nendstream`);
  }
  let out = "%PDF-1.4\n";
  const offsets = objects.map((object, at) => {
    const offset = out.length;
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}`;
  const end = `trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${out.length}\n%%EOF\n`;
  return new TextEncoder().encode(out + table + end);
}

/** A PDF of one page whose content is packed as often as Flate is named in `filter`. */
export function makePackedPdf(content: Uint8Array, filter: string): Uint8Array {
  const before =
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" +
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n" +
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n" +
    `4 0 obj\n<< /Length ${content.length} /Filter ${filter} >>\nstream\n`;
  const after = "\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF\n";
  return Buffer.concat([Buffer.from(before), content, Buffer.from(after)]);
}

/** An entry for the trailer of a PDF that asks for a password. */
export const ENCRYPTED = (() => {
  const key = "<28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A>";
  return `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >> /ID [<00> <00>]`;
})();
