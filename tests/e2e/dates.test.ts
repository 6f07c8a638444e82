import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
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

const slider = (name: "First period" | "Last period") => bench.filters.getByRole("slider", { name });
const chart = () => bench.filters.getByRole("group", { name: "Contributions over time" });

/** Drags from one share of the chart's width to another. */
async function drag(from: number, to: number): Promise<void> {
  const box = await chart().boundingBox();
  if (!box) throw new Error("The chart is not in sight.");
  const y = box.y + box.height / 2;
  await app.page.mouse.move(box.x + box.width * from, y);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x + box.width * ((from + to) / 2), y);
  await app.page.mouse.move(box.x + box.width * to, y);
  await app.page.mouse.up();
}

test("by keyboard: the ends are sliders that say the period and what is in it", async () => {
  await slider("First period").focus();
  await app.page.keyboard.press("End");
  await app.page.getByText("Date: 1 Jun 2025 – 30 Jun 2025").waitFor();
  expect(await slider("First period").getAttribute("aria-valuetext")).toMatch(/^Jun 2025; \d+ matching contributions/);
  await app.page.keyboard.press("Control+Home");
  await app.page.getByText("Date: 1 Sep 2024 – 30 Sep 2024").waitFor();
  await bench.hasContributions(2);
  await app.page.keyboard.press("Escape");
  await bench.hasContributions(29);
});

test("with the mouse: a stretch is drawn, moved, resized, looked at closer and let go", async () => {
  // Ten months from September 2024: the fourth is December.
  await drag(0.32, 0.38);
  await app.page.getByText("Date: 1 Dec 2024 – 31 Dec 2024").waitFor();
  await bench.hasContributions(4);
  await drag(0.35, 0.45);
  await app.page.getByText("Date: 1 Jan 2025 – 31 Jan 2025").waitFor();
  await drag(0.5, 0.95);
  await app.page.getByText("Date: 1 Jan 2025 – 30 Jun 2025").waitFor();
  await drag(1, 0.45);
  await app.page.getByText("Date: 1 Jan 2025 – 31 Jan 2025").waitFor();
  await bench.filters.getByRole("button", { name: "Look closer at the chosen days" }).click();
  await bench.filters.getByText("31 Jan 2025", { exact: true }).first().waitFor();
  await slider("First period").focus();
  await app.page.keyboard.press("ArrowRight");
  await app.page.getByText("Date: 2 Jan 2025 – 31 Jan 2025").waitFor();
  await bench.filters.getByRole("button", { name: "Show all days" }).click();
  await bench.filters.getByText("Sep 2024", { exact: true }).waitFor();
});

test("a day that is none says so when it is to be taken, and days the wrong way round are swapped by one click", async () => {
  await bench.filters.getByRole("slider", { name: "First period" }).focus();
  await app.page.keyboard.press("Escape");
  await bench.hasContributions(29);
  const [from, to] = ["From", "To"].map((name) => bench.filters.getByRole("textbox", { name }));
  await from?.fill("31 February 2024");
  await from?.press("Enter");
  await bench.filters.getByRole("alert").getByText("Write a day as 16 January 2025").waitFor();
  await from?.fill("2025-01-10");
  await to?.fill("2024");
  await to?.press("Enter");
  await bench.filters.getByRole("alert").waitFor({ state: "detached" });
  await app.page.getByText("The first day comes after the last.").waitFor();
  await app.page.getByRole("button", { name: "Swap them" }).click();
  await app.page.getByText("Date: 31 Dec 2024 – 10 Jan 2025").waitFor();
  await bench.hasContributions(4);
});

test("a library of few days shows a bar for each day", async () => {
  const folder = await mkdtemp(join(tmpdir(), "backbench-days-"));
  for (const [day, turns] of [
    ["04", 2],
    ["06", 1],
  ] as const) {
    const id = `uk.org.publicwhip/debate/2024-03-${day}a`;
    const speeches = Array.from({ length: turns }, (_, at) => {
      const words = `On the ${day}th words number ${at} were said about harbours.`;
      return `<speech id="${id}.1.${at + 1}" speakername="Sam Sample ${at}" colnum="1"><p>${words}</p></speech>`;
    });
    const heading = `<major-heading id="${id}.1.0" colnum="1">Harbours</major-heading>`;
    const sitting = `<publicwhip scrapeversion="a" latest="yes">${heading}${speeches.join("")}</publicwhip>`;
    await writeFile(join(folder, `debates2024-03-${day}a.xml`), sitting);
  }
  const days = await startWebApp({ folder });
  try {
    const bars = new WorkbenchPage(days.page).filters.getByRole("group", { name: "Contributions over time" });
    await bars.getByTitle("4 Mar 2024: 2 of 2 contributions").waitFor();
    await bars.getByTitle("5 Mar 2024: 0 of 0 contributions").waitFor();
    await bars.getByTitle("6 Mar 2024: 1 of 1 contribution").waitFor();
  } finally {
    await days.close();
    await rm(folder, { recursive: true, force: true });
  }
});
