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

const views = () => app.page.getByRole("region", { name: "Views" });
const view = (name: string) => views().getByRole("button", { name: new RegExp(`^${name}`) });

async function fromMenu(name: string, entry: string): Promise<void> {
  await views()
    .getByRole("button", { name: `Menu of view ${name}` })
    .click();
  await app.page.getByRole("menuitem", { name: entry }).click();
}

async function nameIt(name: string): Promise<void> {
  const field = app.page.getByRole("dialog").getByRole("textbox", { name: "Name" });
  await field.fill(name);
  await field.press("Enter");
}

test("what is shown is saved under a name, by keyboard, and shown again by a click", async () => {
  await bench.searchFor("speaker:cooper");
  await bench.hasContributions(15);
  await app.page.keyboard.press("Control+Shift+S");
  await nameIt("Cooper");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await view("Cooper").getAttribute("aria-current")).toBe("true");
  await views().getByRole("button", { name: "All" }).click();
  await bench.hasContributions(29);
  await view("Cooper").click();
  await bench.hasContributions(15);
  expect(await bench.search.inputValue()).toBe("speaker:cooper");
});

test("it says when something else is shown; it can be updated or gone back to", async () => {
  await app.page.getByRole("button", { name: /^Group/ }).click();
  await app.page.getByRole("menuitem", { name: "Month" }).click();
  await app.page.getByRole("treegrid", { name: "Contributions" }).waitFor();
  await view("Cooper").getByText("changed").waitFor();
  await fromMenu("Cooper", "Back to what was saved");
  await bench.hasContributions(15);
  await view("Cooper").getByText("changed").waitFor({ state: "detached" });
  await bench.searchFor("speaker:cooper words:>100");
  await view("Cooper").getByText("changed").waitFor();
  await fromMenu("Cooper", "Update to what is shown");
  await view("Cooper").getByText("changed").waitFor({ state: "detached" });
});

test("a name is one view's; it is renamed, deleted, and brought back by undo", async () => {
  await views().getByRole("button", { name: "Save what is shown as a view" }).click();
  await nameIt("cooper");
  await app.page.getByText("There is a view “Cooper” already.").waitFor();
  await app.page.keyboard.press("Escape");
  await fromMenu("Cooper", "Rename");
  await nameIt("Home Secretary");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  await view("Home Secretary").waitFor();
  await fromMenu("Home Secretary", "Delete");
  await view("Home Secretary").waitFor({ state: "detached" });
  await bench.contributions.locator('[role=row][tabindex="0"]').focus();
  await app.page.keyboard.press("Control+z");
  await view("Home Secretary").waitFor();
});

test("views come back with the profile lost, from the copy on disk", async () => {
  await app.page.getByText("mirrored").first().waitFor();
  const other = await app.openProfile();
  const shown = other.getByRole("region", { name: "Views" }).getByRole("button", { name: /^Home Secretary/ });
  await shown.click();
  await other.locator('[role=grid][aria-label=Contributions]:not([aria-rowcount="29"])').waitFor();
});
