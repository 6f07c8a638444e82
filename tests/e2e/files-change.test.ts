import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

const SEEDS = resolve(import.meta.dirname, "../../seeds");
const THIRD = "003_ead50780a37b6cfc.txt";

let app: WebApp;
let bench: WorkbenchPage;
let folder: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "backbench-folder-")), "transcripts");
  await cp(SEEDS, folder, { recursive: true });
  app = await startWebApp({ folder });
  bench = new WorkbenchPage(app.page);
  await bench.hasStatus("29 contributions · 6 debates, 1 written question · 5 sources");
});

afterAll(async () => {
  await app.close();
  await rm(join(folder, ".."), { recursive: true, force: true });
});

async function rescan(): Promise<void> {
  await app.page.keyboard.press("Control+Shift+R");
}

/** Tags what is selected by `keys` in the contribution that the query finds first. */
async function tagParagraph(query: string, words: string, tag: string): Promise<void> {
  const reader = await bench.openOnly(query);
  await bench.selectAt(reader.getByText(words).first(), "p");
  await bench.tagSelection(tag);
  await bench.filters.getByRole("checkbox", { name: tag }).waitFor();
  await app.page.keyboard.press("Escape");
  await bench.searchFor("");
  await bench.hasContributions(29);
}

const tagCount = () => bench.filters.getByRole("listitem").filter({ hasText: "oversight" }).textContent();

describe("files that come, change and go", () => {
  test("a copy of a file under another name adds a source, no contribution and no annotation; taking it away loses nothing", async () => {
    await tagParagraph('"police inspectorate"', "The hon. Lady will also know", "oversight");
    await expect.poll(tagCount).toMatch(/1$/);
    await copyFile(join(folder, THIRD), join(folder, "again.txt"));
    await rescan();
    await bench.hasStatus("29 contributions · 6 debates, 1 written question · 6 sources");
    await expect.poll(tagCount).toMatch(/1$/);
    await bench
      .reader(1)
      .getByRole("button", { name: /3 sources/ })
      .waitFor();
    await rm(join(folder, "again.txt"));
    await rescan();
    await bench.hasStatus("29 contributions · 6 debates, 1 written question · 5 sources");
    await expect.poll(tagCount).toMatch(/1$/);
    await bench
      .reader(1)
      .getByRole("button", { name: /^oversight: The hon\. Lady/ })
      .waitFor();
  });

  test("a file that is changed keeps the annotation where the same words still stand", async () => {
    const path = join(folder, THIRD);
    const before = await readFile(path, "utf8");
    await writeFile(
      path,
      before.replace("I welcome the statement from the Home Secretary.", "I very much welcome the statement."),
    );
    await rescan();
    await bench.searchFor('"very much welcome"');
    await bench.hasContributions(1);
    await bench.searchFor("");
    await expect.poll(tagCount).toMatch(/1$/);
    await writeFile(path, before);
    await rescan();
    await bench.hasStatus("29 contributions · 6 debates, 1 written question · 5 sources");
  });

  test("a file that is put into the folder, and one that is taken away, is noticed without asking", async () => {
    const path = join(folder, "overnight.txt");
    await writeFile(path, "ALEX EXAMPLE: A word about lanterns.\nSAM SAMPLE: And one about ladders.\n");
    await bench.hasStatus("31 contributions · 7 debates, 1 written question · 6 sources");
    await bench.searchFor("lanterns");
    await bench.hasContributions(1);
    await rm(path);
    await app.page.getByText("Nothing found").waitFor();
    await bench.searchFor("");
    await bench.hasStatus("29 contributions · 6 debates, 1 written question · 5 sources");
  });

  test("files that cannot be read stand among the sources with the reason, and the rest still works", async () => {
    await writeFile(join(folder, "picture.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 0, 0]));
    await writeFile(join(folder, "empty.txt"), "");
    await rescan();
    await app.page.getByRole("tab", { name: /^Sources/ }).click();
    await bench.sources.getByRole("row").filter({ hasText: "picture.png" }).waitFor();
    await bench.sources.getByRole("row").filter({ hasText: "empty.txt" }).waitFor();
    await app.page.getByRole("tab", { name: /^Contributions/ }).click();
    await bench.hasContributions(29);
    await rm(join(folder, "picture.png"));
    await rm(join(folder, "empty.txt"));
    await rescan();
    await bench.hasStatus("29 contributions · 6 debates, 1 written question · 5 sources");
  });
});
