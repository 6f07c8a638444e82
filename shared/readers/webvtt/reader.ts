import type { Piece, TextReader } from "../reader.ts";
import { parseSubtitles } from "../subtitles/parse-subtitles.ts";

const SIGNATURE = /^WEBVTT(?:[ \t]+(?:[-–—] *)?(.*\S))?\s*$/;

/** Subtitles by the W3C's grammar: voice tags, notes, styles and regions. Words under no timing stay unrecognised. */
export const webvtt: TextReader = {
  id: "webvtt",
  version: 6,
  name: "WebVTT subtitles",
  sniff({ text }) {
    const isVtt = /^\s*WEBVTT(?:[ \t\r\n]|$)/.test(text);
    return isVtt
      ? { confidence: "certain", reason: "It begins with WEBVTT." }
      : { confidence: "no", reason: "It does not begin with WEBVTT." };
  },
  open(sink) {
    let begun = false;
    return parseSubtitles(sink, ({ text, start }: Piece) => {
      if (/^NOTE(?:\s|$)/.test(text)) return "note";
      if (/^(?:STYLE|REGION)$/.test(text)) return "metadata";
      const signature = begun ? null : SIGNATURE.exec(text);
      begun = true;
      if (!signature) return null;
      sink({ type: "extract", at: start, facts: { title: signature[1] ?? null } });
      return "metadata";
    });
  },
};
