import { readFile } from "node:fs/promises";
import { join } from "node:path";
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

const page = () => app.page;
const press = (...keys: string[]) =>
  keys.reduce((last, key) => last.then(() => page().keyboard.press(key)), Promise.resolve());
const line = (index: number) => page().locator(`[data-scope=table] [data-index="${index}"]`);
const selected = (words: string) => page().getByRole("toolbar", { name: "Selected rows" }).getByText(words).waitFor();
const clipboard = () => page().evaluate(() => navigator.clipboard.readText());
const said = (words: string | RegExp) => page().getByRole("status").getByText(words).first().waitFor();

async function closeReader(): Promise<void> {
  await bench.reader(1).getByRole("button", { name: "Close this pane" }).click();
  await bench.reader(1).waitFor({ state: "detached" });
}

async function group(by: string): Promise<void> {
  await page()
    .getByRole("button", { name: /^Group/ })
    .click();
  await page().getByRole("menuitem", { name: by, exact: true }).click();
}

/** Which view is applied is written a moment behind; the browser must not end before. */
const isAppliedViewKept = () =>
  app.page.evaluate(
    () =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open("backbench");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const views = opening.result.transaction("views").objectStore("views").getAll();
          views.onsuccess = () => {
            opening.result.close();
            resolve(views.result.some(({ key, value }) => key === "workspace" && value.savedView !== null));
          };
        };
      }),
  );
const appliedViewIsKept = () => expect.poll(isAppliedViewKept, { timeout: 10_000 }).toBe(true);

describe("choosing rows", () => {
  test("by keyboard: a stretch with Shift, one more with Ctrl+Space, all with Ctrl+A, none with Escape", async () => {
    await line(2).focus();
    await press("Shift+ArrowDown", "Shift+ArrowDown");
    await selected("3 contributions selected");
    await press("ArrowDown", "ArrowDown", "Control+ ");
    await selected("4 contributions selected");
    expect(await page().locator("[data-scope=table] [tabindex='0']").count()).toBe(1);
    await press("Control+a");
    await selected("29 contributions selected");
    await press("Escape");
    await page().getByRole("toolbar", { name: "Selected rows" }).waitFor({ state: "detached" });
  });

  test("by mouse: the box of a row, Ctrl and Shift; a plain click opens and chooses nothing", async () => {
    await line(1).locator("[data-choose]").click();
    await line(4).click({ modifiers: ["Control"] });
    await selected("2 contributions selected");
    await line(7).click({ modifiers: ["Shift"] });
    await selected("5 contributions selected");
    expect(await line(6).getAttribute("aria-selected")).toBe("true");
    await page().getByRole("button", { name: "Select none" }).click();
    await bench.open(line(3));
    await closeReader();
    expect(await line(3).getAttribute("aria-selected")).toBe("false");
  });

  test("another question leaves nothing chosen", async () => {
    await line(1).locator("[data-choose]").click();
    await bench.searchFor("speaker:cummins");
    await bench.hasContributions(8);
    await page().getByRole("toolbar", { name: "Selected rows" }).waitFor({ state: "detached" });
    await bench.searchFor("");
    await bench.hasContributions(29);
  });
});

describe("what is done with chosen rows", () => {
  test("copied as a table with headers, the columns as shown", async () => {
    await line(0).focus();
    await press("Shift+ArrowDown", "Control+c");
    await said("Copied 2 rows");
    const [headers, first, , end] = (await clipboard()).split("\n");
    expect(headers?.split("\t").slice(0, 5)).toEqual(["Date", "Debate", "Speaker", "Party", "Words"]);
    expect(first?.split("\t").slice(0, 3)).toEqual(["2024-09-02", "Violent Disorder", "Yvette Cooper"]);
    expect(end).toBe("");
    await press("Escape");
  });

  test("tagged whole, as one step that can be undone", async () => {
    await line(0).focus();
    await press("Shift+ArrowDown", "Shift+ArrowDown", "t");
    await page().getByRole("combobox", { name: "Tags" }).fill("read again");
    await press("Enter");
    await said(/Tagged 3 contributions/);
    const facet = bench.filters.getByRole("checkbox", { name: "read again" });
    await facet.waitFor();
    await line(0).getByText("read again").waitFor();
    await press("Control+z");
    await facet.waitFor({ state: "detached" });
    expect(await line(0).getByText("read again").count()).toBe(0);
  });
});

describe("rows as CSV", () => {
  const dialog = () => page().getByRole("dialog", { name: "Export rows as CSV" });

  test("those selected, with their words and a mark for Excel, then all of them in its place", async () => {
    await line(0).focus();
    await press("Escape", "Shift+ArrowDown", "Control+Shift+E");
    await dialog().getByText("Selected (2)").waitFor();
    await dialog().getByText("With the words of each contribution").click();
    await dialog().getByRole("textbox", { name: "Folder" }).fill(app.home);
    await dialog().getByRole("textbox", { name: "File name" }).fill("rows.csv");
    await dialog().getByRole("button", { name: "Export 2 rows" }).click();
    await dialog()
      .getByText(/Saved to/)
      .waitFor();
    const some = await readFile(join(app.home, "rows.csv"), "utf8");
    expect(some.startsWith("\ufeffDate,Debate,Speaker,")).toBe(true);
    expect(some).toMatch(/,Text\r\n2024-09-02,Violent Disorder,Yvette Cooper,/);
    expect(some.trim().split("\r\n")).toHaveLength(3);
    await dialog().getByRole("button", { name: "Close" }).last().click();
    await dialog().waitFor({ state: "detached" });
    await press("Escape", "Control+Shift+E");
    await dialog().getByText("With the words of each contribution").click();
    await dialog().getByRole("textbox", { name: "File name" }).fill("rows.csv");
    await dialog().getByRole("button", { name: "Export 29 rows" }).click();
    await page().getByRole("alertdialog").getByRole("button", { name: "Replace" }).click();
    await dialog()
      .getByText(/Saved to/)
      .waitFor();
    const all = await readFile(join(app.home, "rows.csv"), "utf8");
    expect(all.trim().split("\r\n")).toHaveLength(30);
    await dialog().getByRole("button", { name: "Close" }).last().click();
  });
});

describe("grouping", () => {
  test("by speaker: counts, opened and closed by keyboard, rows within", async () => {
    await group("Speaker");
    const grid = page().getByRole("treegrid", { name: "Contributions" });
    const cooper = grid.getByRole("row", { name: /Yvette Cooper.*15 contributions/ });
    await cooper.waitFor();
    expect(await cooper.getAttribute("aria-expanded")).toBe("true");
    await line(0).focus();
    await press("End", "ArrowLeft");
    // Keys move the focus with the next frame.
    await grid.locator("[role=row][aria-level='1']:focus").waitFor();
    await press("Home", "ArrowLeft");
    await page().locator("[role=treegrid][aria-rowcount='35']").waitFor();
    expect(await line(0).getAttribute("aria-expanded")).toBe("false");
    await press("ArrowRight");
    await page().locator("[role=treegrid][aria-rowcount='36']").waitFor();
  });

  test("a key pressed before the frame in which another moves the focus is done where it has been moved to", async () => {
    const grid = page().getByRole("treegrid", { name: "Contributions" });
    await line(0).focus();
    // Both within one frame, however slow the machine.
    await page().evaluate(() => {
      const line = document.activeElement as HTMLElement;
      for (const key of ["End", "ArrowLeft"]) {
        line.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      }
    });
    await grid.locator("[role=row][aria-level='1']:focus").waitFor();
    expect(await grid.locator(":focus").getAttribute("data-index")).not.toBe("0");
  });

  test("all closed at once, the largest first, and a group chosen as a whole", async () => {
    await group("Close all groups");
    await page().locator("[role=treegrid][aria-rowcount='7']").waitFor();
    await group("Largest first");
    await line(0).getByText("Yvette Cooper").waitFor();
    await line(0).focus();
    await press("Control+ ");
    await selected("15 contributions selected");
    await press("Control+c");
    await said("Copied 15 rows");
    expect(
      (await clipboard())
        .trim()
        .split("\n")
        .slice(1)
        .every((row) => row.includes("Yvette Cooper")),
    ).toBe(true);
    await press("Escape", "Enter");
    await page().locator('[data-index="1"][aria-level="2"]').waitFor();
    await bench.open(line(1));
    await closeReader();
  });

  test("by month and by debate, and not at all again", async () => {
    await group("By name");
    await group("Month");
    await group("Close all groups");
    await page().getByRole("treegrid").getByText("January 2025").waitFor();
    await group("Debate");
    await group("Close all groups");
    await page().getByRole("treegrid").getByText("Violent Disorder (2024-09-02)").waitFor();
    await group("Not grouped");
    await bench.hasContributions(29);
  });

  test("what is folded by keyboard stays so over a restart and in another order, and comes back with a saved view", async () => {
    const folded = () =>
      page().locator("[role=treegrid] [aria-expanded=false]").filter({ hasText: "Violent Disorder" });
    await group("Debate");
    await group("Open all groups");
    const debate = page().locator("[role=treegrid] [aria-level='1']").filter({ hasText: "Violent Disorder" });
    await debate.focus();
    await press("ArrowLeft");
    await folded().waitFor();
    await press("Control+Shift+S");
    const name = page().getByRole("dialog").getByRole("textbox", { name: "Name" });
    await name.fill("Folded");
    await name.press("Enter");
    await name.waitFor({ state: "detached" });
    await appliedViewIsKept();
    await app.restart();
    bench = new WorkbenchPage(app.page);
    await folded().waitFor();
    expect(await page().locator("[role=treegrid] [aria-expanded=true]").count()).toBeGreaterThan(2);
    await group("Largest first");
    await folded().waitFor();
    await group("Open all groups");
    await folded().waitFor({ state: "detached" });
    const view = page()
      .getByRole("region", { name: "Views" })
      .getByRole("button", { name: /^Folded/ });
    await view.getByText("changed").waitFor();
    await view.click();
    await folded().waitFor();
    await view.getByText("changed").waitFor({ state: "detached" });
    await page().getByRole("button", { name: "Menu of view Folded" }).click();
    await page().getByRole("menuitem", { name: "Delete" }).click();
    await group("Not grouped");
    await bench.hasContributions(29);
  });
});

describe("columns and copies", () => {
  test("a pinned column stands first, stays while the others scroll, and is still pinned after a restart", async () => {
    const header = bench.contributions.getByRole("columnheader", { name: "Speaker", exact: true });
    await header.hover();
    await header.getByRole("button", { name: "Menu of column Speaker" }).click();
    await page().getByRole("menuitem", { name: "Pin to the left" }).click();
    const first = bench.contributions.locator("[role=columnheader][aria-colindex='2']");
    await first.getByText("Speaker").waitFor();
    const before = (await first.boundingBox())?.x;
    await bench.contributions.evaluate((grid) => grid.parentElement?.scrollBy({ left: 400 }));
    await page().waitForFunction(() => (document.querySelector("[role=grid]")?.parentElement?.scrollLeft ?? 0) > 300);
    expect((await first.boundingBox())?.x).toBe(before);
    await app.restart();
    bench = new WorkbenchPage(app.page);
    await bench.hasContributions(29);
    await bench.contributions.locator("[role=columnheader][aria-colindex='2']").getByText("Speaker").waitFor();
  });

  test("copies are counted once, and a click shows of what", async () => {
    await page().getByRole("button", { name: "1 removed as a duplicate" }).click();
    await bench.hasContributions(1);
    await page().getByText("Has: Copies in other places").waitFor();
  });
});
