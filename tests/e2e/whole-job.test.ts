import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

const WORDS = "while pursing offenders and bringing them to justice.";
const FORMATS = [
  ["Markdown", ".md"],
  ["HTML", ".html"],
  ["CSV", ".csv"],
  ["JSON", ".json"],
] as const;

/** What an exported file must hold whatever its format. */
function checkFile(home: string, extension: string): void {
  const name = readdirSync(home).find((file) => file.endsWith(extension));
  const words = readFileSync(join(home, name ?? `no file ending in ${extension}`), "utf8");
  expect(words).toContain(WORDS);
  expect(words).toContain("ministers’ promises");
  expect(words).toContain("004_d383c52f7d04b4c3.txt");
  expect(words).toMatch(/17 January 2025|2025-01-17/);
}

async function withApp(run: (app: WebApp) => Promise<void>): Promise<void> {
  const app = await startWebApp();
  try {
    await run(app);
  } finally {
    await app.close();
  }
}

describe("the whole job: find, read, tag, note, restart, export", () => {
  test("by mouse", () =>
    withApp(async (app) => {
      let bench = new WorkbenchPage(app.page);
      await bench.hasContributions(29);
      await bench.filters.getByRole("checkbox", { name: "Jess Phillips" }).click({ force: true });
      await bench.hasContributions(1);
      const reader = await bench.open(bench.row("Jess Phillips"));
      await reader.getByText("We have been clear that this Government").click({ clickCount: 3 });
      await app.page
        .getByRole("button", { name: /^Tag…?$|^Tag…|Tag…/ })
        .first()
        .click();
      await app.page.getByRole("combobox", { name: "Tags" }).fill("ministers’ promises");
      await app.page.getByRole("option", { name: /Create/ }).click();
      await bench.filters.getByRole("checkbox", { name: "ministers’ promises" }).waitFor();
      await app.page.getByText("mirrored", { exact: true }).waitFor();
      await app.restart();
      bench = new WorkbenchPage(app.page);
      await bench.hasContributions(1);
      for (const [format, extension] of FORMATS) {
        await app.page.getByRole("button", { name: "Export", exact: true }).click();
        const dialog = app.page.getByRole("dialog", { name: "Export" });
        await dialog.getByRole("radio", { name: new RegExp(format) }).click({ force: true });
        await dialog.getByRole("button", { name: /^Export 1 annotation/ }).click();
        await dialog.getByText(/^Saved to /).waitFor();
        await dialog.getByRole("button", { name: "Close" }).first().click();
        await dialog.waitFor({ state: "hidden" });
        checkFile(app.home, extension);
      }
    }));

  test("by keyboard alone", () =>
    withApp(async (app) => {
      let bench = new WorkbenchPage(app.page);
      await bench.hasContributions(29);
      const press = async (...keys: string[]) => {
        for (const key of keys) await app.page.keyboard.press(key);
      };
      const type = (text: string) => app.page.keyboard.type(text);

      await press("Control+Shift+F");
      await type('"pursing offenders"');
      await bench.hasContributions(1);
      await press("Enter");
      await bench.contributions.locator("[role=row]:focus, [role=gridcell]:focus").waitFor();
      await press("Enter");
      const reader = bench.reader(1);
      const answer = reader.getByRole("article", { name: /Jess Phillips/ });
      await answer.waitFor();
      await expect.poll(() => reader.evaluate((region) => region.contains(document.activeElement))).toBe(true);
      await press("t");
      await app.page.getByRole("button", { name: /Copy with citation/ }).waitFor();
      await press("/");
      await app.page.getByRole("combobox", { name: "Tags" }).waitFor();
      await type("ministers’ promises");
      await press("Enter");
      await answer.getByRole("button", { name: /^ministers’ promises:/ }).waitFor();
      await app.page.getByRole("combobox", { name: "Tags" }).waitFor({ state: "hidden" });
      await expect.poll(() => reader.evaluate((region) => region.contains(document.activeElement))).toBe(true);
      await press("n");
      await app.page.locator("textarea:focus").waitFor();
      await type("Compare with the timetable.");
      await press("Control+Enter");
      await bench.annotations.getByText("Compare with the timetable.").waitFor();
      await app.page.getByText("mirrored", { exact: true }).waitFor();

      await app.restart();
      bench = new WorkbenchPage(app.page);
      await bench.hasContributions(1);
      for (const [place, [format, extension]] of FORMATS.entries()) {
        await app.page.keyboard.press("Control+e");
        const dialog = app.page.getByRole("dialog", { name: "Export" });
        await dialog.waitFor();
        await tabTo(
          app,
          '[role="radiogroup"][aria-label="Format"] input, [role="radiogroup"] input[value="markdown"], [role="radiogroup"]:has(input[value="markdown"]) input',
        );
        for (let step = 0; step < FORMATS.length * 2; step++) {
          if (await dialog.getByRole("radio", { name: new RegExp(format) }).isChecked()) break;
          await app.page.keyboard.press("ArrowRight");
        }
        expect(await dialog.getByRole("radio", { name: new RegExp(format) }).isChecked(), `${place}: ${format}`).toBe(
          true,
        );
        await tabTo(app, "button", "Export 1 annotation");
        await app.page.keyboard.press("Enter");
        await dialog.getByText(/^Saved to /).waitFor();
        await app.page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
        checkFile(app.home, extension);
      }
      const markdown = readdirSync(app.home).find((file) => file.endsWith(".md")) ?? "";
      expect(readFileSync(join(app.home, markdown), "utf8")).toContain("Compare with the timetable.");
    }));
});

/** Presses Tab until the focus stands on an element that matches and begins with these words. */
async function tabTo(app: WebApp, selector: string, words = ""): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const focus = app.page.locator(":focus");
    if ((await focus.count()) > 0) {
      const isThere = await focus.evaluate(
        (element, wanted) =>
          element.matches(wanted.selector) && (element.textContent ?? "").trim().startsWith(wanted.words),
        { selector, words },
      );
      if (isThere) return;
    }
    await app.page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${selector} ${words}`);
}
