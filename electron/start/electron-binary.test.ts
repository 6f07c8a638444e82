import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { electronBinary, findElectron } from "./electron-binary.mjs";

describe("finding Electron", () => {
  let root: string;
  const at = (...names: string[]) => path.join(root, "node_modules/electron", ...names);
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "backbench-binary-"));
    mkdirSync(at("dist"), { recursive: true });
    writeFileSync(at("package.json"), '{"version":"45.0.0"}');
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", "");
    vi.stubEnv("DISPLAY", ":99");
    vi.stubEnv("CI", "");
    vi.stubEnv("BACKBENCH_NO_FETCH", "");
    vi.spyOn(console, "log").mockImplementation(() => {});
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  });

  it("is a look at files: the name in path.txt under dist/, or in the folder that is named instead", async () => {
    expect(electronBinary(at())).toBeNull();
    writeFileSync(at("path.txt"), "Electron.app/Electron");
    expect(electronBinary(at())).toBeNull();
    mkdirSync(at("dist/Electron.app"));
    writeFileSync(at("dist/Electron.app/Electron"), "");
    expect(electronBinary(at())).toBe(at("dist/Electron.app/Electron"));
    expect(await findElectron(root)).toEqual({ binary: at("dist/Electron.app/Electron") });
    vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", at("elsewhere"));
    expect(electronBinary(at())).toBeNull();
  });

  it.each(["CI", "BACKBENCH_NO_FETCH"])(
    "opens no connection with %s set, and says why there is no window",
    async (name) => {
      vi.stubEnv(name, "1");
      const fetched = vi.spyOn(globalThis, "fetch");
      expect((await findElectron(root)).why).toMatch(/no Electron/);
      expect(fetched).not.toHaveBeenCalled();
    },
  );

  it.runIf(process.platform === "linux")("does not fetch a window that nothing could show", async () => {
    vi.stubEnv("DISPLAY", "");
    vi.stubEnv("WAYLAND_DISPLAY", "");
    const fetched = vi.spyOn(globalThis, "fetch");
    expect((await findElectron(root)).why).toMatch(/no display/);
    expect(fetched).not.toHaveBeenCalled();
  });

  it("tries to fetch once, and remembers that it failed", async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked++;
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    vi.stubEnv("ELECTRON_MIRROR", `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect((await findElectron(root)).why).toMatch(/no Electron/);
    expect((await findElectron(root)).why).toMatch(/no Electron/);
    expect(asked).toBe(1);
    server.close();
  });
});
