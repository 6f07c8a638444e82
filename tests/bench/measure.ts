import { cpus, totalmem } from "node:os";

/** Milliseconds of repeated runs. */
export interface Timing {
  runs: number;
  median: number;
  p95: number;
}

/** Median and p95 of samples in milliseconds, rounded to a hundredth. */
export function summarise(samples: number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const round = (value: number) => Math.round(value * 100) / 100;
  return { runs: sorted.length, median: round(at(0.5)), p95: round(at(0.95)) };
}

/** Runs something several times after one warm-up. */
export async function measure(runs: number, run: () => unknown): Promise<Timing> {
  await run();
  const samples: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await run();
    samples.push(performance.now() - start);
  }
  return summarise(samples);
}

/** What the figures were measured on. */
export function machineFacts() {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? "unknown",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
}
