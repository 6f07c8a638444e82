import { join } from "node:path";
import { expect, it } from "vitest";
import { fileBytes, readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { parallelParliamentHtml } from "./reader.ts";

describeReader(parallelParliamentHtml, import.meta.dirname);

it("leaves alone a page of another site whose menu has an entry for Hansard", () => {
  const text = "<html><body><ul><li>Publications</li><li>Hansard</li></ul><p>Welcome.</p></body></html>";
  expect(parallelParliamentHtml.sniff({ path: "a.html", text, complete: true }).confidence).toBe("no");
});

it("keeps the addresses of debate and turn that the page links to, and no others", () => {
  const bytes = fileBytes(join(import.meta.dirname, "fixtures/clipboard/page.html"));
  const { extracts } = readBytes("page.html", bytes);
  const debate = "https://hansard.parliament.uk/commons/2031-04-02/debates/AAAA-1/HarbourDues";
  expect(extracts[0]?.url).toBe(debate);
  expect(extracts[0]?.occurrences.map(({ url }) => url)).toEqual([`${debate}#contribution-BBBB-2`, null]);
});
