import { isoDay } from "../dates.ts";
import { itemsOf, type JsonValue, mappedOf, memberOf, textOf } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { linesOf, type MappedText } from "../mapped-text.ts";
import type { Piece, ReaderSink, TextParse } from "../reader.ts";
import { chinese } from "./chinese.ts";
import { joinLine } from "./join-lines.ts";
import { COUNCIL } from "./read-text.ts";

/** Blank lines part paragraphs, and so does a page that ends before a list of votes; other line breaks are the page's. */
function paragraphsOf(text: MappedText): Piece[][] {
  const paragraphs: Piece[][] = [];
  for (const { line, blankBefore } of linesOf(text)) {
    const last = paragraphs.at(-1);
    if (last && !blankBefore && !chinese.isVotes(line.text)) joinLine(last, line.slice(0));
    else paragraphs.push(line.slice(0));
  }
  return paragraphs;
}

/** `2013-01-09`, or `2013-1-9`. */
function dayOf(printed: string | null): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(printed ?? "") ?? [];
  return isoDay(Number(year), Number(month), Number(day));
}

/**
 * Says who spoke and what; what the report prints of a vote behind the words of who took it is a division of its own, as it
 * is where the report is text.
 */
function emitSpeech(emit: ReaderSink, printed: string | null, text: MappedText): void {
  const { speaker, chair } = printed === null ? { speaker: null, chair: false } : chinese.readSpeaker(printed);
  const kind = speaker === null ? "procedural" : chair ? "chair" : "speech";
  const paragraphs = paragraphsOf(text);
  const votes = paragraphs.findIndex(([first, ...more]) => more.length === 0 && chinese.isVotes(first?.text ?? ""));
  const words = votes < 0 ? paragraphs : paragraphs.slice(0, votes);
  if (words.length > 0) emit({ type: "occurrence", kind, speaker, paragraphs: words });
  if (votes >= 0) emit({ type: "occurrence", kind: "division", speaker: null, paragraphs: paragraphs.slice(votes) });
}

/** A speech as the legco-hansard-pdf-extractor writes it: who speaks is its `title`; one without is the report's own words. */
function takeSpeech(emit: ReaderSink, speech: JsonValue): void {
  const [title, content] = ["title", "content"].map((key) => mappedOf(memberOf(speech, key)));
  if (!content) {
    // A short speech of one line is all in the title: `主席︰請繼續。`
    const turn = title && chinese.readTurn(title.text, null);
    const words = title && turn ? title.trim(turn.textStart) : null;
    const name = title && turn ? title.trim(0, turn.textStart).range : null;
    if (!turn || !words?.text) return;
    if (name) emit({ type: "span", role: "speaker", range: name });
    emitSpeech(emit, turn.printed, words);
    return;
  }
  if (title?.range) emit({ type: "span", role: "speaker", range: title.range });
  emitSpeech(emit, title?.text ?? null, content);
}

/**
 * Reads the report as the legco-hansard-parser writes it, `events` of the types `speech` and `action`, or as the
 * legco-hansard-pdf-extractor does, `speeches` with `title` and `content`.
 */
export function readLegcoJson(sink: ReaderSink): TextParse {
  return readJson(sink, (emit) => ({
    isRecord: (path) => path.length === 0,
    take(root: JsonValue) {
      const date = dayOf(textOf(memberOf(root, "date")));
      const facts = { ...COUNCIL, date, url: textOf(memberOf(root, "url")) };
      emit({ type: "extract", at: root.start, facts });
      for (const speech of itemsOf(memberOf(root, "speeches"))) takeSpeech(emit, speech);
      const events = itemsOf(memberOf(root, "events"));
      for (const [at, event] of events.entries()) {
        const headings = takeEvent(emit, event, isSpeech(events[at + 1]));
        const headingPath = headings.map(({ text }) => text);
        const title = headingPath.pop() ?? null;
        if (!headings[0]?.range) continue;
        emit({ type: "extract", at: headings[0].range.start, facts: { ...facts, title, headingPath } });
        for (const { range } of headings) if (range) emit({ type: "span", role: "heading", range });
      }
    },
    end() {},
  }));
}

function isSpeech(event: JsonValue | undefined): boolean {
  return event !== undefined && textOf(memberOf(event, "type")) === "speech";
}

/** After two blank lines at the end of a speech stand the headings of what follows, which it has nothing to do with. */
const LAST_BLOCK = /\n[^\S\n]*\n[^\S\n]*\n(?!\s*\n)(?:(?!\n[^\S\n]*\n[^\S\n]*\n)[\s\S]){1,300}$/;

function withoutHeadings(text: MappedText): { words: MappedText; headings: MappedText[] } {
  const match = LAST_BLOCK.exec(text.text);
  const headings = match ? linesOf(text.trim(match.index)).map(({ line }) => line) : [];
  if (!match || !headings.every((line) => chinese.isTitle(line.text))) return { words: text, headings: [] };
  return { words: text.trim(0, match.index), headings };
}

/** Says what one event is; answers with the headings that stand at its end, where it `mayEndInHeadings`. */
function takeEvent(emit: ReaderSink, event: JsonValue, mayEndInHeadings: boolean): MappedText[] {
  const [printed, supplement] = ["text", "supplement"].map((key) => mappedOf(memberOf(event, key)));
  const split = printed && mayEndInHeadings && !supplement ? withoutHeadings(printed) : null;
  const text = split ? split.words : printed;
  const full = mappedOf(memberOf(memberOf(event, "speaker"), "full"));
  if (full && isSpeech(event)) {
    if (full.range) emit({ type: "span", role: "speaker", range: full.range });
    if (text) emitSpeech(emit, full.text, text);
    else {
      const message = "No words follow this speaker.";
      emit({ type: "diagnostic", code: "speaker-without-words", severity: "info", message, range: full.range });
    }
  } else if (text) emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs: paragraphsOf(text) });
  if (supplement) {
    emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs: paragraphsOf(supplement) });
  }
  return split?.headings ?? [];
}
