import { itemsOf, type JsonValue, mappedOf, memberOf, textOf } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { scanLines } from "../lines.ts";
import { linesOf, MappedText } from "../mapped-text.ts";
import { References } from "../markup/references.ts";
import { openByFirst } from "../open-by-first.ts";
import type { ReaderContext, ReaderSink, SniffResult, TextParse, TextRange, TextReader } from "../reader.ts";
import { chamberFacts, readHeader, readMonthDay } from "./patterns.ts";
import { RecordText } from "./record-text.ts";
import { rangesOf, readRow } from "./rows.ts";

/** The name of a file as govinfo gives it is the item's id. */
function idOf(path: string): string | null {
  return /(?:^|\/)(CREC-[^/]*?)\.\w+$/.exec(path)?.[1] ?? null;
}

function openPage(sink: ReaderSink, { path }: ReaderContext): TextParse {
  const references = new References();
  const onTag = (range: TextRange) => sink({ type: "markup", range });
  const record = new RecordText(sink);
  /** Before `<pre>` stands the page's head, which says nothing that the text does not say. */
  let inHead = true;
  let begun = false;
  const lines = scanLines(0, (line) => {
    const row = readRow(line, references, onTag);
    if (!begun) sink({ type: "extract", at: line.start, facts: { kind: "debate", id: idOf(path) } });
    begun = true;
    const facts = row && inHead ? readHeader(row.text) : null;
    const isTitle = line.text.startsWith("<") && /^<(?:!|title|html|head|meta|link|body)/i.test(line.text);
    if (facts) record.facts(facts);
    if (row && (facts || isTitle)) {
      for (const range of rangesOf(row.pieces)) sink({ type: "span", role: "metadata", range });
    } else if (row) {
      inHead = false;
      record.take(row);
    }
  });
  return {
    write: lines.write,
    end() {
      lines.end();
      record.end();
    },
  };
}

function openJson(sink: ReaderSink, { path }: ReaderContext): TextParse {
  return readJson(sink, (emit, settle) => ({
    isRecord: (place) => place.length === 0,
    take(root: JsonValue) {
      const header = memberOf(root, "header");
      const [volume, chamber, month, day, year, columns] = ["vol", "chamber", "month", "day", "year", "pages"].map(
        (key) => textOf(memberOf(header, key)),
      );
      const isExtension = memberOf(header, "extension");
      const isExtended = isExtension?.type === "scalar" && isExtension.text === "true";
      const title = mappedOf(memberOf(root, "doc_title", "title"));
      const id = textOf(memberOf(root, "id")) ?? idOf(path);
      const date = readMonthDay(month ?? "", day ?? "", year ?? "");
      emit({ type: "extract", at: root.start, facts: { kind: "debate", id } });
      const record = new RecordText(emit);
      const house = chamberFacts(isExtended ? "Extensions of Remarks" : (chamber ?? ""));
      record.facts({ ...house, volume, date, columns, title: title?.text ?? null });
      if (title?.range) emit({ type: "span", role: "heading", range: title.range });
      for (const item of itemsOf(memberOf(root, "content"))) takeItem(record, item);
      record.end();
      settle();
    },
    end() {},
  }));
}

function takeItem(record: RecordText, item: JsonValue): void {
  const text = memberOf(item, "text");
  const printed = textOf(memberOf(item, "speaker"));
  const kind = textOf(memberOf(item, "kind"));
  const isSpeech = kind === "speech" && printed !== null;
  const hint = isSpeech ? { printed, id: textOf(memberOf(item, "speaker_bioguide")) } : null;
  if (text?.type !== "string") return;
  for (const [index, { line, indent, ...row }] of linesOf(new MappedText(text.pieces)).entries()) {
    const blankBefore = index === 0 ? isSpeech || kind === "title" : row.blankBefore;
    const own = { text: line.text, pieces: line.slice(0), indent, blankBefore };
    record.take({ ...own, hint: index === 0 ? hint : null, page: null });
  }
}

function sniff({ text }: { text: string }): SniffResult {
  // In words about the record the heading stands within a line.
  if (/^(?:<[^<>\n]*>|[ \t])*\[Congressional Record,? Volume \d+, /m.test(text)) {
    return { confidence: "certain", reason: 'It has the heading "[Congressional Record Volume ...]".' };
  }
  const isJson = /^\s*\{/.test(text);
  if (isJson && /"header"\s*:\s*\{/.test(text) && /"wkday"\s*:/.test(text)) {
    return { confidence: "certain", reason: "It is JSON with the head of a Congressional Record item." };
  }
  // Keys come in any order: of a long item the head stands behind all that is looked at.
  if (isJson && /"speaker_bioguide"\s*:/.test(text) && /"itemno"\s*:/.test(text)) {
    return { confidence: "certain", reason: "It is JSON with turns of a Congressional Record item." };
  }
  return { confidence: "no", reason: "It has no heading of the Congressional Record." };
}

/**
 * The Congressional Record as govinfo prints it (HTML with one `<pre>`, or its text) and as the JSON of
 * unitedstates/congressional-record. Steps from source to words: hard line breaks become a space (nothing after a
 * hyphen or dash), page and time marks are left out, tags and references decoded.
 */
export const congressionalRecord: TextReader = {
  id: "congressional-record",
  version: 4,
  name: "United States Congressional Record",
  sniff,
  open: (sink, context) => openByFirst((first) => (first === "{" ? openJson(sink, context) : openPage(sink, context))),
};
