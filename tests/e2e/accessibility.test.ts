import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
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

async function inBothThemes(): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeFindings(app.page), colorScheme).toEqual([]);
  }
  await app.page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

async function openAndClose(keys: string, name: string | RegExp): Promise<void> {
  await app.page.keyboard.press(keys);
  const dialog = app.page.getByRole("dialog", { name });
  await dialog.waitFor();
  await inBothThemes();
  await app.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}

test("each table's tab names its panel, and the panel its tab", async () => {
  for (const name of ["Debates", "Sources", "Contributions"]) {
    const tab = app.page.getByRole("tab", { name: new RegExp(`^${name}`) });
    await tab.click();
    await app.page.getByRole("tabpanel", { name: new RegExp(`^${name}`) }).waitFor();
    const panel = await app.page.getByRole("tabpanel").getAttribute("id");
    expect(await tab.getAttribute("aria-controls")).toBe(panel);
  }
});

describe("nothing serious is found by axe", () => {
  test("in the library with its five tables, and a person", async () => {
    await inBothThemes();
    await app.page.getByRole("tab", { name: /^Debates/ }).click();
    await bench.debates.waitFor();
    await inBothThemes();
    await app.page.getByRole("tab", { name: /^Divisions/ }).click();
    await app.page.getByText("The transcripts of this library print no divisions.").waitFor();
    await inBothThemes();
    await app.page.getByRole("tab", { name: /^People/ }).click();
    await bench.people.getByRole("row", { name: /Yvette Cooper/ }).click();
    await bench.inspector.getByRole("region", { name: "Person" }).waitFor();
    await inBothThemes();
    await app.page.getByRole("tab", { name: /^Sources/ }).click();
    await bench.sources.waitFor();
    await inBothThemes();
    await app.page.getByRole("tab", { name: /^Contributions/ }).click();
  });

  test("in groups of the table with chosen rows, a chosen stretch of time and a saved view", async () => {
    await app.page.getByRole("button", { name: /^Group/ }).click();
    await app.page.getByRole("menuitem", { name: "Speaker" }).click();
    await app.page.getByRole("treegrid", { name: "Contributions" }).waitFor();
    await app.page.locator('[data-scope=table] [data-index="1"]').focus();
    await app.page.keyboard.press("Shift+ArrowDown");
    await app.page.getByRole("toolbar", { name: "Selected rows" }).waitFor();
    await inBothThemes();
    await openAndClose("Control+Shift+E", "Export rows as CSV");
    await bench.filters.getByRole("slider", { name: "First period" }).focus();
    await app.page.keyboard.press("ArrowRight");
    await app.page.getByText(/^Date: /).waitFor();
    await app.page.keyboard.press("Control+Shift+S");
    await app.page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("By speaker");
    await app.page.keyboard.press("Enter");
    await app.page.getByRole("button", { name: "Menu of view By speaker" }).waitFor();
    await inBothThemes();
    await app.page.getByRole("region", { name: "Views" }).getByRole("button", { name: "All" }).click();
    await bench.hasContributions(29);
  });

  test("where nothing is found", async () => {
    await bench.searchFor("speaker:cooper party:lab");
    await app.page.getByText("Nothing found").waitFor();
    await app.page.keyboard.press("Escape");
    await inBothThemes();
    await bench.searchFor("");
    await bench.hasContributions(29);
  });

  test("in the reader with a tagged passage, its card, the tag picker, and the inspector", async () => {
    const reader = await bench.openOnly('"police inspectorate"');
    await bench.selectAt(reader.getByText("The hon. Lady will also know"), "s");
    await inBothThemes();
    await app.page.keyboard.press("/");
    await app.page.getByRole("combobox", { name: "Tags" }).fill("oversight");
    await inBothThemes();
    await app.page.keyboard.press("Enter");
    await reader.getByRole("button", { name: /^oversight:/ }).waitFor();
    await inBothThemes();
    await bench.searchFor("");
    await bench.hasContributions(29);
  });

  test("in a source as it is on disk", async () => {
    await bench
      .reader(1)
      .getByRole("button", { name: /source as it is on disk/ })
      .click();
    await bench.reader(1).getByText("- View Speech - Hansard - - - Excerpts").first().waitFor();
    await inBothThemes();
    await bench.reader(1).getByRole("button", { name: /^Back/ }).click();
  });

  test("among the annotations", async () => {
    await app.page.keyboard.press("Control+3");
    await app.page.getByText("oversight").first().waitFor();
    await inBothThemes();
    await app.page.keyboard.press("Control+1");
    await bench.contributions.waitFor();
  });

  test("in the concordance, empty and with ticked lines", async () => {
    await app.page.keyboard.press("Control+4");
    await app.page.getByText("Type a word to see it in its contexts").waitFor();
    await inBothThemes();
    await bench.searchFor("inquir*");
    const grid = app.page.getByRole("grid", { name: "Concordance" });
    await grid.getByText("inquiry").first().waitFor();
    await app.page.getByRole("radiogroup", { name: "Order" }).getByText("1R 2R 3R").click();
    await bench.search.press("Enter");
    await app.page.keyboard.press("Space");
    await app.page.getByText("1 line ticked").waitFor();
    await inBothThemes();
    await app.page.getByRole("button", { name: "Sample", exact: true }).click();
    await app.page.getByRole("dialog", { name: /Random sample/ }).waitFor();
    await inBothThemes();
    await app.page.keyboard.press("Escape");
    await bench.searchFor("");
    await app.page.keyboard.press("Control+1");
    await bench.hasContributions(29);
  });

  test("in every dialog", async () => {
    await openAndClose("Control+o", /open a folder|open folder/i);
    await openAndClose("Control+e", "Export");
    await openAndClose("Control+,", /settings/i);
    await openAndClose("Control+k", /command/i);
    await bench.row("Judith Cummins").first().click();
    await openAndClose("?", /shortcuts/i);
  });

  test("in a narrow window", async () => {
    await app.page.setViewportSize({ width: 380, height: 800 });
    await inBothThemes();
  });
});
