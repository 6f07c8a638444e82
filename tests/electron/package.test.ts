import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const temporary = mkdtempSync(path.join(tmpdir(), "backbench-package-"));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** How Electron's binary carries its fuses: a mark, the version of their list, its length, then one digit each. */
const FUSES = { mark: "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x08", asShipped: "10110001" };

/** Makes the package around a program that is nothing but its fuses, which needs no download. */
function packageAroundNothing(): string {
  const empty = path.join(temporary, "electron");
  mkdirSync(empty);
  writeFileSync(path.join(empty, "electron"), `#!/bin/sh\nexit 0\n${FUSES.mark}${FUSES.asShipped}`, "latin1");
  chmodSync(path.join(empty, "electron"), 0o755);
  const builder = createRequire(import.meta.url).resolve("electron-builder/cli.js");
  const output = path.join(temporary, "dist");
  const settings = [`electronDist=${empty}`, `directories.output=${output}`];
  const args = ["--dir", "--linux", "--publish", "never", ...settings.map((setting) => `-c.${setting}`)];
  execFileSync(process.execPath, [builder, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return path.join(output, "linux-unpacked");
}

describe.runIf(process.platform === "linux")("the package", () => {
  it("holds the built program, its workers outside the archive and the sample, and nothing else", {
    timeout: 120_000,
  }, () => {
    const folder = packageAroundNothing();
    const resources = path.join(folder, "resources");
    const archive = readFileSync(path.join(resources, "app.asar")).toString("latin1");
    for (const file of ["preload.cjs", "index.html", "main.js"]) expect(archive).toContain(file);
    expect(archive).not.toContain("node_modules/");
    const outside = path.join(resources, "app.asar.unpacked");
    for (const entry of ["engine-worker.js", "parse-worker.js"]) {
      expect(existsSync(path.join(outside, "out/main", entry))).toBe(true);
    }
    expect(JSON.parse(readFileSync(path.join(outside, "package.json"), "utf8"))).toMatchObject({ type: "module" });
    expect(existsSync(path.join(resources, "seeds/manifest.json"))).toBe(true);
    // No node by the back door, no inspector, no other program than the archive, no powers for file:.
    const program = readFileSync(path.join(folder, "backbench"), "latin1");
    expect(program.split(FUSES.mark)[1]).toBe("00000100");
  });
});
