import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeAll(async () => {
  app = await startWebApp({ viewport: { width: 1280, height: 800 } });
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
});

afterAll(() => app.close());

/** Whether anything makes the page scroll sideways. */
const scrollsSideways = () =>
  app.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Characters of the longest line of a long paragraph. */
function charactersALine(reader: Locator): Promise<number> {
  return reader.getByRole("paragraph").evaluateAll((paragraphs) => {
    const node = paragraphs
      .flatMap((paragraph) => [...paragraph.childNodes])
      .filter((child): child is Text => child instanceof Text)
      .sort((a, b) => b.length - a.length)[0];
    if (!node) return 0;
    const range = document.createRange();
    const lines = new Map<number, number>();
    for (let at = 0; at < node.length; at++) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const top = Math.round(range.getBoundingClientRect().top);
      lines.set(top, (lines.get(top) ?? 0) + 1);
    }
    return Math.max(...lines.values());
  });
}

describe("two debates side by side on 1280 x 800", () => {
  test("rails fold, each title begins with its date, lines keep 45 characters, nothing scrolls sideways", async () => {
    await bench.openOnly('"police inspectorate"');
    await bench.searchFor('"Kirklees rape"');
    await bench.row("Harpreet Uppal").waitFor();
    await bench.hasContributions(1);
    await bench.search.press("Enter");
    await bench.contributions.locator("[role=row]:focus, [role=gridcell]:focus").waitFor();
    await app.page.keyboard.press("Shift+Enter");
    const [first, second] = [bench.reader(1), bench.reader(2)];
    await second.getByRole("article").first().waitFor();
    await first.getByRole("heading", { level: 2, name: /^16 January 2025 / }).waitFor();
    await second.getByRole("heading", { level: 2, name: /^6 January 2025 / }).waitFor();
    expect(await bench.filters.isVisible()).toBe(false);
    expect(await bench.inspector.isVisible()).toBe(false);
    for (const reader of [first, second]) expect(await charactersALine(reader)).toBeGreaterThanOrEqual(45);
    expect(await scrollsSideways()).toBe(false);
  });

  test("Enter in the search field leads to the folded table, and its next row is the first that was found", async () => {
    await bench.searchFor("speaker:snell");
    const strip = app.page.getByRole("navigation", { name: "Result" });
    await strip.getByText("1 contribution", { exact: true }).waitFor();
    await bench.search.press("Enter");
    await strip.locator("button:focus").waitFor();
    await app.page.keyboard.press("Enter");
    await strip.getByText("1 of 1").waitFor();
    await strip.getByText("Gareth Snell").waitFor();
  });

  test.each([
    [1440, 900],
    [900, 800],
    [600, 900],
    [320, 700],
  ])("nothing scrolls sideways at %i x %i", async (width, height) => {
    await app.page.setViewportSize({ width, height });
    await app.page
      .getByRole("region", { name: /^Reader/ })
      .getByRole("article")
      .first()
      .waitFor();
    expect(await scrollsSideways()).toBe(false);
  });
});

test("what is written for screen readers alone makes no page longer, however far down it stands", async () => {
  const low = await startWebApp({ viewport: { width: 1440, height: 420 } });
  try {
    const { filters } = new WorkbenchPage(low.page);
    await filters.getByRole("button", { name: "Exclude Lab/Co-op" }).click();
    await filters.getByRole("button", { name: "Do not exclude Lab/Co-op" }).waitFor();
    const isLonger = await low.page.evaluate(
      () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
    );
    expect(isLonger).toBe(false);
  } finally {
    await low.close();
  }
});
