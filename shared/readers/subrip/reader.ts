import type { TextReader } from "../reader.ts";
import { readTiming } from "../subtitles/cue-timing.ts";
import { parseSubtitles } from "../subtitles/parse-subtitles.ts";

/** SubRip subtitles: a number, a timing, lines. Words under no timing stay unrecognised. */
export const subrip: TextReader = {
  id: "subrip",
  version: 6,
  name: "SubRip subtitles (SRT)",
  sniff({ text }) {
    const [first = "", second = ""] = text.trimStart().split(/\r\n|\n|\r/, 2);
    const isSrt = readTiming(first.trim()) !== null || (/^\d+\s*$/.test(first) && readTiming(second.trim()) !== null);
    return isSrt
      ? { confidence: "certain", reason: "It begins with a number and a timing, as SubRip files do." }
      : { confidence: "no", reason: "It does not begin with a subtitle's number and timing." };
  },
  open: (sink) => parseSubtitles(sink, () => null),
};
