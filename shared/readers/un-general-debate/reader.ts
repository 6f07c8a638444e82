import { pieceOf, scanLines } from "../lines.ts";
import type { Piece, ReaderSink, TextReader } from "../reader.ts";

/** So many paragraphs are handed over at once. */
const MANY = 256;
/** `GBR_70_2015.txt` in `Session 70 - 2015/`: country (ISO 3166), session, year. */
const FILE_NAME = /(?:^|\/)([A-Z]{2,4})_(\d{1,3})_(\d{4})\.txt$/;

function partsOf(path: string): { country: string; session: number; year: string } | null {
  const match = FILE_NAME.exec(path);
  return match ? { country: match[1] as string, session: Number(match[2]), year: match[3] as string } : null;
}

/** The year of a session: the first was in 1946. The name is believed only when both agree, a session may run over. */
function agrees({ session, year }: { session: number; year: string }): boolean {
  const difference = Number(year) - 1945 - session;
  return difference === 0 || difference === 1;
}

/**
 * One speech of the United Nations General Debate a file, as in the UNGDC corpus: each line is a paragraph, and the
 * text names neither the speaker nor the day. Country and session stand in the file's name alone.
 */
export const unGeneralDebate: TextReader = {
  id: "un-general-debate",
  version: 2,
  name: "United Nations General Debate speech",
  sniff({ path, text }) {
    const parts = partsOf(path);
    if (!parts || !agrees(parts)) return { confidence: "no", reason: "Its name is not of the form CCC_SS_YYYY.txt." };
    if (/^\s*[<{[]/.test(text)) return { confidence: "no", reason: "It is markup or data." };
    return {
      confidence: "certain",
      reason: `Its name says country, session and year (${parts.country}, ${parts.year}).`,
    };
  },
  open(sink, { path }) {
    let paragraphs: Piece[][] = [];
    let hasBegun = false;
    const emit = (more: boolean) => {
      const first = paragraphs[0]?.[0];
      if (!first) return;
      if (!hasBegun) begin(sink, path, first);
      hasBegun = true;
      sink({ type: "occurrence", kind: "unattributed", speaker: null, paragraphs, more });
      paragraphs = [];
    };
    const lines = scanLines(0, (line) => {
      if (paragraphs.length === MANY) emit(true);
      paragraphs.push([pieceOf(line)]);
    });
    return {
      write: lines.write,
      end() {
        lines.end();
        emit(false);
      },
    };
  },
};

function begin(sink: ReaderSink, path: string, first: Piece): void {
  const parts = partsOf(path);
  const title = parts && `General Debate, session ${parts.session} (${parts.year}): ${parts.country}`;
  const facts = {
    kind: "debate" as const,
    title,
    house: "United Nations General Assembly",
    chamber: parts && `Session ${parts.session}`,
    id: parts && `${parts.country}_${String(parts.session).padStart(2, "0")}_${parts.year}`,
  };
  sink({ type: "extract", at: first.start, facts });
  const message = "The text does not name its speaker; the file's name says only the country.";
  const range = { start: first.start, end: first.end };
  sink({ type: "diagnostic", code: "no-speakers", severity: "info", message, range });
}
