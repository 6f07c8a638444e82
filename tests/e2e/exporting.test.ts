import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

describe("exporting the whole answer of a written question", () => {
  test("tagging the whole contribution by keyboard", async () => {
    const reader = await bench.openOnly('"pursing offenders"');
    await bench.selectAt(reader.getByText("We have been clear that this Government"), "t");
    await bench.tagSelection("=answers");
    await bench.filters.getByRole("checkbox", { name: "=answers" }).waitFor();
    await app.page.keyboard.press("Escape");
  });

  test.each([
    ["Markdown", ".md"],
    ["HTML", ".html"],
    ["CSV", ".csv"],
    ["JSON", ".json"],
  ])(
    "%s holds the exact words, the date of the answer, no furniture and no absolute path",
    async (format, extension) => {
      await app.page.getByRole("button", { name: "Export", exact: true }).click();
      const dialog = app.page.getByRole("dialog", { name: "Export" });
      await dialog.getByRole("radio", { name: new RegExp(format) }).check({ force: true });
      await dialog.getByRole("button", { name: /^Export 1 annotation/ }).click();
      const saved = (await dialog.getByText(/^Saved to /).textContent()) ?? "";
      expect(saved).toContain(extension);
      await app.page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      const name = readdirSync(app.home).find((file) => file.endsWith(extension));
      const words = readFileSync(join(app.home, name ?? "nothing was saved"), "utf8");
      expect(words).toContain("while pursing offenders and bringing them to justice.");
      expect(words).toContain("‘No Further Action’");
      expect(words).toMatch(/delivered by Barnardo(?:'|&#x27;|&#39;)s/);
      expect(words).toMatch(/17 January 2025|2025-01-17/);
      expect(words).toContain("answers");
      expect(words).not.toContain("Reticulating Splines");
      expect(words).not.toContain(app.home);
      expect(words).not.toMatch(/(?:^|[\s"(>])\/(?:home|root|tmp|work|Users)\//);
      if (extension === ".csv") expect(words).not.toMatch(/(?:^|,)"?=answers/m);
    },
  );

  test("an existing file is replaced only when asked", async () => {
    await app.page.keyboard.press("Control+e");
    const dialog = app.page.getByRole("dialog", { name: "Export" });
    await dialog.getByRole("button", { name: /^Export 1 annotation/ }).click();
    const question = app.page.getByRole("alertdialog", { name: /^Replace/ });
    await question.getByRole("button", { name: "Replace", exact: true }).click();
    await dialog.getByText(/^Saved to /).waitFor();
    await app.page.keyboard.press("Escape");
  });
});
