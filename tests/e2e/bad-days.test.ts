import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeEach(async () => {
  app = await startWebApp();
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
});

afterEach(() => app.close());

/** Tags the first sentence of the first contribution that the query finds. */
async function tagFirst(query: string, tag: string): Promise<void> {
  await bench.openOnly(query);
  await tagSelected("s", tag);
}

async function tagSelected(key: string, tag: string): Promise<void> {
  const article = bench.reader(1).getByRole("article").first();
  await bench.selectAt(article.getByRole("paragraph").first(), key);
  await bench.tagSelection(tag);
  await bench
    .reader(1)
    .getByRole("button", { name: new RegExp(`^${tag}:`) })
    .first()
    .waitFor();
  await app.page.keyboard.press("Escape");
}

describe("bad days", () => {
  test("the host goes away while reading: it says so, work goes on, and is mirrored once the host is back", async () => {
    await tagFirst('"pursing offenders"', "before");
    await app.stopHost();
    await app.page
      .getByText(/cannot be reached|not reach|offline/i)
      .first()
      .waitFor();
    await tagSelected("p", "during");
    await app.startHost();
    await app.page.getByText("mirrored", { exact: true }).waitFor();
    const other = new WorkbenchPage(await app.openProfile());
    await other.filters.getByRole("checkbox", { name: "during" }).waitFor();
    await other.filters.getByRole("checkbox", { name: "before" }).waitFor();
  });

  test("a lost browser profile gets its annotations back from the disk", async () => {
    await tagFirst('"pursing offenders"', "kept");
    await app.page.getByText("mirrored", { exact: true }).waitFor();
    const other = new WorkbenchPage(await app.openProfile());
    await other.filters.getByRole("checkbox", { name: "kept" }).waitFor();
    await other.searchFor("tag:kept");
    await other.hasContributions(1);
  });

  test("IndexedDB is refused: the window says so, and what is done is safe on disk", async () => {
    const page = await app.context.newPage();
    await page.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("refused", "SecurityError");
      };
    });
    await page.goto(app.url);
    const refused = new WorkbenchPage(page);
    await refused.hasContributions(29);
    await page
      .getByText(/browser|storage/i)
      .first()
      .waitFor();
    expect(await refused.rowsAreThere()).toBe(true);
  });

  test("a second program on the same data folder can read, and says who holds it", async () => {
    const second = await startWebApp({ dataFolder: app.dataFolder });
    try {
      await second.page
        .getByText(/another|holds|read.only/i)
        .first()
        .waitFor();
      await new WorkbenchPage(second.page).hasContributions(29);
    } finally {
      await second.close();
    }
  });
});
