import { expect, it } from "vitest";
import { startWebApp } from "../support/web-app.ts";

it("a page that breaks its policy or asks for something from elsewhere fails its test", async () => {
  const app = await startWebApp();
  expect(app.problems).toEqual([]);
  await app.page.evaluate(async () => {
    document.body.setAttribute("style", "color: red");
    await fetch("https://example.org/").catch(() => {});
  });
  await expect.poll(() => app.problems.join("\n")).toMatch(/style-src[\s\S]*connect-src/);
  await expect(app.close()).rejects.toThrow("example.org");
});

it("the program goes on where it was after host and browser were ended", async () => {
  const app = await startWebApp();
  await app.page.evaluate(() => localStorage.setItem("kept", "yes"));
  const before = app.page.url().split("#")[0];
  await app.restart();
  expect(app.page.url().split("#")[0]).toBe(before);
  expect(await app.page.evaluate(() => localStorage.getItem("kept"))).toBe("yes");
  await app.close();
});
