import type { ContributionKind, DebateKind, IsoDate } from "../../model/extract.ts";
import { languageTag } from "../language.ts";
import { ItemTurns, NestedItems, type TurnFacts } from "../markup/item-turns.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { ExtractFacts, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { type PrintedTalker, readTalker } from "./speaker.ts";

/** Elements with a name and words of their own, in each other. */
const ITEMS = new Set(["proceeding", "subproceeding", "subject"]);
/** Paragraphs of a `text`; all other elements within it are part of the words around them. */
const BLOCKS = new Set(["text", "item", "row", "rowtitle", "heading"]);
const KINDS: readonly [RegExp, DebateKind][] = [
  [/^(?:Question Time|Questions? Without Notice)/i, "oral-question"],
  [/^(?:Answers to Questions|Estimates Replies)/i, "written-question"],
  [/^Ministerial Statement/i, "statement"],
  [/^Petitions?$/i, "petition"],
  [/^Bills$/i, "bill"],
];

/** A tab that the publisher's program has escaped twice: `Ayes&amp;#x9;15`. */
const ESCAPED_TAB = "&amp;#x9;";

interface Item {
  title: string | null;
  id: string | null;
}

interface Talker extends PrintedTalker {
  kind: string;
  time: string | null;
  facts: TurnFacts | null;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly turns: ItemTurns;
  private readonly path: string[] = [];
  /** What the file says of the sitting, by the names of its elements. */
  private readonly sitting = new Map<string, string>();
  private readonly items: NestedItems<Item>;
  private talker: Talker | null = null;
  private division: TurnFacts | null = null;
  private readonly procedure: TurnFacts = { kind: "procedural", speaker: null };
  /** Depth of the `text` and the `by` that are open, 0 when none is. */
  private inText = 0;
  private by = 0;
  private cells = 0;
  private leaf = "";

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
    this.turns = new ItemTurns(emit);
    this.items = new NestedItems(this.turns, (items) => this.factsOf(items));
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (BLOCKS.has(name)) this.block();
    this.path.push(name);
    const depth = this.path.length;
    this.leaf = "";
    if (name === "hansard") this.sitting.set("language", tag.get("xml:lang") ?? "");
    else if (name === "date" && depth === 2) this.sitting.set("day", tag.get("date") ?? "");
    else if (name === "startPage" || name === "endPage") this.sitting.set(name, tag.get("num") ?? "");
    else if (name === "startTime" && this.talker)
      this.talker.time = /T(\d{2}:\d{2}:\d{2})/.exec(tag.get("time") ?? "")?.[1] ?? null;
    else if (name === "talker") this.openTalker(tag);
    else if (name === "division") this.division = { kind: "division", speaker: null };
    else if (name === "text") this.inText ||= depth;
    else if (name === "row" || name === "rowtitle") this.cells = 0;
    else if (name === "cell" && this.cells++ > 0) this.collector.tab(tag.start);
    else if (name === "by" && this.talker?.facts === null && this.collector.isEmpty) this.by = depth;
    else if (ITEMS.has(name)) {
      this.items.enter({ title: null, id: null }, tag.start);
    }
    if (tag.get("id") !== null && name === "text") this.name(tag.get("id"));
    tag.cover("metadata");
  }

  close(name: string, at: number): void {
    if (BLOCKS.has(name)) this.block();
    const words = this.leaf.replace(/\s+/g, " ").trim();
    const depth = this.path.length;
    this.path.pop();
    if (this.by === depth) {
      this.by = 0;
      if (this.talker) this.talker.by = words;
    } else if (name === "name" && this.path.at(-1) === "talker" && this.talker) this.talker.name = words;
    else if (name === "name" && ITEMS.has(this.path.at(-1) ?? "")) this.titled(words);
    else if (this.path.length === 1 && words !== "") this.sitting.set(name, words);
    if (this.inText === depth) this.inText = 0;
    else if (name === "talker") this.talker = null;
    else if (name === "division") this.division = null;
    else if (ITEMS.has(name)) this.items.leave(at);
    if (this.by === 0) this.leaf = "";
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.by > 0 || this.inText === 0 || this.isHeading()) {
      this.leaf += this.references.decodeAll(raw);
      const role = this.by > 0 ? "speaker" : this.isHeading() ? "heading" : "metadata";
      this.emit({ type: "span", role, range: wordsRange(raw, start) });
      return;
    }
    let from = 0;
    for (let to = raw.indexOf(ESCAPED_TAB); to >= 0; to = raw.indexOf(ESCAPED_TAB, from)) {
      this.collector.add(raw.slice(from, to), start + from, literal);
      this.collector.tab(start + to);
      from = to + ESCAPED_TAB.length;
      this.emit({ type: "markup", range: { start: start + to, end: start + from } });
    }
    this.collector.add(raw.slice(from), start + from, literal);
  }

  blank(start: number, end: number): void {
    if (this.by > 0) this.leaf += " ";
    else if (this.inText > 0) this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.turns.endTurn();
  }

  /** Headings repeat the names of items; one that somebody has read out is words. */
  private isHeading(): boolean {
    return this.talker === null && this.path.includes("heading");
  }

  private openTalker(tag: OpenTag): void {
    const [id, kind] = [tag.get("id") || null, tag.get("kind") ?? ""];
    this.talker = { by: "", name: "", id, kind, time: null, facts: null };
  }

  /** An item is known by its first text's id. */
  private name(id: string | null): void {
    const item = this.items.innermost;
    if (item) item.id ??= id;
  }

  private titled(words: string): void {
    const item = this.items.innermost;
    if (item) item.title ??= words || null;
  }

  private factsOf(items: readonly Item[]): ExtractFacts {
    const titles = items.flatMap(({ title }) => title ?? []);
    const of = (name: string) => this.sitting.get(name) ?? "";
    const [house, sat] = [of("house"), of("name")];
    const date: IsoDate | null = /^\d{4}-\d{2}-\d{2}$/.exec(of("day"))?.[0] ?? null;
    const isCommittee = sat !== "" && sat !== house;
    const kind = KINDS.find(([pattern]) => titles.some((title) => pattern.test(title)))?.[1];
    const language = languageTag(of("language"));
    return {
      kind: kind ?? (/ Bill\b/.test(titles.at(-1) ?? "") ? "bill" : isCommittee ? "committee" : "debate"),
      title: titles.at(-1) ?? null,
      headingPath: titles.slice(0, -1),
      ...(kind === "written-question" ? { answeredDate: date } : { date }),
      house: house === "" ? null : `South Australian ${house}`,
      chamber: isCommittee ? sat : null,
      columns: [of("startPage"), of("endPage")].filter((page) => page !== "").join("-") || null,
      id: items.at(-1)?.id ?? null,
      ...(language && { language }),
    };
  }

  /** A paragraph ends. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    if (pieces.length > 0) this.turns.add(this.division ?? this.floor() ?? this.procedure, pieces);
  }

  private floor(): TurnFacts | null {
    const { talker } = this;
    if (!talker) return null;
    if (!talker.facts) {
      const { speaker, chair } = readTalker(talker);
      const isAsked = talker.kind === "question" || talker.kind === "answer";
      const kind: ContributionKind = isAsked ? (talker.kind as "question") : chair ? "chair" : "speech";
      talker.facts = { kind: speaker ? kind : "procedural", speaker, time: talker.time };
    }
    return talker.facts;
  }
}

function sniff({ text }: { text: string }): SniffResult {
  const isReport =
    readRoot(text)?.name === "hansard" && /<parliamentName>[^<]*South Australia<|<talker role="/.test(text);
  return isReport
    ? { confidence: "certain", reason: "It is XML of South Australia's Hansard." }
    : { confidence: "no", reason: "It is no XML of South Australia's Hansard." };
}

/**
 * Hansard of the Parliament of South Australia as it is handed out (XML by its `hansard_1_0.xsd`), whole days or single subjects. Steps
 * from source to words: references become characters, white space one space, cells get a tab before them.
 */
export const southAustralia: TextReader = {
  id: "south-australia",
  version: 1,
  name: "South Australian Parliament, Hansard (XML)",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
