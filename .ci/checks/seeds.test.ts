import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, SHARED } from "./shared-folder.ts";

test("the seeds are byte for byte those the product was made for", () => {
  const ours = resolve(import.meta.dirname, "../../seeds");
  const theirs = join(SHARED, "seeds");
  const names = filesBelow(theirs).filter((name) => name.endsWith(".txt"));
  expect(names).toHaveLength(5);
  for (const name of names) {
    expect(readFileSync(join(ours, name)).equals(readFileSync(join(theirs, name))), name).toBe(true);
  }
});
