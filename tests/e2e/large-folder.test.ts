import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

/** So many that there is time to stop reading when a first part is shown. */
const FILES = 12_000;

let app: WebApp;
let bench: WorkbenchPage;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "backbench-large-"));
  for (let file = 0; file < FILES; file++) {
    const path = join(folder, String(file % 20), `${file}.txt`);
    if (file < 20) await mkdir(join(path, ".."));
    await writeFile(path, `SAM SAMPLE: The matter of number ${file} was raised.\n`);
  }
  app = await startWebApp({ folder });
  bench = new WorkbenchPage(app.page);
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test("a large folder is shown while it is read; stopped, the part stays, is searched, and is read on when asked for", async () => {
  const { page } = app;
  const status = page.getByRole("status", { name: "Library" });
  await status.getByText(/so far$/).waitFor();
  await page.getByRole("contentinfo").getByRole("button", { name: "Cancel" }).click();
  await page.getByText(/^Reading was stopped: [\d,]+ of 12,000 files are shown/).waitFor();
  expect(await status.textContent()).toMatch(/so far$/);
  await bench.searchFor("matter");
  await bench.contributions.getByRole("row").filter({ hasText: "The matter of number" }).first().waitFor();

  await page.getByRole("button", { name: "Read the rest" }).click();
  await bench.hasContributions(FILES);
  await status.getByText(/12,000 sources$/).waitFor();
  expect(await page.getByText(/files are shown/).count()).toBe(0);
});
