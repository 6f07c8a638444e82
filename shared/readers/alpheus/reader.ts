import type { ContributionKind, DebateKind, IsoDate } from "../../model/extract.ts";
import { readAffiliation } from "../canada-hansard/affiliation.ts";
import { looksLikeHtml } from "../html/page.ts";
import { openHtml } from "../html/read-html.ts";
import { languageTag } from "../language.ts";
import { ItemTurns, type TurnFacts } from "../markup/item-turns.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { ExtractFacts, ReaderSink, SniffResult, TextReader } from "../reader.ts";

const ATTRIBUTION = "data-person-speaking-attribution";
const HEADINGS = ["data-h1", "data-h2", "data-h3"] as const;
/** Elements whose end ends a paragraph. */
const BLOCKS = new Set(["p", "blockquote", "li", "tr", "div", "h1", "title"]);
const ORDERS: readonly [RegExp, DebateKind][] = [
  [/^(?:Oral Questions|Questions orales)$/i, "oral-question"],
  [/^(?:Statements by Members|Déclarations de députés)$/i, "statement"],
];

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;
  private readonly turns: ItemTurns;
  /** What the page says of the sitting. */
  private readonly sitting = new Map<string, string>();
  /** How many elements are open, and at which depth the statement is. */
  private depth = 0;
  private statement = 0;
  private item = "";
  private floor: TurnFacts | null = null;
  private aside: TurnFacts | null = null;

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.collector = new TextCollector(references);
    this.turns = new ItemTurns(emit);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    this.depth++;
    if (BLOCKS.has(name)) this.block();
    else if (name === "br") this.collector.space(tag.start);
    else if ((name === "td" || name === "th") && !this.collector.isEmpty) this.collector.tab(tag.start);
    if (name === "p") this.aside = asideOf(tag.get("class"));
    else if (name === "div" && tag.get("class") === "statement") this.begin(tag);
    else if (name === "a" && this.aside?.kind === "division") this.aside.number = tag.get("data-number");
    else if (name === "tr") this.sitting.set(tag.get("data-name") ?? "", tag.get("data-value") ?? "");
    else return;
    tag.cover("metadata");
  }

  close(name: string): void {
    if (BLOCKS.has(name)) this.block();
    if (name === "p") this.aside = null;
    if (this.statement === this.depth) this.statement = 0;
    this.depth--;
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.statement > 0) this.collector.add(raw, start, literal);
    else this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) });
  }

  blank(start: number, end: number): void {
    if (this.statement > 0) this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.turns.endTurn();
  }

  private begin(tag: OpenTag): void {
    this.statement = this.depth;
    const path = HEADINGS.flatMap((name) => tag.get(name) || []);
    for (const name of HEADINGS) tag.cover("heading", name);
    tag.cover("speaker", ATTRIBUTION);
    const written = tag.get("data-written-question");
    const bill = tag.get("data-bill-stage");
    const item = `${path.join("|")}|${written !== null}`;
    const [day = null, time = null] = tag.get("data-timestamp")?.split(" ") ?? [];
    if (item !== this.item) this.turns.begin(tag.start, () => this.factsOf(path, day, written !== null, bill !== null));
    this.item = item;
    const printed = tag.get(ATTRIBUTION) ?? "";
    const found = printed === "" ? null : readAffiliation(printed, tag.get("data-person-speaking-hocid"), null);
    const kind = written === "response" ? "Answer" : written === null ? tag.get("data-intervention-type") : "Question";
    this.floor = {
      kind: found === null ? "procedural" : found.isChair ? "chair" : kindOf(kind ?? ""),
      speaker: found?.speaker ?? null,
      id: tag.get("id"),
      time,
    };
  }

  private factsOf(path: readonly string[], day: string | null, isWritten: boolean, isBill: boolean): ExtractFacts {
    const french = this.sitting.get("language") === "fr";
    const committee = this.sitting.get(french ? "committee_name_fr" : "committee_name_en") ?? null;
    const date: IsoDate | null = this.sitting.get("date") ?? day;
    const order = ORDERS.find(([pattern]) => pattern.test(path[0] ?? ""))?.[1];
    const language = languageTag(this.sitting.get("language"));
    return {
      kind: isWritten ? "written-question" : committee ? "committee" : (order ?? (isBill ? "bill" : "debate")),
      title: path.at(-1) ?? committee,
      headingPath: path.slice(0, -1),
      ...(isWritten ? { answeredDate: date } : { date }),
      house: "Canadian House of Commons",
      chamber: committee,
      ...(language && { language }),
    };
  }

  /** A paragraph ends. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    const turn = this.aside ?? this.floor;
    if (pieces.length > 0 && turn) this.turns.add(turn, pieces);
  }
}

/** What the record says itself, by the classes of a paragraph; null for words of a speaker. */
function asideOf(classes: string | null): TurnFacts | null {
  if (!classes?.includes("procedural")) return null;
  return { kind: classes.startsWith("division") ? "division" : "procedural", speaker: null };
}

function kindOf(type: string): ContributionKind {
  if (type.startsWith("Question")) return "question";
  return type.startsWith("Answer") ? "answer" : "speech";
}

function sniff({ text }: { text: string }): SniffResult {
  if (looksLikeHtml(text) !== null && text.includes(`${ATTRIBUTION}="`)) {
    return { confidence: "certain", reason: "It is HTML that openparliament.ca's program makes of Canada's Hansard." };
  }
  return { confidence: "no", reason: "It is no HTML of openparliament.ca's program." };
}

/**
 * What openparliament.ca's program (alpheus) makes of Canada's Hansard: HTML with a `div` of class `statement` for each turn, whose
 * attributes tell who speaks and under which headings. Steps from source to words: tags left out, references decoded, white space collapsed.
 */
export const alpheus: TextReader = {
  id: "alpheus",
  version: 1,
  name: "Canadian Hansard as openparliament.ca takes it apart (HTML)",
  sniff,
  open: (sink) => openHtml(sink, (references) => new Parse(sink, references)),
};
