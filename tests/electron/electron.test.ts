import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestedApp, type TestedApp } from "./tested-app.ts";

// The built bundles of the desktop program, on Electron itself where there is one (`npm run test:electron`), else on
// a stand-in that shows their wiring only.

const root = path.resolve(import.meta.dirname, "../..");
const temporary = mkdtempSync(path.join(tmpdir(), "backbench-electron-"));
const texts = path.join(temporary, "texts");
const dataFolder = path.join(temporary, "data");
let app: TestedApp;

beforeAll(async () => {
  cpSync(path.join(root, "seeds"), texts, { recursive: true });
  app = await openTestedApp({ dataFolder });
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** The answer to a call; fails the test on an error. */
async function call<T>(method: string, params: unknown): Promise<T> {
  const answer = (await app.call(method, params)) as { result?: T; error?: string };
  expect(answer.error).toBeUndefined();
  return answer.result as T;
}

/** Runs in the page; a policy or a handler that lets it through makes it answer true. */
function isReachable(url: string): Promise<boolean> {
  return app.page.evaluate(
    (address) =>
      fetch(address, { mode: "no-cors" }).then(
        () => true,
        () => false,
      ),
    url,
  );
}

describe("the desktop window", () => {
  it("shows the page, which has no power but its bridge", async () => {
    expect(await app.page.title()).toContain("Backbench");
    expect(app.page.url().startsWith(app.pageUrl)).toBe(true);
    expect(await app.page.evaluate(() => Object.keys(window.backbench ?? {}).sort())).toEqual(["onMessage", "post"]);
    expect(await app.page.evaluate(() => ["require", "process", "module"].filter((name) => name in window))).toEqual(
      [],
    );
  });

  it("answers what the host can do", async () => {
    expect(await call("host.capabilities", {})).toEqual({ host: "electron", nativeDialogs: true, canReveal: true });
  });

  it("runs no script and no style that is not its own, and reaches nothing outside", async () => {
    const policy = await app.page.evaluate(async () => {
      const script = document.createElement("script");
      script.textContent = "window.wasRun = true";
      document.head.append(script);
      document.body.setAttribute("style", "outline: 7px solid red");
      return { wasRun: "wasRun" in window, outline: getComputedStyle(document.body).outlineWidth };
    });
    expect(policy.wasRun).toBe(false);
    expect(policy.outline).not.toBe("7px");
    expect(await isReachable("https://example.org/")).toBe(false);
    expect(await isReachable("http://127.0.0.1:4717/")).toBe(false);
  });

  it("refuses folders and files that no dialog gave", async () => {
    const file = path.join(temporary, "export.md");
    expect(await app.call("library.open", { path: texts })).toEqual({ error: "not-granted" });
    expect(await app.call("library.addRoot", { path: texts })).toEqual({ error: "not-granted" });
    expect(await app.call("save.begin", { path: file, overwrite: false })).toEqual({ error: "not-granted" });
    expect(await app.call("host.reveal", { path: file })).toEqual({ error: "outside-library" });
  });

  it("does nothing when a dialog is cancelled", async () => {
    await app.answerDialogs(null);
    expect(await call("host.pickFolder", {})).toBeNull();
    expect(await call("host.pickSavePath", { name: "notes.md" })).toBeNull();
  });

  it("opens the folder chosen in the system's dialog", async () => {
    await app.answerDialogs(texts);
    expect(await call("host.pickFolder", {})).toEqual({ path: texts });
    const { library } = await call<{ library: string }>("library.open", { path: texts });
    await expect
      .poll(() => call<{ id: string; sources: number; contributions: number } | null>("library.current", {}), {
        timeout: 30_000,
      })
      .toMatchObject({ id: library, sources: 5, contributions: 29 });
  });

  it("saves a file where the system's dialog says, and nowhere else", async () => {
    const file = path.join(temporary, "notes.md");
    await app.answerDialogs(file);
    expect(await call("host.pickSavePath", { name: "notes.md" })).toEqual({ path: file });
    const { save } = await call<{ save: string }>("save.begin", { path: file, overwrite: false });
    await call("save.append", { save, chunk: "‘words’\n" });
    expect(existsSync(file)).toBe(false);
    await call("save.commit", { save });
    expect(readFileSync(file, "utf8")).toBe("‘words’\n");
  });

  it("stays on its page, whatever the page tries", async () => {
    await app.page.evaluate(() => {
      window.open("https://example.org/");
      location.href = "https://example.org/";
    });
    expect(await call("host.capabilities", {})).toMatchObject({ host: "electron" });
    expect(app.page.url().startsWith(app.pageUrl)).toBe(true);
    expect(app.page.context().pages()).toHaveLength(1);
  });

  it("goes on after a reload", async () => {
    // The navigation that was refused a moment ago may still be ending, and end this one with it.
    const reload = () =>
      app.page.reload().then(
        () => "reloaded",
        (error: Error) => error.message,
      );
    await expect.poll(reload, { timeout: 30_000 }).toBe("reloaded");
    expect(await call("host.capabilities", {})).toMatchObject({ host: "electron" });
    expect(await call("library.current", {})).toMatchObject({ sources: 5 });
  });

  it("ends with its window, and remembers where it stood", async () => {
    expect(await app.quit()).toBe(0);
    expect(JSON.parse(readFileSync(path.join(dataFolder, "window.json"), "utf8"))).toMatchObject({
      isMaximized: false,
    });
  });
});
