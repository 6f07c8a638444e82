import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readFolderArgument } from "./electron-arguments.ts";
import { readWindowState, writeWindowState } from "./window-state.ts";

const display = { x: 0, y: 0, width: 1280, height: 800 };
const state = { place: { x: 40, y: 50, width: 1100, height: 700 }, isMaximized: true };

describe("the window's place", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "backbench-window-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const file = () => path.join(folder, "window.json");

  it("is as it was left", () => {
    writeWindowState(file(), state);
    expect(readWindowState(file(), [display])).toEqual(state);
  });

  it("is the usual one when its display is gone, or nothing sensible was kept", async () => {
    expect(readWindowState(file(), [display])).toBeNull();
    writeWindowState(file(), { ...state, place: { ...state.place, x: 3000 } });
    expect(readWindowState(file(), [display])).toBeNull();
    for (const broken of ["", "{", '{"place":{"x":0,"y":0,"width":0,"height":0},"isMaximized":false}']) {
      await writeFile(file(), broken);
      expect(readWindowState(file(), [display])).toBeNull();
    }
    expect(await readFile(file(), "utf8")).not.toBe("");
  });
});

describe("the folder on Electron's command line", () => {
  it("is found behind the program, the project and Chromium's switches", () => {
    expect(readFolderArgument(["electron", "/project", "--no-sandbox", "texts"], false, "/cwd")).toBe("/cwd/texts");
    expect(readFolderArgument(["backbench", "/texts"], true, "/cwd")).toBe("/texts");
    expect(readFolderArgument(["electron", "/project"], false, "/cwd")).toBeNull();
  });
});
