import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const dataFolder = mkdtempSync(path.join(tmpdir(), "backbench-start-"));
const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null) continue;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await exited;
  }
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

interface Outcome {
  output: string;
  /** Null while it runs. */
  code: number | null;
}

/** Runs the start-up until it prints an address or ends, as on a machine that may fetch nothing. */
function start(...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [path.join(root, "electron/start.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, BACKBENCH_DATA: dataFolder, BACKBENCH_NO_FETCH: "1", INIT_CWD: root, DISPLAY: "" },
  });
  started.push(child);
  return new Promise((resolve) => {
    let output = "";
    const add = (text: Buffer) => {
      output += text.toString();
      if (/^http:\S+\n/m.test(output)) resolve({ output, code: null });
    };
    child.stdout?.on("data", add);
    child.stderr?.on("data", add);
    child.once("close", (code) => resolve({ output, code }));
  });
}

describe.runIf(process.platform === "linux")("starting where no window can be shown", () => {
  it("says so in one line, then serves the page, with its address last", async () => {
    const { output } = await start("seeds", "--no-open", "--port", "0");
    const lines = output.trimEnd().split("\n");
    expect(lines.filter((line) => /no display/.test(line))).toHaveLength(1);
    const address = lines.at(-1) ?? "";
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{43}$/);
    expect((await fetch(address)).headers.get("content-type")).toContain("text/html");
  });

  it("says in a sentence what is wrong with a folder, an option, or the port", async () => {
    const missing = await start("--web", "no such folder", "--no-open", "--port", "0");
    expect(missing.code).toBe(1);
    expect(missing.output).toContain("no such folder");
    expect((await start("--web", "--colour")).output).toContain("--colour");

    const first = await start("--web", "--no-open", "--port", "0");
    const port = /127\.0\.0\.1:(\d+)/.exec(first.output)?.[1] ?? "";
    const second = await start("--web", "--no-open", "--port", port);
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/is in use already.*--port N/);
    expect(second.output).not.toContain("    at ");
  });
});
