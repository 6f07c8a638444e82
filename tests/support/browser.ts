import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";

/** Places where Chrome, Chromium and Edge are installed; commands are looked up in PATH. */
const INSTALLED: Record<string, string[]> = {
  linux: ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["C:\\Program Files", "C:\\Program Files (x86)"].flatMap((folder) => [
    `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

/** Quiet, and without the sandbox, which does not start as root in a container. Only our own page is ever loaded. */
export const BROWSER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a browser that is installed (`BACKBENCH_BROWSER` first); null when there is none. */
export function findBrowser(): string | null {
  const named = process.env.BACKBENCH_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`BACKBENCH_BROWSER names ${named}, and nothing is there.`);
  }
  const places = (INSTALLED[process.platform] ?? []).flatMap(placesOf);
  const fetched = chromium.executablePath();
  return [...places, fetched].find((place) => existsSync(place)) ?? null;
}

/**
 * Finds a browser, or gets one: Debian's own as root, else Playwright's download. Throws with a sentence that says
 * what to do when neither comes.
 */
export function ensureBrowser(): string {
  const found = findBrowser() ?? (installFromDebian() || installFromPlaywright() ? findBrowser() : null);
  if (found) return found;
  throw new Error(
    "There is no browser for the tests, and none could be fetched. Install Chrome, Chromium or Edge, " +
      "or name one with BACKBENCH_BROWSER=/path/to/it.",
  );
}

function placesOf(place: string): string[] {
  if (path.isAbsolute(place)) return [place];
  return (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, place));
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
  console.error("Installing Debian's chromium for the tests …");
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  const run = (...args: string[]) => spawnSync("apt-get", args, options as never).status === 0;
  return (
    run("-qq", "update") && run("-qq", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")
  );
}

function installFromPlaywright(): boolean {
  console.error("Fetching a Chromium for the tests …");
  const command = path.join(path.dirname(createRequire(import.meta.url).resolve("playwright-core")), "cli.js");
  return spawnSync(process.execPath, [command, "install", "chromium"], { stdio: "inherit" }).status === 0;
}
