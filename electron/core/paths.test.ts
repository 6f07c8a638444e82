import { describe, expect, it } from "vitest";
import { dataFolder } from "./paths.ts";

describe("the data folder", () => {
  it("is where each system keeps such things", () => {
    expect(dataFolder({}, "linux", "/home/a")).toBe("/home/a/.local/share/backbench");
    expect(dataFolder({ XDG_DATA_HOME: "/data" }, "linux", "/home/a")).toBe("/data/backbench");
    expect(dataFolder({}, "darwin", "/Users/a")).toBe("/Users/a/Library/Application Support/Backbench");
    expect(dataFolder({ APPDATA: "/roaming" }, "win32", "/Users/a")).toBe("/roaming/Backbench");
  });

  it("is elsewhere when the user says so, and a relative XDG folder is ignored", () => {
    expect(dataFolder({ BACKBENCH_DATA: "/elsewhere", XDG_DATA_HOME: "/data" }, "linux", "/home/a")).toBe("/elsewhere");
    expect(dataFolder({ XDG_DATA_HOME: "data" }, "linux", "/home/a")).toBe("/home/a/.local/share/backbench");
  });
});
