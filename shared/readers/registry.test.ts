import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseReader, READERS } from "./registry.ts";
import { fixturesOf } from "./testing/reader-suite.ts";

const folders = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, "reader.ts")),
);

describe("the registry", () => {
  it("holds a reader for every folder, under the folder's name", () => {
    const ids = READERS.map((reader) => reader.id).sort();
    expect(ids, "add the new folder's reader to READERS in registry.ts, with the folder's name as its id").toEqual(
      folders.sort(),
    );
  });

  const cases = folders.flatMap((id) =>
    fixturesOf(join(import.meta.dirname, id)).map((fixture) => ({ id, ...fixture })),
  );
  it.each(cases)("chooses $id for its fixture $name", ({ id, text, file }) => {
    const sniffed = READERS.map(
      (reader) => `${reader.id}: ${reader.sniff({ path: file, text, complete: true }).confidence}`,
    );
    const { reader } = chooseReader({ path: file, text, complete: true });
    expect(reader.id, `raise the sniff of ${id} for this text, or lower that of ${reader.id} (${sniffed})`).toBe(id);
  });

  it("obeys the user", () => {
    const probe = { path: "a.txt", text: "JANE DOE: Yes.\n\nJOHN ROE: No.", complete: true };
    expect(chooseReader(probe).reader.id).toBe("name-colon");
    expect(chooseReader(probe, "plain-text")).toMatchObject({ reader: { id: "plain-text" }, reason: "chosen by you" });
  });

  it("ignores a reader that does not exist, and says so", () => {
    const { reader, reason } = chooseReader({ path: "a", text: "Words.", complete: true }, "hansard-9000");
    expect(reader.id).toBe("plain-text");
    expect(reason).toContain("hansard-9000");
  });

  it("opens any text with some reader", () => {
    for (const text of ["", " \n", "x", "<a/>", '{"a": 1}', "1,2\n3,4", "a: b: c"]) {
      expect(chooseReader({ path: "a", text, complete: true }).reader).toBeDefined();
    }
  });
});
