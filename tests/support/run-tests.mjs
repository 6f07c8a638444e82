// Runs the checks and tests of the whole project, cheap ones first, and stops at the first step that fails.
//   npm test                everything; gets itself a browser and builds first
//   npm run check           format, lint, types, unit and contract tests
//   npm run test:electron   the window's tests on a real Electron, where there is one
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { electronBinary } from "../../electron/start/electron-binary.mjs";
import { whatNodeLacks } from "../../electron/start/node-version.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const reports = mkdtempSync(path.join(tmpdir(), "backbench-tests-"));
const total = { passed: 0, failed: 0 };

const checks = [
  ["Format and lint", () => run("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".")],
  ...["shared", "electron", "renderer", "tests"].map((layer) => [
    `Types of ${layer}/`,
    () => run("typescript/bin/tsc", "--project", layer),
  ]),
  ["Unit and contract tests", () => vitest("unit")],
];
const whole = [
  ...checks,
  ["Build", () => node("electron/start.mjs", "--build")],
  ["Browser", () => node("tests/support/ensure-browser.ts")],
  ["End-to-end tests", () => vitest("e2e")],
  ["Electron's bundles on a stand-in", () => vitest("electron")],
];

const mode = process.argv[2] ?? "--all";
const lack = whatNodeLacks();
if (lack) {
  console.error(`The tests need another Node: ${lack}`);
  process.exitCode = 1;
} else if (mode === "--electron") testElectron();
else runSteps(mode === "--check" ? checks : whole);
rmSync(reports, { recursive: true, force: true });

function runSteps(steps) {
  const failed = steps.find(([name, step]) => {
    console.log(`\n── ${name}`);
    return !step();
  });
  if (failed) {
    console.error(`\nStopped: "${failed[0]}" failed; what went wrong stands above. Later steps were not run.`);
    process.exitCode = 1;
    // A step that is no test counts as one.
    if (total.failed === 0) total.failed = 1;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
}

function testElectron() {
  const binary = electronBinary(path.join(root, "node_modules/electron"));
  if (!binary) {
    console.log("not run: no binary");
    return;
  }
  process.env.BACKBENCH_ELECTRON = binary;
  runSteps([
    ["Build", () => node("electron/start.mjs", "--build")],
    ["The window on Electron itself", () => vitest("electron")],
  ]);
}

function vitest(project) {
  const report = path.join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const passed = run("vitest/vitest.mjs", "run", "--project", project, "--passWithNoTests", ...reporters);
  const counts = readReport(report);
  total.passed += counts.numPassedTests;
  // A file that does not even load fails without a test.
  total.failed += passed ? 0 : Math.max(1, counts.numFailedTests);
  return passed;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

/** Runs a tool of node_modules; true when it is content. */
function run(tool, ...args) {
  return node(path.join("node_modules", tool), ...args);
}

function node(...args) {
  const env = { ...process.env, BACKBENCH_NO_FETCH: "1" };
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env }).status === 0;
}
