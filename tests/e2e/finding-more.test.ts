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

const message = () => app.page.locator("#search-message");
const suggestion = (name: string | RegExp) => app.page.getByRole("option", { name });

describe("the query language in the search box", () => {
  test("words near each other are found and marked, each of them a hit", async () => {
    await bench.searchFor("grooming NEAR/1 gangs");
    await bench.hasContributions(3);
    await app.page.getByText("12 hits in 3 contributions").first().waitFor();
    const marks = app.page.locator('[data-scope="table"] mark');
    await marks.first().waitFor();
    expect(new Set((await marks.allTextContents()).map((word) => word.toLowerCase()))).toEqual(
      new Set(["grooming", "gangs"]),
    );
  });

  test("a pattern finds what the prefix finds, and is marked in the reader", async () => {
    await bench.searchFor("/accountab[a-z]*/");
    await bench.hasContributions(5);
    await app.page.getByText("12 hits in 5 contributions").first().waitFor();
    await app.page.getByRole("button", { name: "Next hit" }).click();
    await app.page.getByText("1 of 12 hits").first().waitFor();
    await app.page
      .locator("mark", { hasText: /^accountab/i })
      .first()
      .waitFor();
  });

  test("exact words tell capitals apart", async () => {
    await bench.searchFor("friend");
    await bench.hasContributions(12);
    await bench.searchFor("exact:friend");
    await bench.hasContributions(1);
    await bench.searchFor("exact:Friend");
    await bench.hasContributions(11);
  });

  test("where the last word is not written out, what begins so is one key away", async () => {
    await bench.searchFor("grooming gan");
    const more = app.page.getByRole("button", { name: "Search grooming gan*" });
    await app.page.getByText("3 contributions match with words that begin with “gan”.").waitFor();
    await more.focus();
    await more.press("Enter");
    await bench.hasContributions(3);
    expect(await bench.search.inputValue()).toBe("grooming gan*");
    expect(await bench.search.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  test("an error is shown at its place, an open pattern is none while it is typed", async () => {
    await bench.search.fill("gangs /groom(ing");
    await expect.poll(() => message().textContent()).toBe("");
    await bench.search.press("Enter");
    await bench.search.fill("gangs /groom(ing/");
    await message().getByText("missing closing )").waitFor();
    expect(await message().locator("span").textContent()).toBe("/groom(ing/");
    await bench.search.fill("a NEAR/0 b");
    await message().getByText("NEAR takes a number of words from 1 to 100").waitFor();
    await bench.search.fill("");
    await bench.hasContributions(29);
  });

  test("people are suggested while a word is typed, and taken by keyboard", async () => {
    await bench.search.pressSequentially("snel");
    await suggestion(/Gareth Snell/).waitFor();
    await bench.search.press("ArrowDown");
    await bench.search.press("Enter");
    await expect.poll(() => bench.search.inputValue()).toBe('speaker:"Gareth Snell" ');
    await bench.hasContributions(1);
    await bench.search.fill("");
    await bench.hasContributions(29);
  });

  test("fields and what they may hold are suggested", async () => {
    await bench.search.pressSequentially("has");
    await suggestion(/^has:/).click();
    await bench.search.pressSequentially("g");
    await suggestion("gap").click();
    await bench.hasContributions(4);
  });
});

describe("who is mentioned", () => {
  test("a contribution tells in the inspector who is spoken of, how it is printed and why that is certain", async () => {
    await bench.openOnly('mentions:"Natalie Fleet"');
    const mentions = app.page.getByRole("region", { name: "Mentions" });
    await mentions.getByText("Natalie Fleet", { exact: true }).waitFor();
    await mentions.getByText("“my hon. Friend the Member for Bolsover (Natalie Fleet)”").waitFor();
    await bench.openOnly('"hon. Member for Strangford"');
    await mentions.getByText("Nobody in the library is known to sit for Strangford.").waitFor();
    await mentions.getByText("Not certain who").first().waitFor();
    await mentions.getByText("1 courtesy (“the hon. Member”)").waitFor();
    await bench.searchFor("");
    await bench.hasContributions(29);
  });

  test("the reader marks who is mentioned and tells who it is; the inspector leads there by keyboard", async () => {
    const { keyboard } = app.page;
    const marked = (style: string) => app.page.evaluate((name) => CSS.highlights.get(name)?.size ?? 0, style);
    const tells = (words: string) => bench.reader(1).getByRole("status").getByText(words).waitFor();
    await bench.openOnly('mentions:"Natalie Fleet"');
    await app.page.waitForFunction(() => (CSS.highlights.get("mention")?.size ?? 0) > 0);
    expect(await marked("mention-open")).toBeGreaterThan(0);
    // What lies under the mouse is told first.
    await app.page.mouse.move(1, 1);
    await app.page
      .getByRole("region", { name: "Mentions" })
      .getByRole("button", { name: /Bolsover/ })
      .press("Enter");
    await tells("The name is printed with it; nobody of this name speaks in the library.");
    await bench.reader(1).locator("[data-turn][tabindex='0']").focus();
    await keyboard.press("m");
    await app.page.waitForFunction(() => (CSS.highlights.get("mention")?.size ?? 0) === 0);
    await keyboard.press("m");
    await app.page.waitForFunction(() => (CSS.highlights.get("mention")?.size ?? 0) > 0);
    await bench.searchFor("");
    await bench.hasContributions(29);
  });

  test("a facet counts who is mentioned, and filters by it", async () => {
    await bench.filters.getByRole("button", { name: /^Mentions/ }).click();
    await bench.filters.getByRole("checkbox", { name: "Natalie Fleet" }).check({ force: true });
    await bench.hasContributions(1);
    await app.page
      .getByRole("button", { name: /Mentions.*Natalie Fleet/ })
      .first()
      .waitFor();
    await bench.filters.getByRole("checkbox", { name: "Natalie Fleet" }).uncheck({ force: true });
    await bench.hasContributions(29);
  });
});
