import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { type BrowserContext, chromium, type Page, type Route } from "playwright-core";
import type {} from "../../renderer/data/bridge-channel.ts";
import { BROWSER_ARGUMENTS, ensureBrowser } from "../support/browser.ts";
import { converse, type Fetched, type FromMain, type FromTest, type Message } from "./stand-in/messages.ts";
import { answerIn, type TestedApp, type TestedStart } from "./tested-app.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** What the browser says of a page that loads anew, or is about to go. */
const LOST = /context was destroyed|navigation|Cannot find context|was detached|has been closed/;

/** A browser knows no `app://`; everything under this address is answered by the program's own protocol handler. */
const ADDRESS = "https://backbench.test/";
const SCHEME = "app://backbench/";

/** Opens the unmodified built program with the stand-in in Electron's place. */
export async function openOnStandIn(start: TestedStart): Promise<TestedApp> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGUMENTS });
  const context = await browser.newContext();
  const page = await context.newPage();
  const child = startMain(start);
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const sent: string[] = [];
  let chosen: string | null = null;
  let onSent = () => {};
  let onLoaded = () => {};
  const loaded = new Promise<void>((resolve) => {
    onLoaded = resolve;
  });

  const tell = converse<FromTest, FromMain>(
    (message) => child.connected && child.send(message),
    (listener) => child.on("message", (message) => listener(message as Message)),
    async (asked) => {
      if (asked.do === "load") {
        await preparePage(page, asked.preload, tell);
        await answerRequests(context, tell);
        await page.goto(asked.url.replace(SCHEME, ADDRESS));
        onLoaded();
      } else if (asked.do === "send") {
        sent.push(String(asked.args[0]));
        onSent();
        const message = [asked.channel, asked.args] as const;
        // A message may still be under way when the window goes or loads anew; as with a real window, nobody gets it.
        await page
          .evaluate(([channel, args]) => window.standIn.receive(channel, args), message)
          .catch((error: unknown) => {
            if (!page.isClosed() && !LOST.test(String(error))) throw error;
          });
      } else if (asked.do === "reload") await page.reload();
      else if (asked.do === "dialog") return chosen;
      return null;
    },
  );

  await Promise.race([
    loaded,
    exited.then((code) => {
      throw new Error(`The main process ended with ${code} before its window was there.`);
    }),
  ]);
  let nextId = 1_000_000;
  return {
    page,
    pageUrl: ADDRESS,
    async call(method, params) {
      const id = nextId++;
      await page.evaluate(
        (message) => window.backbench?.post(message),
        JSON.stringify({ t: "call", id, method, params }),
      );
      for (;;) {
        const answer = answerIn(sent, id);
        if (answer) return answer;
        await new Promise<void>((resolve) => {
          onSent = resolve;
        });
      }
    },
    async answerDialogs(answer) {
      chosen = answer;
    },
    async quit() {
      void tell({ do: "quit" });
      const code = await exited;
      await browser.close();
      return code;
    },
  };
}

function startMain(start: TestedStart): ChildProcess {
  const standIn = path.join(import.meta.dirname, "stand-in/register.ts");
  const args = ["--import", standIn, path.join(root, "out/main/main.js"), ...(start.folder ? [start.folder] : [])];
  return spawn(process.execPath, args, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, BACKBENCH_DATA: start.dataFolder },
  });
}

type Tell = (what: FromTest) => Promise<unknown>;

/** Runs the preload before the page, with just what it uses of Electron. */
async function preparePage(page: Page, preload: string, tell: Tell): Promise<void> {
  await page.exposeBinding("standInSend", ({ frame }, channel: string, args: unknown[]) =>
    tell({
      do: "ipc",
      channel,
      args,
      frameUrl: frame.url().replace(ADDRESS, SCHEME),
      isMainFrame: frame === page.mainFrame(),
    }),
  );
  await page.exposeBinding("standInOpen", (_source, url: string) => tell({ do: "open", url }));
  page.on("crash", () => void tell({ do: "crash" }));
  await page.addInitScript(`(() => {
    const listeners = [];
    window.standIn = { receive: (name, args) => listeners.filter((l) => l.name === name).forEach((l) => l.listener({}, ...args)) };
    window.open = (url) => { void standInOpen(String(url)); return null; };
    const electron = {
      contextBridge: { exposeInMainWorld: (name, value) => { window[name] = Object.freeze(value); } },
      ipcRenderer: {
        send: (name, ...args) => void standInSend(name, args),
        on: (name, listener) => listeners.push({ name, listener }),
      },
    };
    ((require) => { ${preload} })(() => electron);
  })()`);
}

/** Every request goes to the program: its protocol handler for its own, its filters for all others. */
async function answerRequests(context: BrowserContext, tell: Tell): Promise<void> {
  await context.route("**/*", async (route) => {
    const request = route.request();
    const isMainFrame = request.isNavigationRequest() && request.frame().parentFrame() === null;
    const url = request.url().replace(ADDRESS, SCHEME);
    if (
      request.isNavigationRequest() &&
      request.frame().url().startsWith(ADDRESS) &&
      !request.url().startsWith(ADDRESS)
    ) {
      if (await tell({ do: "navigate", url, isMainFrame })) return route.abort("aborted");
    }
    if (isMainFrame) await tell({ do: "navigated" });
    if (url.startsWith(SCHEME))
      return fulfil(route, (await tell({ do: "fetch", url, method: request.method() })) as Fetched);
    await tell({ do: "request", url });
    return route.abort("blockedbyclient");
  });
}

function fulfil(route: Route, fetched: Fetched): Promise<void> {
  return route.fulfill({ ...fetched, body: Buffer.from(fetched.body, "base64") });
}

declare global {
  interface Window {
    standIn: { receive(channel: string, args: unknown[]): void };
  }
}
