import { scanLines } from "../lines.ts";
import type { TextReader } from "../reader.ts";
import { isSpeakersTable } from "./speakers-table.ts";

/**
 * The table beside ParlaMint's text (`-meta.tsv`): it says who speaks in which unit and holds no words, so it gives no
 * extract. Its text is read with it.
 */
export const parlamintMeta: TextReader = {
  id: "parlamint-meta",
  version: 1,
  name: "ParlaMint table of units and speakers",
  sniff({ text }) {
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
