import fc from "fast-check";
import { expect, it } from "vitest";
import { RunQueue } from "./run-queue.ts";

type Run = [start: number, end: number];

/** All runs of a queue, with the order in which they were added. */
function drained(queue: RunQueue): [...Run, number][] {
  const runs: [...Run, number][] = [];
  for (queue.sort(); !queue.isEmpty; queue.shift()) runs.push([queue.start, queue.end, queue.index]);
  return runs;
}

function inOrder(runs: readonly Run[]): [...Run, number][] {
  const numbered = runs.map(([start, end], n): [...Run, number] => [start, end, n]);
  return numbered.sort((a, b) => a[0] - b[0]);
}

it("gives runs in order of the source, those that begin at one place as they came", () => {
  const run = fc.tuple(fc.nat(50), fc.nat(5)).map(([start, length]): Run => [start, start + length]);
  fc.assert(
    fc.property(fc.array(run, { maxLength: 60 }), (runs) => {
      const queue = new RunQueue();
      for (const [n, [start, end]] of runs.entries()) queue.add(0, start, end, 0, n);
      expect(drained(queue)).toEqual(inOrder(runs));
    }),
  );
});

it("sorts many runs of which all of the second half belong before the first", () => {
  const runs = Array.from({ length: 3000 }, (_, n): Run => [(n + 1500) % 3000, 3000]);
  const queue = new RunQueue();
  for (const [n, [start, end]] of runs.entries()) queue.add(0, start, end, 0, n);
  expect(drained(queue)).toEqual(inOrder(runs));
});

it("takes more runs after some were taken", () => {
  const queue = new RunQueue();
  for (const start of [1, 2, 3]) queue.add(0, start, start, 0, start);
  queue.sort();
  queue.shift();
  queue.add(0, 0, 0, 0, 9);
  expect(drained(queue).map(([start]) => start)).toEqual([0, 2, 3]);
});
