import { afterAll, beforeAll, expect, test } from "vitest";
import { startWebApp, type WebApp } from "../support/web-app.ts";
import { WorkbenchPage } from "../support/workbench-page.ts";

let app: WebApp;
let bench: WorkbenchPage;

beforeAll(async () => {
  app = await startWebApp();
  bench = new WorkbenchPage(app.page);
  await bench.hasContributions(29);
  await app.page.getByRole("tab", { name: "People 6" }).click();
});

afterAll(() => app.close());

const rows = (count: number) => app.page.locator(`[role=grid][aria-label=People][aria-rowcount="${count}"]`).waitFor();
const person = () => bench.inspector.getByRole("region", { name: "Person" });
const inspect = async (name: string) => {
  await bench.people.getByRole("row", { name: new RegExp(name) }).click();
  await person().getByText(name, { exact: true }).first().waitFor();
};

test("a row tells every form and office of a person, with days and origin", async () => {
  await inspect("Yvette Cooper");
  await person().getByText("15 contributions in 6 debates, 4,251 words").waitFor();
  await person().getByText("2 Sep 2024 to 16 Jun 2025").first().waitFor();
  await person().getByText("printed in 1 turn, on 16 Jan 2025").waitFor();
  expect(await person().getByRole("region", { name: "Forms" }).getByRole("listitem").count()).toBe(2);
});

test("a form that is somebody else becomes a person, and is the same again after undo", async () => {
  await inspect("Yvette Cooper");
  await person()
    .getByRole("button", { name: /^This form is somebody else: The Secretary/ })
    .click();
  await app.page.getByRole("textbox", { name: "Name" }).fill("Robin Sample");
  await app.page.keyboard.press("Enter");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  await rows(7);
  await inspect("Robin Sample");
  await bench.people.getByRole("row", { name: /Robin Sample/ }).focus();
  await app.page.keyboard.press("Control+z");
  await rows(6);
});

test("what is known of a person is set where the person stands, and taken back", async () => {
  await inspect("Yvette Cooper");
  await person().getByRole("button", { name: "Set constituency" }).press("Enter");
  await person()
    .getByRole("combobox", { name: /constituency/i })
    .fill("Northmere");
  await app.page.keyboard.press("Enter");
  await person().getByRole("button", { name: "Constituency: Northmere. Edit" }).waitFor();
  await person()
    .getByText(/^set by you for 15 turns/)
    .waitFor();
  await person().getByRole("button", { name: "Back to what is printed for constituency" }).click();
  await person().getByRole("button", { name: "Set constituency" }).waitFor();
});

test("two people are taken as one, by keyboard alone, and shown with all their contributions", async () => {
  await inspect("Harpreet Uppal");
  await person().getByRole("button", { name: "Same person as…" }).press("Enter");
  await app.page.getByRole("textbox", { name: "Words of a name" }).fill("snell");
  await app.page.getByRole("option", { name: /Gareth Snell/ }).waitFor();
  await app.page.keyboard.press("Tab");
  await app.page.keyboard.press("Enter");
  await app.page.getByRole("dialog").waitFor({ state: "detached" });
  await rows(5);
  await person().getByText("Take Gareth Snell and Harpreet Uppal as one person").waitFor();
  await person().getByRole("button", { name: "Show contributions" }).click();
  await bench.hasContributions(3);
});
