import type { ContributionKind, DebateKind, PrintedSpeaker } from "../../model/extract.ts";
import { htmlParagraphs } from "../field-html.ts";
import { itemsOf, type JsonValue, mappedOf, memberOf, textOf } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { References } from "../markup/references.ts";
import { PROCEDURE as FORMULA } from "../own-line/patterns.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { ExtractFacts, Piece, ReaderSink, TextReader } from "../reader.ts";
import { type DebateNode, debatesOf, itemKey, placeOf, repeatedItems } from "./debate-tree.ts";

const KINDS: Record<string, DebateKind> = {
  hs_2cBillTitle: "bill",
  hs_2cStatement: "statement",
  hs_8Question: "oral-question",
  hs_3cPetitions: "petition",
  hs_8Petition: "petition",
};
const COLUMN = /data-column-number\s*=\s*["']?(\d+\w*)/i;
/** Words of the record, which begin in italics. */
const ITALIC = /^\s*(?:<p[^>]*>\s*)?<(?:em|i)\b/i;
const PROCEDURE = /^hs_(?:Procedure|76fChair|7[A-Za-z]*Para|AmendmentLevel\d|Motion\w*)$/;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  column: string | null;
  time: string | null;
  number: string | null;
  id: string | null;
  paragraphs: Piece[][];
}

/** Items of debates in order. An item without a name goes on with the turn before it. */
class Items {
  private readonly emit: ReaderSink;
  private readonly references = new References();
  private turn: Turn | null = null;
  private column: string | null = null;
  private time: string | null = null;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  debate({ value, overview }: DebateNode, navigator: JsonValue | null): void {
    this.end();
    this.column = null;
    const [title, date, house, chamber, volume, id, tag] = [
      "Title",
      "Date",
      "House",
      "Location",
      "VolumeNo",
      "ExtId",
      "HRSTag",
    ].map((key) => textOf(memberOf(overview, key)) ?? null);
    const facts: ExtractFacts = {
      kind: KINDS[tag ?? ""] ?? "debate",
      title,
      date: /^\d{4}-\d{2}-\d{2}/.exec(date ?? "")?.[0] ?? null,
      house: /^(?:Commons|Lords)$/i.test(house ?? "") ? (house?.toLowerCase() ?? null) : house,
      chamber,
      volume,
      id,
      ...placeOf(overview, navigator),
    };
    this.emit({ type: "extract", at: value.start, facts });
    const heading = mappedOf(memberOf(overview, "Title"))?.range;
    if (heading) this.emit({ type: "span", role: "heading", range: heading });
  }

  item(item: JsonValue): void {
    if (textOf(memberOf(item, "ItemType")) === "Timestamp") {
      this.time = textOf(memberOf(item, "Timecode")) ?? this.time;
      const printed = mappedOf(memberOf(item, "Value"));
      if (printed)
        this.time = htmlParagraphs(printed, this.references)
          .flat()
          .map((piece) => piece.text)
          .join("");
      return;
    }
    const value = mappedOf(memberOf(item, "Value"));
    if (!value) return;
    const column = this.column;
    const paragraphs = htmlParagraphs(value, this.references, (tag) => {
      this.column = COLUMN.exec(tag)?.[1] ?? this.column;
    });
    const attributed = mappedOf(memberOf(item, "AttributedTo"));
    const tag = textOf(memberOf(item, "HRSTag")) ?? "";
    const first = paragraphs[0]?.map(({ text }) => text).join("") ?? "";
    const isFormula = !attributed && ITALIC.test(value.text) && FORMULA.test(first);
    const isContribution = textOf(memberOf(item, "ItemType")) === "Contribution" && !isFormula;
    const continues = !attributed && isContribution && !PROCEDURE.test(tag) && this.turn?.speaker;
    if (!continues) {
      this.begin(item, attributed?.text ?? null, tag, isContribution, column);
      if (attributed?.range) this.emit({ type: "span", role: "speaker", range: attributed.range });
    }
    for (const paragraph of paragraphs) this.turn?.paragraphs.push(paragraph);
  }

  end(): void {
    const { turn } = this;
    this.turn = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }

  private begin(
    item: JsonValue,
    attributed: string | null,
    tag: string,
    isContribution: boolean,
    column: string | null,
  ): void {
    this.end();
    const read = attributed === null ? null : readPrintedSpeaker(attributed);
    const member = textOf(memberOf(item, "MemberId"));
    const speaker = read && { ...read.speaker, id: member === "0" ? null : member };
    const isDivision = textOf(memberOf(item, "ItemType")) === "Division" || /Division|DivList/.test(tag);
    let kind: ContributionKind = isContribution && !PROCEDURE.test(tag) ? "unattributed" : "procedural";
    if (isDivision) kind = "division";
    else if (read) kind = read.chair ? "chair" : tag === "hs_Question" ? "question" : "speech";
    const time = textOf(memberOf(item, "Timecode")) ?? this.time;
    this.time = null;
    this.turn = {
      kind,
      speaker,
      column,
      time,
      number: textOf(memberOf(item, "UIN")),
      id: itemKey(item),
      paragraphs: [],
    };
  }
}

function takeDebates(emit: ReaderSink, root: JsonValue): void {
  const nodes = debatesOf(root);
  const repeated = repeatedItems(nodes);
  const items = new Items(emit);
  for (const node of nodes) {
    const own = memberOf(node.value, "Navigator");
    items.debate(node, own?.type === "array" ? own : memberOf(root, "Navigator"));
    for (const item of itemsOf(memberOf(node.value, "Items"))) if (!repeated.has(item)) items.item(item);
  }
  items.end();
  const [first] = repeated;
  if (!first) return;
  const message = `${repeated.size} item(s) stand again in an outer section; each is read once, where it belongs.`;
  emit({
    type: "diagnostic",
    code: "repeated-items",
    severity: "info",
    message,
    range: { start: first.start, end: first.end },
  });
}

/** Debates as JSON of the Hansard API (`debates/debate/{id}.json`), with all that is nested in them. */
export const hansardApi: TextReader = {
  id: "hansard-api",
  version: 4,
  name: "Hansard API debate (JSON)",
  holdsAll: true,
  sniff({ text }) {
    const isDebate =
      /^\s*\{/.test(text) && /"Overview"\s*:\s*\{/.test(text) && /"(?:Items|Navigator)"\s*:\s*\[/.test(text);
    return isDebate
      ? { confidence: "certain", reason: "It is JSON with the Overview and Items of a Hansard debate." }
      : { confidence: "no", reason: "It is no JSON of the Hansard API." };
  },
  open: (sink) =>
    readJson(sink, (emit) => ({
      isRecord: (path) => path.length === 0,
      take: (root) => takeDebates(emit, root),
      end() {},
    })),
};
