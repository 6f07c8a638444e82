import { describe, expect, it } from "vitest";
import { DEFAULT_PORT, readWebArguments } from "./web-arguments.ts";

describe("the web host's command line", () => {
  it("stands on its own", () => {
    expect(readWebArguments([], "/cwd")).toEqual({ folder: null, port: DEFAULT_PORT, open: true });
  });

  it("takes a folder relative to where it was called, options before or after", () => {
    expect(readWebArguments(["--no-open", "my texts", "--port", "0"], "/cwd")).toEqual({
      folder: "/cwd/my texts",
      port: 0,
      open: false,
    });
  });

  it.each([[["--port", "high"]], [["--port", "70000"]], [["--port", "-1"]], [["a", "b"]], [["--colour"]]])(
    "refuses %j with a sentence",
    (args) => {
      expect(() => readWebArguments(args, "/cwd")).toThrow(/\w+ .*\w/);
    },
  );
});
