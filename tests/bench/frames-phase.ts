import { chromium } from "playwright-core";
import { BROWSER_ARGUMENTS, ensureBrowser } from "../support/browser.ts";
import { type BarePage, openBarePage } from "./bare-page.ts";
import { type Trace, traceMainThread, workOf } from "./main-thread.ts";
import { startMillionHost } from "./million-host.ts";

// Scrolls and jumps through a table of very many rows in a real browser and prints, as JSON, what that cost the page's
// main thread. `node frames-phase.ts 1000000`; the program must have been built.

const rows = Number(process.argv[2] ?? 1_000_000);
const ROW = 28;
/** Of the concordance. */
const LINES = 100_000;
/** How often each act is done: of less than a hundred frames the hundredth part is the longest of all. */
const ROUNDS = 3;

/** Goes to a place in the table or the concordance, by share of all of it. */
async function scrollTo(page: BarePage, share: number): Promise<void> {
  await page.evaluate((to) => {
    const scroller = document
      .querySelector("[data-scope=table], [data-scope=concordance]")
      ?.closest<HTMLElement>("[role=grid], [role=treegrid]")?.parentElement as HTMLElement;
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * to;
    return new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
  }, share);
}

async function jump(page: BarePage, share: number): Promise<void> {
  await scrollTo(page, share);
  await rowsAreThere(page);
}

/** Waits until every row in view has its words. */
async function rowsAreThere(page: BarePage): Promise<void> {
  await page.waitUntil(() => {
    const rows = [
      ...document.querySelectorAll("[data-scope=table] [data-index], [data-scope=concordance] [data-index]"),
    ];
    return rows.length > 5 && rows.every((row) => !row.ariaBusy && (row.textContent ?? "").length > 5);
  }, null);
}

async function dragThrough(page: BarePage): Promise<void> {
  for (let step = 0; step <= 60; step++) await scrollTo(page, step / 60);
  await rowsAreThere(page);
}

const PLACES = [0.5, 0.1, 0.9, 0.33, 0.66, 0.05, 0.95, 0.5, 0.25, 0.75];

async function jumps(page: BarePage): Promise<void> {
  for (const share of PLACES) await jump(page, share);
}

/** Focuses the first row, in a frame of its own: nobody presses a key within the same sixtieth of a second. */
async function focusFirst(page: BarePage): Promise<void> {
  await jump(page, 0);
  await page.evaluate(() => {
    document
      .querySelector<HTMLElement>("[data-scope=table] [data-index='0'], [data-scope=concordance] [data-index='0']")
      ?.focus();
    return new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }, null);
}

function isThere(page: BarePage, selector: string): Promise<void> {
  return page.waitUntil((wanted) => document.querySelector(wanted) !== null, selector);
}

async function wheel(page: BarePage, by: number, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) await page.wheel(by);
}

async function press(page: BarePage, key: string, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) await page.press(key);
}

const ACTS: Record<string, (page: BarePage) => Promise<void>> = {
  "wheel, three rows a frame": (page) => wheel(page, ROW * 3, 120),
  "wheel, a page a frame": (page) => wheel(page, ROW * 25, 60),
  "thumb dragged through all": dragThrough,
  "jumps, until the rows are there": jumps,
  "page down, end and home": async (page) => {
    await focusFirst(page);
    await press(page, "PageDown", 120);
    for (let turn = 0; turn < 3; turn++) {
      await page.press("End");
      await isThere(page, `[data-scope=table] [data-index="${rows - 1}"]:focus`);
      await rowsAreThere(page);
      await page.press("Home");
      await isThere(page, '[data-scope=table] [data-index="0"]:focus');
    }
  },
  "arrow down": async (page) => {
    await press(page, "ArrowDown", 120);
  },
};

const GROUPED_ACTS: Record<string, (page: BarePage) => Promise<void>> = {
  "grouped: wheel": (page) => wheel(page, ROW * 10, 60),
  "grouped: jumps": async (page) => {
    for (const share of [0.5, 0.1, 0.9]) await jump(page, share);
  },
};

async function group(page: BarePage): Promise<void> {
  await page.click("button", "Group");
  await page.click("[role^=menuitem]", "Debate");
  await isThere(page, "[role=treegrid]");
  await page.click("button", "Group");
  await page.click("[role^=menuitem]", "Open all groups");
  await isThere(page, `[role=treegrid][aria-rowcount="${rows + Math.ceil(rows / 250)}"]`);
}

const CONCORDANCE_ACTS: Record<string, (page: BarePage) => Promise<void>> = {
  "concordance: wheel, three lines a frame": (page) => wheel(page, ROW * 3, 120),
  "concordance: wheel, a page a frame": (page) => wheel(page, ROW * 25, 60),
  "concordance: thumb dragged through all": dragThrough,
  "concordance: jumps": jumps,
  "concordance: arrow down": async (page) => {
    await focusFirst(page);
    await press(page, "ArrowDown", 120);
  },
};

/** Opens the concordance of a word over very many lines. */
async function openConcordance(page: BarePage): Promise<void> {
  await page.click("[role=tab], [role=radio], a, button", "Analysis");
  await page.write("input[type=search]", "inquiry");
  await isThere(page, `[role=grid][aria-label=Concordance][aria-rowcount="${LINES}"]`);
  await rowsAreThere(page);
  await page.hover("[data-scope=concordance]");
  await wheel(page, ROW * 10, 30);
}

const host = await startMillionHost(rows, LINES);
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGUMENTS });
try {
  const page = await openBarePage(browser, host.url);
  await isThere(page, `[role=grid][aria-label=Contributions][aria-rowcount="${rows}"]`);
  await rowsAreThere(page);
  await page.hover("[data-scope=table]");
  // Once without measuring, so that what is drawn for the first time is not counted.
  await wheel(page, ROW * 10, 30);
  const traces: Record<string, Trace[]> = {};
  const trace = async (name: string, act: (page: BarePage) => Promise<void>) => {
    const rounds: Trace[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await traceMainThread(page, () => act(page)));
    traces[name] = rounds;
  };
  for (const [name, act] of Object.entries(ACTS)) await trace(name, act);
  await group(page);
  await page.hover("[data-scope=table]");
  for (const [name, act] of Object.entries(GROUPED_ACTS)) await trace(name, act);
  await openConcordance(page);
  for (const [name, act] of Object.entries(CONCORDANCE_ACTS)) await trace(name, act);
  const acts = Object.fromEntries(Object.entries(traces).map(([name, rounds]) => [name, workOf(rounds)]));
  console.log(JSON.stringify({ rows, lines: LINES, all: workOf(Object.values(traces).flat()), acts }));
} finally {
  await browser.close();
  await host.close();
}
