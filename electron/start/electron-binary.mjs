import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FIRST_BYTE_MILLISECONDS = 5000;
const DOWNLOADS = "https://github.com/electron/electron/releases/download/";

/** `{ binary }` with the path of Electron, or `{ why }` there is none, as a sentence. Fetches it once. */
export async function findElectron(root) {
  const packageFolder = path.join(root, "node_modules/electron");
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { why: "There is no display for a window." };
  }
  const there = electronBinary(packageFolder);
  if (there) return { binary: there };
  if (existsSync(packageFolder) && (await fetchOnce(root, packageFolder))) {
    const fetched = electronBinary(packageFolder);
    if (fetched) return { binary: fetched };
  }
  return { why: "There is no Electron here (`npx install-electron` fetches it)." };
}

/** The installed binary by looking at files only: asking the package itself would start a download. */
export function electronBinary(packageFolder) {
  const name = readText(path.join(packageFolder, "path.txt")) ?? "electron";
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(packageFolder, "dist");
  const binary = path.join(folder, name);
  return existsSync(binary) ? binary : null;
}

/** Tries to fetch Electron unless told not to, or unless it failed before for this version. True when it came. */
async function fetchOnce(root, packageFolder) {
  if (process.env.BACKBENCH_NO_FETCH === "1" || process.env.CI) return false;
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  // Beside the packages, so that `npm ci` makes a new attempt.
  const memory = path.join(root, "node_modules/.cache/backbench/electron-fetch");
  if (readText(memory) === version) return false;

  console.log("Fetching Electron, once (Ctrl-C goes without) …");
  const came = (await answers(version)) && (await install(packageFolder));
  if (!came) {
    mkdirSync(path.dirname(memory), { recursive: true });
    writeFileSync(memory, version);
  }
  return came;
}

/** True when the place of the downloads sends a first byte in time. */
async function answers(version) {
  const base = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || DOWNLOADS;
  try {
    const response = await fetch(`${base}v${version}/SHASUMS256.txt`, {
      signal: AbortSignal.timeout(FIRST_BYTE_MILLISECONDS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Runs the package's own installer, which shows its progress; an interrupt ends it and we go on without. */
function install(packageFolder) {
  return new Promise((resolve) => {
    const ignore = () => {};
    process.on("SIGINT", ignore);
    const child = spawn(process.execPath, [path.join(packageFolder, "install.js")], { stdio: "inherit" });
    const ended = (came) => {
      process.off("SIGINT", ignore);
      resolve(came);
    };
    child.on("error", () => ended(false));
    child.on("exit", (code) => ended(code === 0));
  });
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
