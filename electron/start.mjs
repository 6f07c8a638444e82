// Starts Backbench from its source: checks Node, builds what is missing or stale, then shows the window, or serves
// the same page where there is no Electron. Plain JavaScript, so that an old Node can at least say what is wrong.
//   node electron/start.mjs [--web | --dev | --build | --cli] [arguments of the chosen program]
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isStale, runBuild, watchBuild } from "./start/build.mjs";
import { findElectron } from "./start/electron-binary.mjs";
import { newerNode, whatNodeLacks } from "./start/node-version.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const MODES = ["--web", "--dev", "--build", "--cli"];

const given = process.argv.slice(2);
const mode = MODES.includes(given[0]) ? given[0] : "--start";
const rest = mode === "--start" ? given : given.slice(1);

const lack = whatNodeLacks();
if (lack) runWithNewerNode(lack);
else await start();

async function start() {
  if (mode === "--build") process.exitCode = await runBuild(root, { quiet: false, force: true });
  else if (mode === "--dev") await develop();
  else if (await isBuilt({ quiet: mode === "--cli" })) {
    if (mode === "--cli") await runHere("cli");
    else if (mode === "--web") await runHere("web");
    else await openWindow();
  }
}

async function isBuilt(options) {
  if (!isStale(root)) return true;
  process.exitCode = await runBuild(root, { ...options, force: false });
  return process.exitCode === 0;
}

async function openWindow() {
  const electron = await findElectron(root);
  if (electron.binary) return runChild(electron.binary, [root, ...rest]);
  console.log(`${electron.why} Serving the same page to your browser instead.`);
  await runHere("web");
}

/** Builds at every change; the page follows at a reload, the engine and the host at a restart. */
async function develop() {
  await watchBuild(root);
  await openWindow();
}

/** Runs a built entry in this process, as if it had been called itself. */
async function runHere(entry) {
  const file = path.join(root, "out/main", `${entry}.js`);
  process.argv = [process.execPath, file, ...rest];
  await import(pathToFileURL(file).href);
}

function runWithNewerNode(why) {
  const newer = newerNode(root);
  if (newer) return runChild(newer, process.argv.slice(1));
  console.error(`Backbench needs another Node: ${why} Install Node 24 from https://nodejs.org and try again.`);
  process.exitCode = 1;
}

/** Runs a program in the place of this one: same terminal, same signals, same exit code. */
function runChild(command, args) {
  const child = spawn(command, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    console.error(`${command} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
