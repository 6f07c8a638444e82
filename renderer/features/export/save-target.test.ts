import { describe, expect, it } from "vitest";
import { folderOf, nameOf, suggestedName, targetPath, targetProblem, withExtension } from "./save-target.ts";

describe("where an export goes", () => {
  it("has a name after the library that every file system takes", () => {
    expect(suggestedName("Harbours", "md")).toBe("Harbours annotations.md");
    expect(suggestedName("a/b: c?", "csv")).toBe("a-b- c- annotations.csv");
    expect(suggestedName("  ", "md")).toBe("Annotations.md");
  });

  it("follows the format, unless the analyst gave it an extension of their own", () => {
    expect(withExtension("Harbours.md", "md", "json")).toBe("Harbours.json");
    expect(withExtension("Harbours.MD", "md", "json")).toBe("Harbours.json");
    expect(withExtension("Harbours.txt", "md", "json")).toBe("Harbours.txt");
  });

  it.each([
    ["/home/ada", "a.md", "/home/ada/a.md"],
    ["/home/ada/", " a.md ", "/home/ada/a.md"],
    ["/", "a.md", "/a.md"],
    ["~", "a.md", "~/a.md"],
    ["C:\\Users\\ada", "a.md", "C:\\Users\\ada\\a.md"],
    ["C:\\", "a.md", "C:\\a.md"],
    ["/home/ada", "/tmp/a.md", "/tmp/a.md"],
    ["/home/ada", "~/a.md", "~/a.md"],
    ["/home/ada", "D:\\a.md", "D:\\a.md"],
  ])("joins %j and %j", (folder, name, path) => {
    expect(targetPath(folder, name)).toBe(path);
    expect(targetProblem(folder, name)).toBeNull();
  });

  it.each([
    ["/tmp/x/a.md", "/tmp/x", "a.md"],
    ["/a.md", "/", "a.md"],
    ["C:\\a.md", "C:\\", "a.md"],
    ["C:\\x\\a.md", "C:\\x", "a.md"],
  ])("takes %j apart", (path, folder, name) => {
    expect([folderOf(path), nameOf(path)]).toEqual([folder, name]);
  });

  it.each([
    ["/home/ada", " "],
    ["/home/ada", "sub/a.md"],
    ["/home/ada", "/tmp/"],
    [" ", "a.md"],
  ])("says what is wrong with %j and %j", (folder, name) => {
    expect(targetProblem(folder, name)).toMatch(/\.$/);
  });
});
