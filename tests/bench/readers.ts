import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ALL_FORMATS } from "./formats/all-formats.ts";

/** Of heap that a reader of a format that streams may use (V8's old space), whatever the file's size. */
const HEAP_MEGABYTES = 64;
const SMALL = 20;
const LARGE = 200;

/** One line for a reader: megabytes a second, and what other programs take for the same bytes in the same run. */
export interface ReaderFigures {
  reader: string;
  megabytes: number;
  megabytesPerSecond: number;
  plainReadAndDecode: number;
  /** How many times as long as reading and decoding alone. */
  timesPlain: number;
  xmllint: number | null;
  /** How many times as long as `xmllint --stream --noout`; null for what is no XML. */
  timesXmllint: number | null;
  /** Memory at most (RSS, MB) for a small and a large file with a small heap; null for what is read whole. */
  peak: { small: number; large: number } | null;
  /** The same small file as one of a library is read: at once, and with all that comes of it kept. */
  whole: { megabytesPerSecond: number; peakMegabytes: number };
}

type Speed = Pick<ReaderFigures, "reader" | "megabytes" | "megabytesPerSecond" | "plainReadAndDecode" | "xmllint">;

function phase<T>(flags: string[], ...args: string[]): T {
  const script = join(import.meta.dirname, "reader-phase.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, script, ...args], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr.slice(-2000)}`);
  console.error(stdout.trim());
  return JSON.parse(stdout) as T;
}

/** Measures every reader for which there is a format, or those named. */
export function benchReaders(named: readonly string[] = []): ReaderFigures[] {
  const formats = ALL_FORMATS.filter(({ reader }) => named.length === 0 || named.includes(reader));
  return formats.map(({ reader, streams }) => {
    const speed = phase<Speed>([], "speed", reader, String(SMALL));
    const peakOf = (megabytes: number) =>
      phase<{ peakMegabytes: number }>([`--max-old-space-size=${HEAP_MEGABYTES}`], "memory", reader, String(megabytes))
        .peakMegabytes;
    const { megabytesPerSecond: own, plainReadAndDecode, xmllint } = speed;
    const times = (other: number) => Math.round((other / own) * 10) / 10;
    const peak = streams ? { small: peakOf(SMALL), large: peakOf(LARGE) } : null;
    const whole = phase<ReaderFigures["whole"]>([], "whole", reader, String(SMALL));
    return { ...speed, whole, timesPlain: times(plainReadAndDecode), timesXmllint: xmllint && times(xmllint), peak };
  });
}
