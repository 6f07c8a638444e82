import { chromium, type Page } from "playwright-core";
import { BROWSER_ARGUMENTS, ensureBrowser } from "../support/browser.ts";
import { type MainThreadWork, traceMainThread } from "./main-thread.ts";
import { startMillionHost } from "./million-host.ts";

// Scrolls and jumps through a table of very many rows in a real browser and prints, as JSON, what that cost the page's
// main thread. `node frames-phase.ts 1000000`; the program must have been built.

const rows = Number(process.argv[2] ?? 1_000_000);
const ROW = 28;
/** Of the concordance. */
const LINES = 100_000;

/** Goes to a place in the table or the concordance, by share of all of it. */
async function scrollTo(page: Page, share: number): Promise<void> {
  await page.evaluate((to) => {
    const scroller = document
      .querySelector("[data-scope=table], [data-scope=concordance]")
      ?.closest<HTMLElement>("[role=grid], [role=treegrid]")?.parentElement as HTMLElement;
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
  }, share);
}

async function jump(page: Page, share: number): Promise<void> {
  await scrollTo(page, share);
  await rowsAreThere(page);
}

/** Waits until every row in view has its words. */
async function rowsAreThere(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const rows = [
      ...document.querySelectorAll("[data-scope=table] [data-index], [data-scope=concordance] [data-index]"),
    ];
    return rows.length > 5 && rows.every((row) => !row.ariaBusy && (row.textContent ?? "").length > 20);
  });
}

async function dragThrough(page: Page): Promise<void> {
  for (let step = 0; step <= 60; step++) {
    await scrollTo(page, step / 60);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await rowsAreThere(page);
}

const PLACES = [0.5, 0.1, 0.9, 0.33, 0.66, 0.05, 0.95, 0.5, 0.25, 0.75];

async function jumps(page: Page): Promise<void> {
  for (const share of PLACES) await jump(page, share);
}

async function wheel(page: Page, by: number, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    await page.mouse.wheel(0, by);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) await page.keyboard.press(key);
}

const ACTS: Record<string, (page: Page) => Promise<void>> = {
  "wheel, three rows a frame": (page) => wheel(page, ROW * 3, 120),
  "wheel, a page a frame": (page) => wheel(page, ROW * 25, 60),
  "thumb dragged through all": dragThrough,
  "jumps, until the rows are there": jumps,
  "page down, end and home": async (page) => {
    await jump(page, 0);
    await page.locator('[data-scope=table] [data-index="0"]').focus();
    await press(page, "PageDown", 30);
    for (let turn = 0; turn < 3; turn++) {
      await page.keyboard.press("End");
      await page.locator(`[data-scope=table] [data-index="${rows - 1}"]:focus`).waitFor();
      await rowsAreThere(page);
      await page.keyboard.press("Home");
      await page.locator('[data-scope=table] [data-index="0"]:focus').waitFor();
    }
  },
  "arrow down": async (page) => {
    await press(page, "ArrowDown", 60);
  },
};

async function group(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Group/ }).click();
  await page.getByRole("menuitem", { name: "Debate" }).click();
  await page.locator("[role=treegrid]").waitFor();
  await page.getByRole("button", { name: /^Group/ }).click();
  await page.getByRole("menuitem", { name: "Open all groups" }).click();
  await page.locator(`[role=treegrid][aria-rowcount="${rows + Math.ceil(rows / 250)}"]`).waitFor();
}

const CONCORDANCE_ACTS: Record<string, (page: Page) => Promise<void>> = {
  "concordance: wheel, three lines a frame": (page) => wheel(page, ROW * 3, 120),
  "concordance: wheel, a page a frame": (page) => wheel(page, ROW * 25, 60),
  "concordance: thumb dragged through all": dragThrough,
  "concordance: jumps": jumps,
  "concordance: arrow down": async (page) => {
    await jump(page, 0);
    await page.locator('[data-scope=concordance] [data-index="0"]').focus();
    await press(page, "ArrowDown", 60);
  },
};

/** Opens the concordance of a word over very many lines. */
async function openConcordance(page: Page): Promise<void> {
  await page.keyboard.press("Control+4");
  await page.getByRole("searchbox", { name: "Search" }).fill("inquiry");
  await page.locator(`[role=grid][aria-label=Concordance][aria-rowcount="${LINES}"]`).waitFor();
  await rowsAreThere(page);
  await page.locator("[data-scope=concordance]").hover();
  await wheel(page, ROW * 10, 30);
}

const host = await startMillionHost(rows, LINES);
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGUMENTS });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(host.url);
  await page.locator(`[role=grid][aria-label=Contributions][aria-rowcount="${rows}"]`).waitFor();
  await rowsAreThere(page);
  await page.locator("[data-scope=table]").hover();
  // Once without measuring, so that what is drawn for the first time is not counted.
  await wheel(page, ROW * 10, 30);
  const acts: Record<string, MainThreadWork> = {};
  for (const [name, act] of Object.entries(ACTS)) acts[name] = await traceMainThread(page, () => act(page));
  await group(page);
  await page.locator("[data-scope=table]").hover();
  acts["grouped: wheel"] = await traceMainThread(page, () => wheel(page, ROW * 10, 60));
  acts["grouped: jumps"] = await traceMainThread(page, async () => {
    for (const share of [0.5, 0.1, 0.9]) await jump(page, share);
  });
  await openConcordance(page);
  for (const [name, act] of Object.entries(CONCORDANCE_ACTS)) acts[name] = await traceMainThread(page, () => act(page));
  console.log(JSON.stringify({ rows, lines: LINES, acts }));
} finally {
  await browser.close();
  await host.close();
}
