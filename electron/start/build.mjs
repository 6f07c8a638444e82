import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  watch,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const SOURCES = ["electron", "renderer", "shared", "package.json", "package-lock.json", "electron.vite.config.ts"];
const NOT_BUILT = /\.test\.tsx?$/;

/** True when a source is newer than the last build that succeeded, or was added or removed since. */
export function isStale(root) {
  const built = statSync(stampOf(root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => newest(path.join(root, source)) > built);
}

/**
 * Builds everything into `out/`; answers with the exit code. With `quiet` it is heard only when it fails, on
 * stderr. A build by another process is waited for and, without `force`, enough when it leaves nothing stale.
 */
export async function runBuild(root, { quiet, force }) {
  const release = await holdBuild(root);
  try {
    if (!force && !isStale(root)) return 0;
    const began = new Date();
    if (!quiet) console.error("Building Backbench …");
    const { code, output } = await build(root);
    if (code !== 0) console.error(output);
    else writeStamp(root, began);
    return code;
  } finally {
    release();
  }
}

/** Builds, then goes on building at every change until this process ends; a build that fails says why and waits. */
export async function watchBuild(root) {
  const code = await runBuild(root, { quiet: false, force: false });
  if (code !== 0) process.exit(code);
  let isBuilding = false;
  async function rebuild() {
    if (isBuilding) return;
    isBuilding = true;
    for (let built = 0; built === 0 && isStale(root); ) built = await runBuild(root, { quiet: false, force: false });
    isBuilding = false;
  }
  for (const folder of SOURCES.filter((source) => statSync(path.join(root, source)).isDirectory())) {
    watch(path.join(root, folder), { recursive: true }, () => void rebuild());
  }
}

function build(root) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [builder(root), "build", "--logLevel", "warn"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function builder(root) {
  const file = path.join(root, "node_modules/electron-vite/bin/electron-vite.js");
  if (!existsSync(file)) {
    console.error("The packages Backbench is built with are not there. Run `npm ci` first.");
    process.exit(1);
  }
  return file;
}

function newest(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return NOT_BUILT.test(file) ? 0 : stats.mtimeMs;
  // The folder's own time tells of files that were removed; those of tests only cost a build too many.
  return readdirSync(file).reduce((time, name) => Math.max(time, newest(path.join(file, name))), stats.mtimeMs);
}

function stampOf(root) {
  return path.join(root, "out/built");
}

/** Bears the time at which the build began, since what changes meanwhile may not be in it. */
function writeStamp(root, began) {
  writeFileSync(stampOf(root), "");
  utimesSync(stampOf(root), began, began);
}

/** One build at a time in one checkout. Answers with the function that lets the next one go. */
async function holdBuild(root) {
  const lock = path.join(root, "out/building");
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return false;
  } catch (error) {
    return error.code !== "EPERM";
  }
}
