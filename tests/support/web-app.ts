import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { BROWSER_ARGUMENTS, ensureBrowser } from "./browser.ts";

const root = path.resolve(import.meta.dirname, "../..");

export interface WebAppOptions {
  /** Folder named on the command line. */
  folder?: string;
  /** Size of the window; 1440 x 900 unless given. */
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  /** Data folder of another running program; otherwise an empty one of its own. */
  dataFolder?: string;
}

/** The built program behind its web host, with a browser profile and a data folder of its own. */
export interface WebApp {
  page: Page;
  context: BrowserContext;
  /** With the key. Changes at no restart. */
  url: string;
  dataFolder: string;
  home: string;
  /** Process id of the web host. */
  hostId: number;
  /** Policy violations, requests to elsewhere and errors of the page so far; a test may clear what it provoked. */
  problems: string[];
  /** Opens another tab of the same profile. */
  openTab(): Promise<Page>;
  /** Ends host and browser and starts both again on the same data, profile and port. */
  restart(): Promise<void>;
  stopHost(): Promise<void>;
  startHost(): Promise<void>;
  /** Another profile of the same program, with the same checks: a lost profile, a second browser. */
  openProfile(): Promise<Page>;
  /** Ends everything, removes what it made, and throws when there were problems. */
  close(): Promise<void>;
}

/** Starts the built web host on a free port with an empty data folder and home, and opens its page. */
export async function startWebApp(options: WebAppOptions = {}): Promise<WebApp> {
  const temporary = await mkdtemp(path.join(tmpdir(), "backbench-app-"));
  const home = path.join(temporary, "home");
  const dataFolder = options.dataFolder ?? path.join(temporary, "data");
  await mkdir(home);
  const problems: string[] = [];
  const profiles: BrowserContext[] = [];
  let host = await startHost(dataFolder, home, 0, options.folder);
  const port = Number(new URL(host.url).port);

  async function openContext(profile: string): Promise<BrowserContext> {
    const context = await chromium.launchPersistentContext(path.join(temporary, profile), {
      executablePath: ensureBrowser(),
      args: BROWSER_ARGUMENTS,
      viewport: options.viewport ?? { width: 1440, height: 900 },
      colorScheme: options.colorScheme ?? "light",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await watchContext(context, new URL(host.url).origin, problems);
    profiles.push(context);
    return context;
  }

  async function firstPage(context: BrowserContext): Promise<Page> {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(host.url);
    return page;
  }

  const context = await openContext("profile");
  const app: WebApp = {
    context,
    page: await firstPage(context),
    url: host.url,
    dataFolder,
    home,
    hostId: host.id,
    problems,
    async openTab() {
      const page = await app.context.newPage();
      await page.goto(host.url);
      return page;
    },
    async openProfile() {
      return firstPage(await openContext(`profile-${profiles.length}`));
    },
    stopHost: () => host.stop(),
    async startHost() {
      host = await startHost(dataFolder, home, port);
      app.hostId = host.id;
    },
    async restart() {
      // As a user does: a page that is closed writes what it has not written yet.
      await app.page.close();
      await app.context.close();
      await host.stop();
      await app.startHost();
      app.context = await openContext("profile");
      app.page = await firstPage(app.context);
    },
    async close() {
      for (const profile of profiles) await profile.close();
      await host.stop();
      await rm(temporary, { recursive: true, force: true });
      if (problems.length > 0) throw new Error(`The page had problems:\n${problems.join("\n")}`);
    },
  };
  return app;
}

interface RunningHost {
  id: number;
  url: string;
  stop(): Promise<void>;
}

async function startHost(dataFolder: string, home: string, port: number, folder?: string): Promise<RunningHost> {
  const args = [path.join(root, "out/main/web.js"), "--no-open", "--port", String(port), ...(folder ? [folder] : [])];
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, INIT_CWD: _cwd, XDG_DATA_HOME: _xdg, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    env: { ...env, BACKBENCH_DATA: dataFolder, HOME: home, USERPROFILE: home },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    id: child.pid ?? -1,
    url: await urlOf(child),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await exited;
    },
  };
}

/** The last line the host prints at its start. */
function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.setEncoding("utf8");
    child.stdout?.on("data", (text: string) => {
      output += text;
      const url = /^(http:\S+)\n/m.exec(output)?.[1];
      if (url) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`The web host ended with ${code} before it was there. ${output}`)));
  });
}

/** Collects what no test may pass over: policy violations, requests that leave the origin, uncaught errors. */
async function watchContext(context: BrowserContext, origin: string, problems: string[]): Promise<void> {
  const ours = [origin, origin.replace("http:", "ws:")];
  const isOurs = (url: string) =>
    /^(blob|data|about):/.test(url) || ours.some((start) => url === start || url.startsWith(`${start}/`));
  context.on("request", (request) => {
    if (!isOurs(request.url())) problems.push(`request to ${request.url()}`);
  });
  context.on("weberror", (error) => problems.push(`error ${error.error().stack ?? error.error().message}`));
  context.on("console", (message) => {
    if (/Content[ -]Security[ -]Policy/i.test(message.text())) problems.push(`policy ${message.text()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => {
      if (!isOurs(socket.url())) problems.push(`socket to ${socket.url()}`);
    });
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`Content-Security-Policy ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
}
