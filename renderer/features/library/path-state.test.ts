import { expect, test } from "vitest";
import { childPath, crumbsOf } from "./path-state.ts";

test("the way to a folder on Linux and on a Mac", () => {
  expect(crumbsOf("/home/ann")).toEqual([
    { name: "/", path: "/" },
    { name: "home", path: "/home" },
    { name: "ann", path: "/home/ann" },
  ]);
  expect(crumbsOf("/")).toEqual([{ name: "/", path: "/" }]);
});

test("the way to a folder on Windows", () => {
  expect(crumbsOf("C:\\Users\\ann").map((crumb) => crumb.path)).toEqual(["C:\\", "C:\\Users", "C:\\Users\\ann"]);
});

test("the path of a sub-folder", () => {
  expect(childPath("/", "home")).toBe("/home");
  expect(childPath("/home", "ann")).toBe("/home/ann");
  expect(childPath("C:\\", "Users")).toBe("C:\\Users");
});
