import { spawnSync } from "node:child_process";
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * Lints a project of our configuration in which each of the files imports one thing; answers with those that the
 * linter refuses, as `file imports thing`.
 */
function refused(cases: [file: string, imported: string][]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "backbench-layers-"));
  try {
    copyFileSync(path.join(root, "biome.json"), path.join(folder, "biome.json"));
    for (const [file, imported] of cases) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      appendFileSync(path.join(folder, file), `import "${imported}";\n`);
    }
    const linter = path.join(root, "node_modules/@biomejs/biome/bin/biome");
    const options = ["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none", "."];
    const run = spawnSync(process.execPath, [linter, ...options], { cwd: folder, encoding: "utf8" });
    return diagnosticsOf(run.stdout).map(({ location }) => {
      const line = readFileSync(path.join(folder, location.path), "utf8").split("\n")[location.start.line - 1] ?? "";
      return `${location.path} imports ${line.split('"')[1]}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function diagnosticsOf(output: string): { location: { path: string; start: { line: number } } }[] {
  return JSON.parse(output).diagnostics;
}

describe("the layers", () => {
  const banned: [string, string][] = [
    ["shared/lib/x.ts", "../model/source.ts"],
    ["shared/lib/x.ts", "node:fs"],
    ["shared/text/x.ts", "../api/contract.ts"],
    ["shared/model/x.ts", "../readers/reader.ts"],
    ["shared/model/x.ts", "react"],
    ["shared/readers/plain-text/x.ts", "../../debates/debate.ts"],
    ["shared/readers/x.ts", "node:path"],
    ["shared/debates/x.ts", "../anchoring/resolve.ts"],
    ["shared/debates/x.ts", "../api/query-schemas.ts"],
    ["shared/anchoring/x.ts", "../exporters/csv/csv.ts"],
    ["shared/query/x.ts", "../exporters/csv/csv.ts"],
    ["shared/exporters/csv/x.ts", "dexie"],
    ["shared/api/x.ts", "../debates/debate.ts"],
    ["shared/api/x.ts", "../../electron/core/paths.ts"],
    ["electron/core/x.ts", "electron"],
    ["electron/core/x.ts", "./hosts/relay.ts"],
    ["electron/core/library/x.ts", "../../../renderer/data/client.ts"],
    ["electron/core/x.ts", "../parse-worker.ts"],
    ["electron/hosts/web-x.ts", "electron"],
    ["electron/hosts/x.ts", "electron/main"],
    ["electron/hosts/electron-x.ts", "../../renderer/data/client.ts"],
    ["electron/web.ts", "electron"],
    ["electron/cli.ts", "electron"],
    ["electron/engine-worker.ts", "electron"],
    ["electron/main.ts", "../renderer/main.tsx"],
    ["renderer/ui/x.tsx", "../data/client.ts"],
    ["renderer/ui/x.tsx", "dexie"],
    ["renderer/data/x.ts", "../features/table/index.ts"],
    ["renderer/data/x.ts", "electron"],
    ["renderer/data/x.ts", "node:fs"],
    ["renderer/features/table/x.tsx", "../reader/pane.tsx"],
    ["renderer/features/table/x.tsx", "../../features/reader/pane.tsx"],
    ["renderer/features/table/x.tsx", "dexie-react-hooks"],
    ["renderer/features/table/x.tsx", "../../app/commands.ts"],
    ["renderer/features/table/x.tsx", "../../../electron/core/paths.ts"],
    ["renderer/app/x.tsx", "../features/table/columns.ts"],
    ["renderer/app/x.tsx", "dexie"],
    ["renderer/main.tsx", "electron"],
  ];

  const allowed: [string, string][] = [
    ["shared/readers/plain-text/x.ts", "../reader.ts"],
    ["shared/debates/x.ts", "../../shared/model/debate.ts"],
    ["shared/exporters/csv/x.ts", "../../anchoring/resolve.ts"],
    ["electron/core/x.ts", "../../shared/api/contract.ts"],
    ["electron/hosts/electron-x.ts", "electron"],
    ["electron/main.ts", "electron"],
    ["electron/web.ts", "./hosts/relay.ts"],
    ["renderer/data/x.ts", "dexie"],
    ["renderer/features/table/x.tsx", "../reader/index.ts"],
    ["renderer/features/table/x.tsx", "../../data/client.ts"],
    ["renderer/features/table/x.tsx", "../../ui/button.tsx"],
    ["renderer/features/table/x.tsx", "./columns.ts"],
    ["renderer/app/x.tsx", "../features/table/index.ts"],
  ];

  it("refuse each import that leads back or sideways", () => {
    expect(refused(banned).sort()).toEqual(banned.map(([file, imported]) => `${file} imports ${imported}`).sort());
  });

  it("refuse nothing that a layer is made for", () => {
    expect(refused(allowed)).toEqual([]);
  });

  it("let only the two Electron entries reach Electron, through any number of files", () => {
    expect(entriesThatReachElectron()).toEqual(["main.ts", "preload.ts"]);
  });
});

function entriesThatReachElectron(): string[] {
  const entries = readdirSync(path.join(root, "electron")).filter((name) => name.endsWith(".ts"));
  return entries.filter((entry) => reachesElectron(path.join(root, "electron", entry), new Set())).sort();
}

function reachesElectron(file: string, seen: Set<string>): boolean {
  if (seen.has(file)) return false;
  seen.add(file);
  const imported = [...readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"|import\s+"([^"]+)"/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return imported.some((name) => {
    if (name === "electron" || name.startsWith("electron/")) return true;
    return (
      name.startsWith(".") && name.endsWith(".ts") && reachesElectron(path.resolve(path.dirname(file), name), seen)
    );
  });
}
