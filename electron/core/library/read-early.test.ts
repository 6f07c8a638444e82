import { describe, expect, it } from "vitest";
import type { BatchAnswer } from "./read-batch.ts";
import { createEarlyReading } from "./read-early.ts";
import type { ReadTask } from "./read-file.ts";
import type { FoundFile } from "./scan.ts";

const ROOT = { id: "r", path: "/folder" };
const TIME = 1_700_000_000_000;

const fileNamed = (relativePath: string, size = 100): FoundFile => ({
  relativePath,
  path: `/folder/${relativePath}`,
  size,
  modified: TIME,
});
const files = (count: number, size = 100) => Array.from({ length: count }, (_, at) => fileNamed(`${at}.txt`, size));

/** Early reading of a library of which so many sources were kept, all of them of 7 bytes. */
function reading(kept: number) {
  const asked: ReadTask[][] = [];
  const pool = {
    read(tasks: readonly ReadTask[]): Promise<Omit<BatchAnswer, "id">> {
      asked.push([...tasks]);
      return Promise.resolve({ outcomes: [], segment: null });
    },
  };
  const early = createEarlyReading(
    {
      corrections: [],
      heldTexts: (source) => (source === "r/0.txt" ? Uint32Array.of(1, 2) : null),
      pool,
      context: { signal: new AbortController().signal },
    },
    { size: kept, mayHold: (_, size) => size === 7, valid: () => null },
  );
  return { early, asked };
}

describe("reading while files are looked at", () => {
  it("begins with those that changed once they are twenty, and tells what the index holds of each", () => {
    const { early, asked } = reading(1000);
    early.saw(ROOT, [...files(500, 7), ...files(19)]);
    expect(asked).toEqual([]);
    early.saw(ROOT, [fileNamed("new.txt")]);
    expect(asked.map((tasks) => tasks.length)).toEqual([20]);
    expect(asked[0]?.at(-1)?.path).toBe("/folder/new.txt");
    expect(asked[0]?.map(({ held }) => held?.length ?? null).slice(0, 2)).toEqual([2, null]);
    expect(early.begun().map(({ batch }) => batch.length)).toEqual([20]);
  });

  it("begins with fewer where they are large", () => {
    const { early, asked } = reading(1000);
    early.saw(ROOT, files(4, 1_000_000));
    expect(asked.map((tasks) => tasks.length)).toEqual([2, 1, 1]);
  });

  it("reads nothing early where nothing was kept: all is to be read", () => {
    const { early, asked } = reading(0);
    early.saw(ROOT, files(1000));
    expect(asked).toEqual([]);
  });

  it("leaves what holds other files, or is read with others, until all are found", () => {
    const { early, asked } = reading(1000);
    const later = Array.from({ length: 50 }, (_, at) => fileNamed(at % 2 ? `${at}.zip` : `speeches_0${at + 10}.txt`));
    early.saw(ROOT, later);
    expect(asked).toEqual([]);
  });

  it("keeps no more than some batches in memory until it is known how much there is", () => {
    const { early, asked } = reading(1000);
    early.saw(ROOT, files(1000));
    expect(asked.length).toBe(20);
  });
});
