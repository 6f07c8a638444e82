import { itemsOf, type JsonValue, mappedOf, memberOf, textOf } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { linesOf, type MappedText } from "../mapped-text.ts";
import type { Piece, ReaderSink, TextParse } from "../reader.ts";
import { joinLine } from "./join-lines.ts";
import * as patterns from "./patterns.ts";
import { COUNCIL } from "./read-text.ts";

/** Blank lines part paragraphs; line breaks within them are the page's. */
function paragraphsOf(text: MappedText): Piece[][] {
  const paragraphs: Piece[][] = [];
  for (const { line, blankBefore } of linesOf(text)) {
    const last = paragraphs.at(-1);
    if (last && !blankBefore) joinLine(last, line.slice(0));
    else paragraphs.push(line.slice(0));
  }
  return paragraphs;
}

/** Reads the report as the legco-hansard-parser writes it: `events` of the types `speech` and `action`. */
export function readLegcoJson(sink: ReaderSink): TextParse {
  return readJson(sink, (emit) => ({
    isRecord: (path) => path.length === 0,
    take(root: JsonValue) {
      const date = /^\d{4}-\d{2}-\d{2}/.exec(textOf(memberOf(root, "date")) ?? "")?.[0] ?? null;
      emit({ type: "extract", at: root.start, facts: { ...COUNCIL, date } });
      for (const event of itemsOf(memberOf(root, "events"))) takeEvent(emit, event);
    },
    end() {},
  }));
}

function takeEvent(emit: ReaderSink, event: JsonValue): void {
  const [text, supplement] = ["text", "supplement"].map((key) => mappedOf(memberOf(event, key)));
  const full = mappedOf(memberOf(memberOf(event, "speaker"), "full"));
  if (full && textOf(memberOf(event, "type")) === "speech") {
    const { speaker, chair } = patterns.readSpeaker(full.text);
    if (full.range) emit({ type: "span", role: "speaker", range: full.range });
    if (text) emit({ type: "occurrence", kind: chair ? "chair" : "speech", speaker, paragraphs: paragraphsOf(text) });
    else {
      const message = "No words follow this speaker.";
      emit({ type: "diagnostic", code: "speaker-without-words", severity: "info", message, range: full.range });
    }
  } else if (text) emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs: paragraphsOf(text) });
  if (supplement) {
    emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs: paragraphsOf(supplement) });
  }
}
