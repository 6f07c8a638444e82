import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;
const folder = mkdtempSync(path.join(tmpdir(), "backbench-sources-"));

const TABLE = [
  "Mensch;Wort;Tag;Worum",
  "Alex Example;Good morning to everybody in this room.;2031-03-04;Bridges",
  "Robin Sample;The bridge will be open before the winter.;2031-03-04;Bridges",
].join("\n");

beforeAll(async () => {
  await mkdir(path.join(folder, "more"));
  writeFileSync(path.join(folder, "one.csv"), TABLE);
  writeFileSync(path.join(folder, "more", "two.csv"), TABLE.replaceAll("2031-03-04", "2031-03-11"));
  writeFileSync(path.join(folder, "more", "three.csv"), TABLE.replaceAll("2031-03-04", "2031-03-18"));
  writeFileSync(path.join(folder, "note.txt"), "Only words, and nobody who says them.\n");
  const lines = Array.from(
    { length: 24_000 },
    (_, at) => `${at % 2 === 0 ? "JO TEST" : "SAM TRIAL"}: Turn ${at + 1} of a long day.`,
  );
  writeFileSync(path.join(folder, "long.txt"), lines.join("\n"));
  app = await startWebApp({ folder });
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(24_001);
  await app.page.getByRole("tab", { name: "Sources 5" }).click();
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const source = () => bench.inspector.getByRole("region", { name: "Source" });
const dialog = () => app.page.getByRole("dialog");
async function inspect(name: string): Promise<void> {
  await bench.sources.getByRole("row", { name: new RegExp(name) }).click();
  await source()
    .getByText(new RegExp(`(?:^|/)${name}$`))
    .first()
    .waitFor();
}
async function choose(field: string, column: string): Promise<void> {
  await dialog()
    .getByRole("button", { name: new RegExp(`${field}$`) })
    .press("Enter");
  const option = app.page.getByRole("option", { name: new RegExp(`^${column}`) });
  await option.waitFor();
  await app.page.keyboard.type(column);
  await app.page.keyboard.press("Enter");
  await option.waitFor({ state: "hidden" });
}

describe("a table whose columns nobody knows", () => {
  test("says so, and shows what comes of the columns one chooses, by keyboard", async () => {
    await inspect("one.csv");
    await bench.sources.getByRole("row", { name: /one\.csv.*168 bytes/ }).waitFor();
    await source()
      .getByText(/No column of this table is known to hold the words/)
      .waitFor();
    await source().getByRole("button", { name: "Choose columns…" }).press("Enter");
    await dialog().getByText("Choose the column that holds the words; then contributions show here.").waitFor();
    const read = dialog().getByRole("button", {
      name: "Read it so",
      description: "Choose the column that holds the words first.",
    });
    await read.press("Enter");
    await dialog()
      .locator("button:focus")
      .and(dialog().getByRole("button", { name: /Words/ }))
      .waitFor();
    await choose("Words", "Wort");
    await read.waitFor({ state: "detached" });
    await dialog().getByText("2 contributions at the beginning of the file, the first of them:").waitFor();
    await choose("Speaker", "Mensch");
    await dialog().getByText("Robin Sample", { exact: true }).waitFor();
    await choose("Date", "Tag");
    await choose("Debate", "Worum");
    await dialog().getByText("Bridges · 4 Mar 2031").first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await axeFindings(app.page), colorScheme).toEqual([]);
    }
    await dialog().getByRole("button", { name: "Read it so" }).press("Enter");
    await dialog().waitFor({ state: "hidden" });
    await source().getByText("1 item, 2 contributions").waitFor();
    await app.page.getByRole("tab", { name: "Contributions 24,003" }).waitFor();
  });

  test("is read again as before after undo", async () => {
    await bench.sources.getByRole("row", { name: /one.csv/ }).focus();
    await app.page.keyboard.press("Control+z");
    await app.page.getByText("Undone: Choose the columns of one.csv").waitFor();
    await source().getByText("0 items, 0 contributions").waitFor();
    await app.page.keyboard.press("Control+Shift+z");
    await source().getByText("1 item, 2 contributions").waitFor();
  });

  test("gives its columns to all tables of its folder, and back to guessed", async () => {
    await inspect("two.csv");
    await source().getByRole("button", { name: "Choose columns…" }).click();
    await choose("Words", "Wort");
    await choose("Speaker", "Mensch");
    await dialog().getByText("All of more").click();
    await dialog()
      .getByText(/For every table there with columns of these names/)
      .waitFor();
    await dialog().getByRole("button", { name: "Read it so" }).click();
    await app.page.getByRole("tab", { name: "Contributions 24,007" }).waitFor();
    await inspect("three.csv");
    await source().getByRole("button", { name: "Choose columns…" }).click();
    await dialog().getByRole("button", { name: "Back to guessed" }).click();
    await dialog().getByText("This file").click();
    await dialog().getByRole("button", { name: "Read it so" }).click();
    await app.page.getByRole("tab", { name: "Contributions 24,005" }).waitFor();
  });
});

describe("how a source is read", () => {
  test("is told by every reader, and may be chosen for a file or a folder", async () => {
    await inspect("note.txt");
    await source().getByText("It is text, but of no format that names speakers.").waitFor();
    await source().getByRole("button", { name: "Read it as…" }).click();
    const readers = dialog().getByRole("radiogroup", { name: "Reader" });
    await readers.getByText("does not fit").first().waitFor();
    expect(await axeFindings(app.page)).toEqual([]);
    await readers.getByText("Speeches as JSON").click();
    await dialog().getByRole("button", { name: "Read it so" }).click();
    await source().getByText("chosen by you").waitFor();
    await source().getByRole("button", { name: "Read it as…" }).click();
    await readers.getByText("The one that fits best").click();
    await dialog().getByRole("button", { name: "Read it so" }).click();
    await source().getByText("It is text, but of no format that names speakers.").waitFor();

    await inspect("two.csv");
    await source().getByRole("button", { name: "Read it as…" }).click();
    await readers.getByText("Plain text without speakers").click();
    await dialog().getByText("All of more").click();
    await dialog().getByRole("button", { name: "Read it so" }).click();
    await source().getByText("chosen by you").waitFor();
    await inspect("three.csv");
    await source().getByText("chosen by you").waitFor();
  });
});

describe("a long source as it is on disk", () => {
  test("comes in parts, with what each line became and how much of all", async () => {
    await inspect("long.txt");
    await source().getByRole("button", { name: "Show as it is on disk" }).click();
    const pane = bench.reader(1);
    const legend = pane.getByRole("list", { name: "What the text became" });
    await legend.getByText("words", { exact: true }).waitFor();
    await legend.getByText("speaker", { exact: true }).waitFor();
    await pane.getByText("Turn 1 of a long day.").waitFor();
    await pane.getByRole("button", { name: "Next part" }).press("Enter");
    const parts = pane.getByRole("navigation", { name: "Parts of the source" });
    await parts.getByText(/^Lines 1\d,\d{3} to 24,000$/).waitFor();
    const words = (await parts.getByText(/^Lines /).textContent()) ?? "";
    const first = words.replace(/^Lines ([\d,]+) .*/, "$1").replace(",", "");
    await pane.getByText(`Turn ${first} of a long day.`).waitFor();
    await parts.getByRole("button", { name: "Previous part" }).press("Enter");
    await pane.getByText("Turn 1 of a long day.").waitFor();
    expect(await axeFindings(app.page)).toEqual([]);
  });
});
