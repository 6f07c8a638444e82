import type { CDPSession } from "playwright-core";
import type { BarePage } from "./bare-page.ts";

/** What the page's main thread did while something was done to it. Milliseconds of its own processor time. */
export interface MainThreadWork {
  frames: number;
  /** Work between two frames. */
  median: number;
  p95: number;
  p99: number;
  /** The longest single task, in processor time and by the clock. */
  longestTask: number;
  longestTaskByClock: number;
  /** Tasks of more than 50 ms that the page itself was told of. */
  longTasks: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds: begin, by the clock, of the thread's processor. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** What was traced once: the work of each frame, and the longest task. */
export interface Trace extends Pick<MainThreadWork, "longestTask" | "longestTaskByClock" | "longTasks"> {
  frames: number[];
}

/** What was done in several traces, as if it were one. */
export function workOf(traces: readonly Trace[]): MainThreadWork {
  const sorted = traces.flatMap(({ frames }) => frames).sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    frames: sorted.length,
    median: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longestTask: round(Math.max(...traces.map((one) => one.longestTask))),
    longestTaskByClock: round(Math.max(...traces.map((one) => one.longestTaskByClock))),
    longTasks: traces.reduce((sum, { longTasks }) => sum + longTasks, 0),
  };
}

/**
 * Traces the main thread while `act` runs. Processor time counts, so that other work on the machine does not; where a
 * task has no such time the clock's is taken.
 */
export async function traceMainThread(page: BarePage, act: () => Promise<void>): Promise<Trace> {
  const session = await page.browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await page.evaluate(() => {
    const seen = { count: 0 };
    Object.assign(globalThis, { benchLongTasks: seen });
    new PerformanceObserver((list) => {
      seen.count += list.getEntries().length;
    }).observe({ type: "longtask" });
  }, null);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] },
  });
  await act();
  await stopTracing(session);
  const longTasks = await page.evaluate(
    () => (globalThis as unknown as { benchLongTasks: { count: number } }).benchLongTasks.count,
    null,
  );
  return { ...workIn(events), longTasks };
}

async function stopTracing(session: CDPSession): Promise<void> {
  const ended = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await ended;
  await session.detach();
}

function workIn(events: readonly TraceEvent[]): Omit<Trace, "longTasks"> {
  const main = busiestMainThread(events);
  const own = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid).sort((a, b) => a.ts - b.ts);
  const frames: number[] = [];
  let work = 0;
  let longest = 0;
  let longestByClock = 0;
  let hasBegun = false;
  for (const { name, ph, dur = 0, tdur } of own) {
    // The end of a frame's work: what was drawn is handed over.
    if (name === "Commit") {
      if (hasBegun) frames.push(work);
      hasBegun = true;
      work = 0;
    }
    if (name !== "RunTask" || ph !== "X") continue;
    const spent = (tdur ?? dur) / 1000;
    work += spent;
    longest = Math.max(longest, spent);
    longestByClock = Math.max(longestByClock, dur / 1000);
  }
  return { frames, longestTask: longest, longestTaskByClock: longestByClock };
}

/** The renderer's main thread that drew the most frames: that of our page. */
function busiestMainThread(events: readonly TraceEvent[]): { pid: number; tid: number } {
  const counts = new Map<string, number>();
  for (const { name, pid, tid } of events) {
    if (name === "Commit") counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  }
  const [busiest = "0 0"] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const [pid = 0, tid = 0] = busiest.split(" ").map(Number);
  return { pid, tid };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
