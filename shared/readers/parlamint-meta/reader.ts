import { scanLines } from "../lines.ts";
import type { TextReader } from "../reader.ts";
import { isMeasuresTable, isSpeakersTable } from "./speakers-table.ts";

/**
 * The tables beside ParlaMint's text: `-meta.tsv` says who speaks in which unit, and the text is read with it; `-ana-meta.tsv` has
 * what was measured of units and sentences. They hold no words, so they give no extract.
 */
export const parlamintMeta: TextReader = {
  id: "parlamint-meta",
  version: 2,
  name: "ParlaMint table of units and speakers",
  sniff({ text }) {
    if (isMeasuresTable(text)) {
      return { confidence: "certain", reason: "Its first line names ParlaMint's columns of measures, and no words." };
    }
    return isSpeakersTable(text)
      ? {
          confidence: "certain",
          reason: "Its first line names ParlaMint's columns of units and speakers, and no words.",
        }
      : { confidence: "no", reason: "Its first line does not name ParlaMint's columns." };
  },
  open(sink) {
    const lines = scanLines(0, ({ start, end }) => sink({ type: "span", role: "metadata", range: { start, end } }));
    return {
      write: lines.write,
      end() {
        lines.end();
        const message = "The table says who speaks in the text beside it, which is read with it; it holds no speeches.";
        sink({ type: "diagnostic", code: "no-words", severity: "info", message, range: null });
      },
    };
  },
};
