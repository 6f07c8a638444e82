import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeFindings } from "../support/axe.ts";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

const FILES = 400;

let app: WebApp;
let bench: WorkbenchPage;
let folder: string;

/** What becomes of questions for rows, as the window's own socket sees it. */
type Fate = "pass" | "fail" | "hold";
declare global {
  interface Window {
    rows: { fate: Fate; asked: number; release(): void };
  }
}

/** Runs in the page before everything else: answers in the engine's place, or keeps questions back. */
function standBetween(): void {
  const send = WebSocket.prototype.send;
  const kept: (() => void)[] = [];
  window.rows = {
    fate: "pass",
    asked: 0,
    release() {
      window.rows.fate = "pass";
      for (const ask of kept.splice(0)) ask();
    },
  };
  WebSocket.prototype.send = function (data) {
    const call = typeof data === "string" && data.includes('"query.rows"') ? JSON.parse(data) : null;
    if (!call || window.rows.fate === "pass") return send.call(this, data);
    window.rows.asked++;
    if (window.rows.fate === "hold") {
      kept.push(() => send.call(this, data));
      return;
    }
    const error = { code: "internal", message: "The index did not answer.", action: "" };
    const told = JSON.stringify({ t: "error", id: call.id, error });
    setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: told })));
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "backbench-rows-"));
  await mkdir(join(folder, "2031"));
  for (let file = 0; file < FILES; file++) {
    await writeFile(join(folder, "2031", `${file}.txt`), `SAM SAMPLE: The matter of number ${file} was raised.\n`);
  }
  app = await startWebApp({ folder });
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(FILES);
  await app.page.addInitScript(standBetween);
  await app.page.reload();
  await bench.hasContributions(FILES);
});

afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const fate = (now: Fate) =>
  app.page.evaluate((next) => {
    window.rows.fate = next;
  }, now);
const asked = () => app.page.evaluate(() => window.rows.asked);
const failure = () => app.page.getByText("These rows could not be fetched.");
const focused = () => app.page.locator("[data-scope=table] [role=row]:focus");

test("rows that cannot be fetched say so in their place, are asked for again by themselves, and come", async () => {
  await bench.contributions.locator('[role=row][tabindex="0"]').focus();
  await fate("fail");
  await app.page.keyboard.press("End");
  await failure().waitFor();
  await app.page.getByText("The index did not answer.").waitFor();
  const grid = await bench.contributions.locator("..").boundingBox();
  const message = await failure().boundingBox();
  expect(message?.y).toBeGreaterThan(grid?.y ?? 0);
  expect(message?.y).toBeLessThan((grid?.y ?? 0) + (grid?.height ?? 0));
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await axeFindings(app.page), colorScheme).toEqual([]);
  }
  const before = await asked();
  await app.page.waitForFunction((count) => window.rows.asked > count, before);
  await fate("pass");
  await failure().waitFor({ state: "detached" });
  await app.page.locator(`[data-scope=table] [data-index="${FILES - 1}"]:not([aria-busy])`).waitFor();
});

test("the button asks at once, by keyboard", async () => {
  await app.page.keyboard.press("Home");
  await app.page.locator('[data-scope=table] [data-index="0"]:not([aria-busy])').waitFor();
  await fate("fail");
  await app.page.evaluate(() => {
    const scroller = document.querySelector("[role=grid]")?.parentElement;
    if (scroller) scroller.scrollTop = scroller.scrollHeight / 2;
  });
  await failure().waitFor();
  await fate("pass");
  await app.page.getByRole("button", { name: "Try again" }).press("Enter");
  await failure().waitFor({ state: "detached" });
  await app.page.locator('[data-scope=table] [data-index="200"]:not([aria-busy])').waitFor();
});

test("a jump to a row that is still under way shows the focus at once, in its place", async () => {
  await app.page.keyboard.press("Escape");
  await bench.search.focus();
  await app.page.reload();
  await bench.hasContributions(FILES);
  await bench.contributions.locator('[role=row][tabindex="0"]').focus();
  await fate("hold");
  await app.page.keyboard.press("End");
  await app.page.locator(`[data-scope=table] [data-index="${FILES - 1}"][aria-busy]:focus`).waitFor();
  const row = await focused().boundingBox();
  const grid = await bench.contributions.locator("..").boundingBox();
  expect((row?.y ?? 0) + (row?.height ?? 0)).toBeGreaterThan((grid?.y ?? 0) + (grid?.height ?? 0) - 40);
  expect(await focused().evaluate((element) => getComputedStyle(element).outline)).toMatch(/solid 2px|2px solid/);
  await app.page.evaluate(() => window.rows.release());
  await app.page.locator(`[data-scope=table] [data-index="${FILES - 1}"]:focus:not([aria-busy])`).waitFor();
});
