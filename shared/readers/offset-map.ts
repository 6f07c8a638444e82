/**
 * Maps UTF-16 offsets of a decoded text (BOM removed) to bytes of the source as stored, back, and to 1-based
 * lines. Lines end at LF, CR LF or a lone CR. Cheap when asked in ascending order; memory is a few numbers a line.
 */
export interface OffsetMap {
  /** The byte at which the character at `offset` begins; the byte length for the text's end. */
  byteAt(offset: number): number;
  /** The offset of the character that begins at or contains `byte`. */
  offsetAt(byte: number): number;
  lineAt(offset: number): number;
}

/** How far one checkpoint is from the next, in UTF-16 units. */
const STRIDE = 1024;

/** Ascending pairs of (UTF-16 offset, byte) at character boundaries, the first at the text's start. */
export interface Checkpoints {
  units: number[];
  bytes: number[];
}

/**
 * Bytes of the character at `at`; when malformed, minus the bytes that become one U+FFFD (the "maximal
 * subpart", as the WHATWG decoder counts them).
 */
function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return -1;
  const need = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i <= need; i++) {
    const next = bytes[at + i];
    if (next === undefined || next < low || next > high) return -i;
    low = 0x80;
    high = 0xbf;
  }
  return need + 1;
}

/** How many malformed sequences there are, where the first begins, and checkpoints on the way. */
export interface Utf8Scan {
  checkpoints: Checkpoints;
  malformed: number;
  firstMalformed: number;
}

/** Walks UTF-8 once. */
export function scanUtf8(bytes: Uint8Array, from: number): Utf8Scan {
  const checkpoints: Checkpoints = { units: [], bytes: [] };
  let units = 0;
  let mark = 0;
  let malformed = 0;
  let firstMalformed = -1;
  for (let at = from; at < bytes.length; ) {
    if (units >= mark) {
      checkpoints.units.push(units);
      checkpoints.bytes.push(at);
      mark += STRIDE;
    }
    if ((bytes[at] as number) < 0x80) {
      at++;
      units++;
      continue;
    }
    const length = utf8Length(bytes, at);
    if (length < 0 && malformed++ === 0) firstMalformed = at;
    units += length === 4 ? 2 : 1;
    at += Math.abs(length);
  }
  return { checkpoints, malformed, firstMalformed };
}

/** The last index whose value is not above `value`; 0 when there is none. */
function floorIndex(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return starts;
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** The line asked for last is tried first, then the next: most questions are asked in ascending order. */
function withLines(text: string, map: Pick<OffsetMap, "byteAt" | "offsetAt">): OffsetMap {
  const starts = lineStarts(text);
  let last = 0;
  const isOn = (line: number, offset: number) =>
    offset >= (starts[line] ?? Number.POSITIVE_INFINITY) && offset < (starts[line + 1] ?? Number.POSITIVE_INFINITY);
  return {
    ...map,
    lineAt(offset) {
      if (!isOn(last, offset)) last = isOn(last + 1, offset) ? last + 1 : floorIndex(starts, offset);
      return last + 1;
    },
  };
}

/** For encodings with a fixed number of bytes (1 or 2) a UTF-16 unit; `from` is the BOM's length. */
export function fixedWidthMap(text: string, from: number, width: number, byteLength: number): OffsetMap {
  return withLines(text, {
    byteAt: (offset) => Math.min(byteLength, from + offset * width),
    offsetAt: (byte) => Math.min(text.length, Math.max(0, Math.floor((byte - from) / width))),
  });
}

/**
 * For valid UTF-8: stretches of characters of one width (1 to 4 bytes), so that any question is a search for the
 * stretch, nearly always the last one or the next, and a multiplication.
 */
export function utf8RunMap(text: string, source: Uint8Array, from: number): OffsetMap {
  const { units, bytes, widths } = widthRuns(source, from);
  const byteLength = source.length;
  let last = 0;
  const holds = (starts: readonly number[], run: number, target: number) =>
    target >= (starts[run] ?? Number.POSITIVE_INFINITY) && target < (starts[run + 1] ?? Number.POSITIVE_INFINITY);
  const seek = (starts: readonly number[], target: number): void => {
    if (!holds(starts, last, target)) last = holds(starts, last + 1, target) ? last + 1 : floorIndex(starts, target);
  };
  return withLines(text, {
    byteAt(offset) {
      if (offset >= text.length) return byteLength;
      seek(units, offset);
      const [within, width] = [offset - (units[last] as number), widths[last] as number];
      return (bytes[last] as number) + (width === 4 ? (within >> 1) * 4 : within * width);
    },
    offsetAt(byte) {
      if (byte >= byteLength) return text.length;
      seek(bytes, byte);
      const [within, width] = [Math.max(0, byte - (bytes[last] as number)), widths[last] as number];
      return (units[last] as number) + Math.floor(within / width) * (width === 4 ? 2 : 1);
    },
  });
}

function widthRuns(source: Uint8Array, from: number): { units: number[]; bytes: number[]; widths: number[] } {
  const units: number[] = [];
  const bytes: number[] = [];
  const widths: number[] = [];
  let unit = 0;
  for (let byte = from; byte < source.length; ) {
    const width = widthOf(source[byte] as number);
    units.push(unit);
    bytes.push(byte);
    widths.push(width);
    const start = byte;
    if (width === 1) while (byte < source.length && (source[byte] as number) < 0x80) byte += 1;
    else while (byte < source.length && widthOf(source[byte] as number) === width) byte += width;
    unit += width === 4 ? (byte - start) / 2 : (byte - start) / width;
  }
  return { units, bytes, widths };
}

/** How long a character is that begins with this byte. */
function widthOf(lead: number): number {
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** For UTF-8, valid or not. Remembers where it was last, so that ascending questions cost one walk in all. */
export function utf8Map(text: string, bytes: Uint8Array, from: number, checkpoints: Checkpoints): OffsetMap {
  let unit = 0;
  let byte = from;
  function seek(key: "units" | "bytes", target: number): void {
    const ahead = target - (key === "units" ? unit : byte);
    if (ahead >= 0 && ahead < STRIDE) return;
    const index = floorIndex(checkpoints[key], target);
    const checkUnit = checkpoints.units[index] ?? 0;
    const here = key === "units" ? unit : byte;
    if (here > target || checkUnit > unit) {
      unit = checkUnit;
      byte = checkpoints.bytes[index] ?? from;
    }
  }
  function walk(stop: (units: number, length: number) => boolean): void {
    while (byte < bytes.length) {
      const length = utf8Length(bytes, byte);
      const units = length === 4 ? 2 : 1;
      const step = Math.abs(length);
      if (stop(units, step)) return;
      unit += units;
      byte += step;
    }
  }
  return withLines(text, {
    byteAt(offset) {
      seek("units", offset);
      walk((units) => unit + units > offset);
      return byte;
    },
    offsetAt(target) {
      seek("bytes", target);
      walk((_units, length) => byte + length > target);
      return unit;
    },
  });
}

/**
 * For multi-byte encodings other than UTF: the decoder is asked byte by byte, which is slow but right. A
 * character's first byte is where the decoder had nothing pending.
 */
export function walkedMap(text: string, bytes: Uint8Array, label: string): OffsetMap {
  const starts: number[] = [];
  const decoder = new TextDecoder(label);
  let pending = 0;
  for (let at = 0; at < bytes.length; at++) {
    const units = decoder.decode(bytes.subarray(at, at + 1), { stream: true }).length;
    for (let i = 0; i < units; i++) starts.push(pending);
    if (units > 0) pending = at + 1;
  }
  while (starts.length < text.length) starts.push(pending);
  return withLines(text, {
    byteAt: (offset) => starts[offset] ?? bytes.length,
    offsetAt: (byte) => (byte >= bytes.length ? text.length : floorIndex(starts, byte)),
  });
}
