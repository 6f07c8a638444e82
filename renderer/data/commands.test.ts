import { describe, expect, test } from "vitest";
import { COMMANDS, type CommandInfo, matchesKeys } from "./commands.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("shortcuts", () => {
  test("Mod is Ctrl, and Command on a Mac", () => {
    expect(matchesKeys("Mod+K", press("k", { ctrlKey: true }), false)).toBe(true);
    expect(matchesKeys("Mod+K", press("k", { ctrlKey: true }), true)).toBe(false);
    expect(matchesKeys("Mod+K", press("k", { metaKey: true }), true)).toBe(true);
  });

  test("Shift matters for letters, not for signs", () => {
    expect(matchesKeys("n", press("N", { shiftKey: true }), false)).toBe(false);
    expect(matchesKeys("Shift+N", press("N", { shiftKey: true }), false)).toBe(true);
    expect(matchesKeys("?", press("?", { shiftKey: true }), false)).toBe(true);
  });

  test("a letter with Ctrl held is not the letter alone", () => {
    expect(matchesKeys("c", press("c", { ctrlKey: true }), false)).toBe(false);
  });

  test("no two commands of one scope share keys", () => {
    const taken = new Map<string, string>();
    for (const command of COMMANDS as readonly CommandInfo[]) {
      for (const keys of command.keys) {
        const name = `${command.scope} ${keys}`;
        expect(taken.get(name), `${name} of ${command.id}`).toBeUndefined();
        taken.set(name, command.id);
      }
    }
  });
});
