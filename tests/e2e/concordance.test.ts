import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeAll(async () => {
  app = await startWebApp();
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
  await app.page.getByRole("button", { name: "Dismiss" }).click();
});
afterAll(() => app.close());

const grid = () => app.page.getByRole("grid", { name: "Concordance" });
const hasLines = (count: number) =>
  app.page.locator(`[role=grid][aria-label=Concordance][aria-rowcount="${count}"]`).waitFor();
const line = (number: number) => grid().locator(`[role=row][aria-rowindex="${number}"]`);
/** Of a line that shows them: one that waits for its own still holds those of another, out of sight. */
const words = async (number: number) =>
  (await line(number).and(app.page.locator(":not([aria-busy])")).textContent()) ?? "";
const sortBy = (name: string) =>
  app.page.getByRole("radiogroup", { name: "Order" }).getByText(name, { exact: true }).click();
const ticked = (count: number) => app.page.getByText(`${count} lines ticked`, { exact: true }).waitFor();
const focusFirst = async () => {
  await bench.search.press("Enter");
  await grid().locator("[role=row]:focus").waitFor();
  await app.page.keyboard.press("Home");
  await grid().locator('[role=row][aria-rowindex="1"]:focus').waitFor();
};

describe("the concordance", () => {
  beforeEach(async () => {
    await app.page.keyboard.press("Control+4");
    await bench.searchFor("inquir*");
    await hasLines(35);
  });

  test("asks for a word, then shows every hit with its contexts and says how many", async () => {
    await bench.searchFor("");
    await app.page.getByText("Type a word to see it in its contexts").waitFor();
    await bench.searchFor("inquir*");
    await hasLines(35);
    await app.page.getByText("35 lines in 6 contributions", { exact: true }).waitFor();
    await line(1).getByText("16 Jan 2025").waitFor();
    expect(await words(1)).toContain("inquir");
    expect(await line(1).getByRole("gridcell").count()).toBeGreaterThanOrEqual(6);
  });

  test("sorts by the words to the right and to the left, and keeps the order for the next search", async () => {
    await sortBy("1R 2R 3R");
    await line(1).getByText("re", { exact: true }).waitFor();
    expect(await words(2)).toContain("inquiry and reopen investigations");
    await focusFirst();
    await app.page.keyboard.press("l");
    await app.page.getByRole("radio", { name: "1L 2L 3L", checked: true }).waitFor();
    await bench.searchFor("recommendation*");
    await app.page.getByRole("button", { name: /1L Sort by/ }).waitFor();
    await app.page.getByRole("radio", { name: "1L 2L 3L", checked: true }).waitFor();
    await bench.searchFor("inquir*");
    await hasLines(35);
    await sortBy("Date");
  });

  test("follows the filters of the table", async () => {
    await bench.filters.getByRole("checkbox", { name: /David Simmonds/ }).click();
    await app.page.getByText(/^\d+ lines? in 1 contribution$/).waitFor();
    await line(1).getByText("David Simmonds").waitFor();
    await app.page.keyboard.press("Control+Backspace");
    await bench.searchFor("inquir*");
    await hasLines(35);
  });

  test("ticked lines take a tag all at once, and lose it by one undo", async () => {
    await sortBy("1R 2R 3R");
    await line(1).getByText("re", { exact: true }).waitFor();
    await focusFirst();
    await app.page.keyboard.press("Space");
    await app.page.keyboard.press("Shift+ArrowDown");
    await app.page.keyboard.press("Shift+ArrowDown");
    await ticked(3);
    await line(6)
      .getByRole("gridcell")
      .first()
      .click({ modifiers: ["Shift"] });
    await ticked(6);
    await line(6).getByRole("gridcell").first().click();
    await ticked(5);
    // Another order keeps the ticks.
    await sortBy("Node");
    await ticked(5);
    await sortBy("1R 2R 3R");
    await focusFirst();
    await app.page.keyboard.press("t");
    await app.page.getByRole("combobox", { name: "Tags" }).fill("taken further");
    await app.page.keyboard.press("Enter");
    await app.page.getByText("Tagged 5 lines “taken further”.").waitFor();
    await line(5).getByText("taken further").waitFor();
    expect(await grid().getByText("taken further").count()).toBe(5);
    await app.page.keyboard.press("Control+z");
    await app.page.getByText(/Undone: Tag "taken further" \(5 passages\)/).waitFor();
    await grid().getByText("taken further").first().waitFor({ state: "detached" });
    await app.page.keyboard.press("Control+Shift+z");
    await line(1).getByText("taken further").waitFor();
    await app.page.keyboard.press("Control+z");
    await grid().getByText("taken further").first().waitFor({ state: "detached" });
  });

  test("ticks all lines and none by key", async () => {
    await focusFirst();
    await app.page.keyboard.press("Control+a");
    await ticked(35);
    await app.page.keyboard.press("Escape");
    await app.page.getByText("35 lines ticked").waitFor({ state: "hidden" });
  });

  test("copies lines with headers", async () => {
    await focusFirst();
    await app.page.keyboard.press("Space");
    await app.page.keyboard.press("Shift+ArrowDown");
    await ticked(2);
    await app.page.keyboard.press("Control+c");
    await app.page.getByText("Copied 2 lines with headers.").waitFor();
    const copied = (await app.page.evaluate(() => navigator.clipboard.readText())).split("\n");
    expect(copied).toHaveLength(3);
    expect(copied[0]?.split("\t")).toContain("node");
    expect(copied[1]?.split("\t")).toSatisfy((cells: string[]) => cells.some((cell) => /^inquir/i.test(cell)));
    await app.page.keyboard.press("Escape");
  });

  test("exports ticked lines as CSV, in the order shown", async () => {
    await sortBy("1R 2R 3R");
    await line(1).getByText("re", { exact: true }).waitFor();
    await focusFirst();
    await app.page.keyboard.press("Space");
    await app.page.keyboard.press("Shift+ArrowDown");
    await ticked(2);
    await app.page.getByRole("button", { name: "Export", exact: true }).last().click();
    const dialog = app.page.getByRole("dialog", { name: "Export lines as CSV" });
    await dialog.getByText("Ticked (2)").waitFor();
    await dialog.getByRole("textbox", { name: "Folder" }).fill(app.home);
    await dialog.getByRole("textbox", { name: "File name" }).fill("lines.csv");
    await dialog.getByRole("button", { name: "Export 2 lines" }).click();
    await dialog.getByText(/Saved to/).waitFor();
    const [headers, ...rows] = (await readFile(join(app.home, "lines.csv"), "utf8")).trim().split("\r\n");
    expect(headers).toMatch(/,left,node,right,/);
    expect(rows).toHaveLength(2);
    expect(rows.every((row) => /,"? ?and re-?open/.test(row))).toBe(true);
    await dialog.getByRole("button", { name: "Close" }).last().click();
    await dialog.waitFor({ state: "detached" });
    await focusFirst();
    await app.page.keyboard.press("Escape");
  });

  test("opens the reader at the hit, and the way back leads to the line", async () => {
    await focusFirst();
    await app.page.keyboard.press("ArrowDown");
    await app.page.keyboard.press("Enter");
    const reader = bench.reader(1);
    await reader.getByRole("article").first().waitFor();
    await grid().locator('[role=row][aria-rowindex="2"][aria-current="true"]').waitFor();
    await reader.getByText("inquiry").first().waitFor();
    await line(4).dblclick();
    await grid().locator('[role=row][aria-rowindex="4"][aria-current="true"]').waitFor();
  });

  test("draws a sample by its seed, says so, and gives all lines back", async () => {
    const draw = async (seed: string) => {
      await app.page.getByRole("button", { name: "Sample", exact: true }).click();
      await app.page.getByRole("textbox", { name: /^Lines/ }).fill("5");
      await app.page.getByRole("textbox", { name: /^Seed/ }).fill(seed);
      await app.page.getByRole("button", { name: "Draw the sample" }).click();
      await app.page.getByText(`Random sample, seed ${seed}`).waitFor();
      await hasLines(5);
    };
    await draw("3");
    await app.page.getByText(/^5 lines of 35, in \d contributions?$/).waitFor();
    const first = await Promise.all([1, 2, 3, 4, 5].map(words));
    await draw("4");
    await draw("3");
    expect(await Promise.all([1, 2, 3, 4, 5].map(words))).toEqual(first);
    await app.page.getByRole("button", { name: "Show all lines instead of the sample" }).click();
    await hasLines(35);
  });

  test("in a narrow window no column at the left is cut, and the words found are in sight", async () => {
    await app.page.setViewportSize({ width: 600, height: 800 });
    await app.page.waitForFunction(() => {
      const box = document.querySelector("[role=grid][aria-label=Concordance]")?.parentElement;
      const [tick, ...titles] = [...(box?.querySelectorAll("[role=columnheader]") ?? [])].map((title) =>
        title.getBoundingClientRect(),
      );
      const edge = tick?.right ?? 0;
      const isCut = titles.some(({ left, right, width }) => width < 140 && left < edge - 1 && right > edge + 1);
      const node = box?.querySelector('[data-kind="node"]')?.getBoundingClientRect();
      const isInSight = node !== undefined && node.left > edge && node.right < window.innerWidth;
      return box && box.scrollWidth > box.clientWidth && !isCut && isInSight;
    });
    await app.page.setViewportSize({ width: 1440, height: 900 });
  });
});
