import { expect, it } from "vitest";
import { describeReader } from "../testing/reader-suite.ts";
import { parallelParliamentHtml } from "./reader.ts";

describeReader(parallelParliamentHtml, import.meta.dirname);

it("leaves alone a page of another site whose menu has an entry for Hansard", () => {
  const text = "<html><body><ul><li>Publications</li><li>Hansard</li></ul><p>Welcome.</p></body></html>";
  expect(parallelParliamentHtml.sniff({ path: "a.html", text, complete: true }).confidence).toBe("no");
});
