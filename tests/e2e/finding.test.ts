import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeAll(async () => {
  app = await startWebApp();
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
});

afterAll(() => app.close());

describe("finding on the sample library", () => {
  test("the first run opens the sample, and the status line counts it", async () => {
    await bench.hasStatus("29 contributions · 6 debates, 1 written question · 5 sources");
    await app.page.getByRole("button", { name: "Open folder" }).first().waitFor();
  });

  test("a speaker's rows and words; a date filter names the undated debate and takes it in again", async () => {
    await bench.filters.getByRole("checkbox", { name: "Yvette Cooper" }).check({ force: true });
    await bench.hasContributions(15);
    await app.page.getByText("4,251 words").waitFor();
    await bench.filters.getByRole("textbox", { name: "From" }).fill("2024-09-01");
    await bench.filters.getByRole("textbox", { name: "To" }).fill("2025-06-30");
    await bench.filters.getByRole("textbox", { name: "To" }).press("Enter");
    await bench.hasContributions(14);
    await app.page.getByText(/1 undated debate/).waitFor();
    await app.page.getByRole("button", { name: /^include/i }).click();
    await bench.hasContributions(15);
    await clearAll();
  });

  test.each([
    ['"grooming gangs"', "6 hits in 3 contributions", 3],
    ["accountab*", "12 hits in 5 contributions", 5],
  ])("%s finds %s", async (query, words, rows) => {
    await bench.searchFor(query);
    await bench.hasContributions(rows);
    await app.page.getByText(words).first().waitFor();
    await clearAll();
  });

  test("a straight apostrophe finds the curly one, shown as printed", async () => {
    await bench.searchFor('"Children\'s Wellbeing"');
    await bench.hasContributions(1);
    const row = bench.row("16 Jun 2025", "Yvette Cooper");
    await row.waitFor();
    const reader = await bench.open(row);
    await reader.getByText("Children’s Wellbeing and Schools Bill").waitFor();
    await clearAll();
  });

  test("fields of the query language: speaker:snell party:lab gives one", async () => {
    await bench.searchFor("speaker:snell party:lab");
    await bench.hasContributions(1);
    await clearAll();
  });

  test("a query that cannot be read says where, and keeps the rows", async () => {
    await bench.searchFor("date:soon");
    await app.page.getByText("Write a date as 2024, 2024-09 or 2024-09-02").waitFor();
    expect(await bench.search.getAttribute("aria-invalid")).toBe("true");
    await bench.hasContributions(29);
    await clearAll();
  });

  test("a quotation still open is no mistake while typing, and one when it is asked or left", async () => {
    const message = app.page.getByText("This quotation mark is never closed.");
    await bench.searchFor('"grooming');
    await bench.search.press("Enter");
    await message.waitFor();
    await bench.search.press("End");
    await app.page.keyboard.type(" g");
    await message.waitFor({ state: "detached" });
    await app.page.keyboard.press("Tab");
    await message.waitFor();
    await clearAll();
  });

  test("nothing found says over what, and gives it back in one click", async () => {
    await bench.searchFor("zyzzyva");
    await app.page
      .getByText(/no match|nothing/i)
      .first()
      .waitFor();
    await clearAll();
  });

  test("sorting by words: the longest first, then the shortest, then the longest again", async () => {
    const header = bench.contributions.getByRole("columnheader", { name: /Words/ });
    const sorted = (order: string) =>
      bench.contributions.locator(`[role=columnheader][aria-sort="${order}"]`, { hasText: "Words" }).waitFor();
    await header.click();
    await sorted("descending");
    await header.click();
    await sorted("ascending");
    await bench.contributions.locator('[role=row][aria-rowindex="1"]', { hasText: "6" }).waitFor();
    await header.click();
    await header.click();
    await sorted("descending");
    await bench.contributions.locator('[role=row][aria-rowindex="1"]', { hasText: "1,770" }).waitFor();
  });

  test("search, filters and order are still there after a restart", async () => {
    await bench.searchFor("accountab*");
    await bench.hasContributions(5);
    await app.restart();
    bench = new WorkbenchPage(app.page);
    await bench.hasContributions(5);
    expect(await bench.search.inputValue()).toBe("accountab*");
    await bench.contributions.locator('[role=columnheader][aria-sort="descending"]', { hasText: "Words" }).waitFor();
    await clearAll();
  });
});

async function clearAll(): Promise<void> {
  await bench.search.focus();
  await app.page.keyboard.press("Control+Backspace");
  await bench.searchFor("");
  await bench.hasContributions(29);
}
