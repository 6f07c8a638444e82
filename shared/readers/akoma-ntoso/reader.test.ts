import { describe, expect, it } from "vitest";
import { readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { dayOfHeading, plausibleDay } from "./heading-day.ts";
import { akomaNtoso } from "./reader.ts";

describeReader(akomaNtoso, import.meta.dirname);

describe("reader akoma-ntoso", () => {
  it.each([
    ["15 JULAI 2020 (RABU)", "2020-07-15"],
    ["ISNIN, 2 MAC 2031", "2031-03-02"],
    ["Thursday, 20 September 2012", "2012-09-20"],
    ["31 JUN 2020", null],
    ["USUL NOMBOR 12", null],
  ])("finds the day in the heading %s: %s", (heading, day) => {
    expect(dayOfHeading(heading)).toBe(day);
  });

  it("takes no placeholder for a day", () => {
    expect(plausibleDay("3000-01-01")).toBeNull();
    expect(plausibleDay("/za/debaterecord/2012-09-20")).toBe("2012-09-20");
  });

  it("bears ten thousand sections in one another", () => {
    const deep = 10_000;
    const xml = `<akomaNtoso><debate>${"<debateSection><heading>A</heading>".repeat(deep)}<p>deep</p>${"</debateSection>".repeat(deep)}</debate></akomaNtoso>`;
    const parsed = readBytes("a.xml", new TextEncoder().encode(xml));
    expect(JSON.stringify(parsed.extracts)).toContain("deep");
    expect(parsed.diagnostics.map(({ code }) => code)).toContain("too-deep");
  });

  it.each([
    ["<akomaNtoso><debate/></akomaNtoso>", "certain"],
    ['<a:akomaNtoso xmlns:a="x"><a:debateReport name="x"/></a:akomaNtoso>', "certain"],
    ["<akomaNtoso><act/></akomaNtoso>", "likely"],
    ["<debate/>", "no"],
    ["akomaNtoso", "no"],
  ])("is sure of %s: %s", (text, confidence) => {
    expect(akomaNtoso.sniff({ path: "a.xml", text, complete: true }).confidence).toBe(confidence);
  });
});
