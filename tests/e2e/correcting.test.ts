import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator } from "playwright-core";
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

/** How many contributions a facet counts for each of these values. */
async function counts(...values: string[]): Promise<number[]> {
  return Promise.all(
    values.map(async (value) => Number(((await facetValue(value).textContent()) ?? "").replace(/\D+/g, ""))),
  );
}

function facetValue(value: string): Locator {
  const checkbox = app.page.getByRole("checkbox", { name: value, exact: true });
  return bench.filters.getByRole("listitem").filter({ has: checkbox }).last();
}

async function undo(): Promise<void> {
  await app.page.keyboard.press("Control+z");
  await app.page.getByText(/^Undone: /).waitFor();
}

describe("a party that no source prints", () => {
  test("an empty search says why and leads to setting it; facets and search follow; undo, redo and a restart keep their word", async () => {
    await bench.searchFor("speaker:cooper party:lab");
    await app.page.getByText("15 contributions by Yvette Cooper have no party given.").waitFor();
    await app.page.getByRole("button", { name: "Set party" }).first().click();
    await bench.inspector.getByRole("combobox", { name: "Party" }).fill("Lab");
    await app.page.keyboard.press("Enter");
    await bench.hasContributions(15);
    await bench.searchFor("");
    await bench.hasContributions(29);
    await expect.poll(() => counts("Lab", "Con", "Lab/Co-op")).toEqual([17, 1, 1]);
    await app.page.keyboard.press("Escape");
    await bench.contributions.locator('[role=row][aria-rowindex="1"]').click();
    await undo();
    await expect.poll(() => counts("Lab")).toEqual([2]);
    await app.page.keyboard.press("Control+Shift+z");
    await expect.poll(() => counts("Lab")).toEqual([17]);
    await app.restart();
    bench = new WorkbenchPage(app.page);
    await bench.hasContributions(29);
    await expect.poll(() => counts("Lab")).toEqual([17]);
    await bench.contributions.locator('[role=row][aria-rowindex="1"]').click();
    await bench.inspector.getByText(/set by you/).waitFor();
  });
});

describe("an undated debate", () => {
  const file = resolve(import.meta.dirname, "../../seeds/002_815e4f78c80070a6.txt");
  const hash = () => createHash("sha256").update(readFileSync(file)).digest("hex");

  test("a hint says when it probably was; a date that is set sorts and filters both its rows; the file stays as it was", async () => {
    const before = hash();
    const reader = await bench.openOnly('"so far as is reasonably practicable"');
    await reader.getByText("date not in source").waitFor();
    await reader.getByText("probably between 2 September and 11 December 2024").waitFor();
    await bench.inspector.getByRole("button", { name: "Set date" }).click();
    await bench.inspector.getByRole("textbox", { name: "Date" }).fill("9 December 2024");
    await app.page.keyboard.press("Enter");
    await reader.getByRole("heading", { level: 2, name: /^9 December 2024/ }).waitFor();
    await bench.searchFor("date:2024-12-09");
    await bench.hasContributions(2);
    await bench.searchFor("");
    await bench.hasContributions(29);
    expect(hash()).toBe(before);
    await bench.inspector
      .getByText(/set by you/)
      .first()
      .waitFor();
    await bench.contributions.locator('[role=row][aria-rowindex="1"]').click();
    await undo();
    await bench.searchFor("date:2024-12-09");
    await app.page.getByText("Nothing found").waitFor();
    await bench.searchFor("");
    await bench.hasContributions(29);
  });
});

describe("merges and order", () => {
  test("the doubled contribution can be split into two and put together again", async () => {
    const reader = await bench.openOnly('"police inspectorate"');
    await bench.inspector.getByRole("button", { name: /^These are two contributions/ }).click();
    await expect.poll(() => reader.getByRole("article").count()).toBe(11);
    await bench.hasStatus("30 contributions · 6 debates, 1 written question · 5 sources");
    await reader.getByRole("article").first().click();
    await undo();
    await expect.poll(() => reader.getByRole("article").count()).toBe(10);
    await bench.searchFor("");
    await bench.hasContributions(29);
  });

  test("two parts of unknown order are put in order, which is labelled as set and kept after a restart", async () => {
    let reader = await bench.openOnly('"cycle continuing for decades"');
    await reader.getByText(/order of these two parts is not known/i).waitFor();
    const beginning = async () =>
      ((await reader.getByRole("article").first().textContent()) ?? "").includes("Welsh Government");
    const was = await beginning();
    await reader.getByRole("button", { name: /after/i }).first().click();
    await reader.getByText(/order of these parts set by you/i).waitFor();
    const now = await beginning();
    await app.restart();
    bench = new WorkbenchPage(app.page);
    reader = bench.reader(1);
    await reader.getByText(/order of these parts set by you/i).waitFor();
    expect(await beginning()).toBe(now);
    expect([was, now]).toContain(true);
  });
});
