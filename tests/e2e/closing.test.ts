import type { Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;

beforeAll(async () => {
  app = await startWebApp();
  await new WorkbenchPage(app.page).hasContributions(29);
});

afterAll(() => app.close());

/** Changes two things within one moment, so that the second waits for the next write; leaves the page in the same one. */
const change = (page: Page, options: { andLeave: boolean }) =>
  page.evaluate(({ andLeave }) => {
    const press = (name: RegExp) =>
      [...document.querySelectorAll("button")].find((button) => name.test(button.ariaLabel ?? ""))?.click();
    press(/^Filters$/);
    press(/^(Comfortable|Dense) rows$/);
    if (andLeave) location.reload();
  }, options);

async function changeAndLeave(): Promise<void> {
  const left = app.page.waitForEvent("framenavigated");
  await change(app.page, { andLeave: true });
  await left;
}

const isComfortable = (page: Page) => page.getByRole("button", { name: "Dense rows" });
const isDense = (page: Page) => page.getByRole("button", { name: "Comfortable rows" });

test("what was changed in the moment before the page is left is there when it comes back", async () => {
  await changeAndLeave();
  await isComfortable(app.page).waitFor();
  await changeAndLeave();
  await isDense(app.page).waitFor();
});

test("and so it is when its tab is closed", async () => {
  await change(app.page, { andLeave: false });
  await app.page.close();
  const tab = await app.openTab();
  await isComfortable(tab).waitFor();
});
