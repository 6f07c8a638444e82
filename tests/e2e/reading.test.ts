import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeAll(async () => {
  app = await startWebApp({ viewport: { width: 1440, height: 900 } });
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
});

afterAll(() => app.close());

/** The words selected now. */
const selected = () => app.page.evaluate(() => getSelection()?.toString() ?? "");
const clipboard = () => app.page.evaluate(() => navigator.clipboard.readText());

/** Waits until the selection is as wanted, and says what it was otherwise. */
async function selects(words: string): Promise<void> {
  await expect.poll(selected).toBe(words);
}

/** Selects words as a mouse would: from the first character to the last. */
async function dragOver(within: Locator, words: string): Promise<void> {
  const box = await within.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: "center" });
      const boxes = [...range.getClientRects()];
      const first = boxes[0] as DOMRect;
      const last = boxes.at(-1) as DOMRect;
      return {
        x1: first.left + 1,
        y1: first.top + first.height / 2,
        x2: last.right - 1,
        y2: last.top + last.height / 2,
      };
    }
    throw new Error(`"${wanted}" is not there`);
  }, words);
  await app.page.mouse.move(box.x1, box.y1);
  await app.page.mouse.down();
  await app.page.mouse.move(box.x2, box.y2, { steps: 4 });
  await app.page.mouse.up();
}

describe("reading the debate of 16 January", () => {
  let reader: Locator;

  beforeAll(async () => {
    reader = await bench.open(bench.row("16 Jan 2025", "1,770"));
  });

  test("its page begins with the date and has ten contributions; marked gaps stand before 3, 5 and 7", async () => {
    await reader
      .getByRole("heading", { level: 2, name: /^16 January 2025 Child Sexual Exploitation and Abuse/ })
      .waitFor();
    expect(await reader.getByRole("article").count()).toBe(10);
    const words = (await reader.textContent()) ?? "";
    const turns = words.split(/words left out in this source/i);
    expect(turns).toHaveLength(4);
    for (const [place, beginning] of [
      [1, "I thank my hon. Friend for her questions."],
      [2, "My hon. Friend is right to raise those"],
      [3, "Order. I call the Home Secretary."],
    ] as const) {
      expect(turns[place]?.indexOf(beginning)).toBeGreaterThan(-1);
      expect(turns[place]?.indexOf(beginning)).toBeLessThan(200);
    }
  });

  test("contribution 8 says that it stands in two sources", async () => {
    await reader
      .getByRole("article", { name: /^8\. Yvette Cooper/ })
      .getByRole("button", { name: /2 sources/ })
      .waitFor();
  });

  test("s selects the whole first sentence of the last contribution, and again one more", async () => {
    await app.page.keyboard.press("Escape");
    const last = reader.getByRole("article", { name: /^10\. Yvette Cooper/ });
    await bench.selectAt(last.getByText("My hon. Friend is right."), "s");
    await selects("My hon. Friend is right.");
    await app.page.keyboard.press("s");
    await selects(
      "My hon. Friend is right. We will need a process to keep the House up to date on the next steps and actions that are taken forward.",
    );
    await app.page.keyboard.press("Escape");
  });

  test("copying with citation gives the exact words, speaker, date, title, paragraph and file, and nothing invented", async () => {
    const first = reader.getByRole("article", { name: /^1\. Yvette Cooper/ });
    const words = "backed by £5 million of additional funding";
    await dragOver(first, words);
    await selects(words);
    await app.page.getByRole("button", { name: /Copy with citation/ }).waitFor();
    await app.page.keyboard.press("c");
    await expect.poll(clipboard).toContain(words);
    const [quote, citation] = (await clipboard()).split("\n");
    expect(quote).toBe(words);
    for (const part of [
      "Yvette Cooper",
      "16 January 2025",
      "Child Sexual Exploitation and Abuse",
      "para 17",
      "vol [ ] col [ ]",
    ]) {
      expect(citation).toContain(part);
    }
    expect(citation).toContain("002_815e4f78c80070a6.txt");
    await app.page.keyboard.press("Escape");
  });

  test("the chair's words can be hidden, and a chip says how many", async () => {
    await reader.getByRole("button", { name: /Hide the chair/ }).click();
    await reader.getByText(/Chair.s words hidden: 4/).waitFor();
    expect(await reader.getByRole("article").count()).toBe(6);
    await reader.getByRole("button", { name: /chair/i }).first().click();
    await expect.poll(() => reader.getByRole("article").count()).toBe(10);
  });

  test("the source can be read as it is on disk, with what each run became", async () => {
    await reader.getByRole("button", { name: /source as it is on disk/ }).click();
    await reader.getByText("- View Speech - Hansard - - - Excerpts").first().waitFor();
    await reader.getByRole("button", { name: /^Back/ }).click();
    await reader.getByRole("article").first().waitFor();
  });
});

describe("tagging", () => {
  test("by keyboard alone: paragraph 2 of contribution 8, in both files, counted once, kept after undo, redo and restart", async () => {
    const reader = await bench.openOnly('"police inspectorate"');
    const eighth = reader.getByRole("article", { name: /^8\. Yvette Cooper/ });
    await eighth.waitFor();
    await bench.selectAt(eighth.getByText("The hon. Lady will also know"), "p");
    await expect.poll(selected).toMatch(/^The hon\. Lady will also know[\s\S]*there is accountability\.$/);
    await bench.tagSelection("recommendation");
    await bench.filters.getByRole("checkbox", { name: "recommendation" }).waitFor();
    await app.page.keyboard.press("Escape");
    await app.page.keyboard.press("Control+z");
    await app.page.getByText(/^Undone: /).waitFor();
    await expect.poll(() => eighth.getByRole("list", { name: /Annotations/ }).count()).toBe(0);
    await app.page.keyboard.press("Control+Shift+z");
    await eighth.getByRole("button", { name: /^recommendation: The hon\. Lady/ }).waitFor();
    await app.restart();
    bench = new WorkbenchPage(app.page);
    await bench
      .reader(1)
      .getByRole("article", { name: /^8\. Yvette Cooper/ })
      .getByRole("button", { name: /^recommendation: The hon\. Lady/ })
      .waitFor();
    await app.page.getByText("mirrored").waitFor();
  });
});
