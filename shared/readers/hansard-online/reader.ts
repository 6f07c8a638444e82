import { houseOf } from "../houses.ts";
import { type Block, type BlockHandler, Blocks } from "../html/blocks.ts";
import { HansardTurn } from "../html/hansard-turn.ts";
import { emitPieces, looksLikeHtml } from "../html/page.ts";
import { openHtml } from "../html/read-html.ts";
import { withPageLanguage } from "../language.ts";
import type { MappedText } from "../mapped-text.ts";
import type { MarkupRole, OpenTag } from "../markup/open-tag.ts";
import { readColumn, readHeaderLine, TIME_LINE } from "../name-colon/page-lines.ts";
import { DIVISION, PROCEDURE, FURNITURE as WORDS_OF_BUTTONS } from "../own-line/patterns.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { ExtractFacts, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import * as page from "./patterns.ts";

/** The name of an item, as it is gathered. */
interface Who {
  primary: string;
  secondary: string;
  memberId: string | null;
  at: number;
}

class Parse implements BlockHandler {
  private readonly emit: ReaderSink;
  private readonly parts: { part: page.Part; name: string; depth: number }[] = [];
  private depth = 0;
  private sitting: ExtractFacts = {};
  private title: string | null = null;
  /** Headings above the next item's title. */
  private outer: string[] = [];
  /** Titles with no words yet: the last is the next item's, those before it stand in its path. */
  private titles: { text: string; className: string; at: number }[] = [];
  private isBegun = false;
  private who: Who | null = null;
  private itemId: string | null = null;
  /** The item that began last says who speaks. */
  private isAttributed = false;
  private isProcedural = false;
  private turn: HansardTurn | null = null;
  private column: string | null = null;
  /** Marks within the words being gathered. */
  private columns: { at: number; before: string | null }[] = [];
  private time: string | null = null;
  private saidNoSpeaker = false;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  open(tag: OpenTag): MarkupRole | null {
    this.depth++;
    const { name } = tag;
    const className = (tag.get("class") ?? "").toLowerCase();
    if (name === "link" || name === "meta") this.address(tag);
    if (name === "nav" || name === "footer" || name === "button" || name === "form") return "boilerplate";
    if (className === "") return null;
    const { isColumn, part, isFurniture } = page.readClass(className);
    if (isColumn && this.columnMark(tag)) return "metadata";
    if (!part) return isFurniture ? "boilerplate" : null;
    this.parts.push({ part, name, depth: this.depth });
    if (part === "item") this.item(tag, className);
    if (part === "who") this.attributed(tag);
    return null;
  }

  close(): void {
    const top = this.parts.at(-1);
    if (top?.depth === this.depth) this.parts.pop();
    this.depth--;
  }

  block(block: Block): void {
    const { text } = block.words;
    if (block.element === "title") this.cover("metadata", block.words);
    else if (this.within("banner")) this.banner(block);
    else if (WORDS_OF_BUTTONS.test(text)) this.cover("boilerplate", block.words);
    else if (this.within("who")) this.name(block);
    else if (this.mark(block) || this.heading(block)) this.columns = [];
    else if (this.within("item")) this.words(block);
    else this.cover("boilerplate", block.words);
    this.columns = [];
  }

  end(): void {
    this.endTurn();
  }

  private within(part: page.Part): boolean {
    for (const open of this.parts) if (open.part === part) return true;
    return false;
  }

  private cover(role: "speaker" | "heading" | "metadata" | "boilerplate", words: MappedText): void {
    emitPieces(this.emit, role, words.slice(0));
  }

  private address(tag: OpenTag): void {
    const isAddress = tag.get("rel") === "canonical" || tag.get("property") === "og:url";
    const facts = isAddress ? page.readAddress(tag.get("href") ?? tag.get("content") ?? "") : null;
    if (facts) this.sitting = { ...facts, ...this.sitting };
  }

  /** In cross-references such spans are words: only one whose id is its number is a mark. */
  private columnMark(tag: OpenTag): boolean {
    const number = tag.get("data-column-number");
    const id = tag.get("id")?.replace(/^col(?:umn)?[-_]?/i, "");
    if (!number || id !== number) return false;
    this.columns.push({ at: tag.start, before: this.column });
    this.column = number;
    tag.cover("metadata", "data-column-number");
    return true;
  }

  private item(tag: OpenTag, className: string): void {
    this.who = null;
    this.isAttributed = false;
    this.itemId = tag.get("id") || null;
    this.isProcedural = className.includes("otherdebateitem");
  }

  private attributed(tag: OpenTag): void {
    const memberId = /memberId=(\d+)/i.exec(tag.get("href") ?? "")?.[1] ?? null;
    this.who = { primary: "", secondary: "", memberId, at: tag.start };
  }

  private name({ words }: Block): void {
    const { who } = this;
    this.cover("speaker", words);
    if (!who) return;
    if (this.within("secondary")) who.secondary = `${who.secondary} ${words.text}`.trim();
    else who.primary = `${who.primary} ${words.text}`.trim();
  }

  private banner({ words, element }: Block): void {
    const { text } = words;
    const facts = page.readBanner(text) ?? readHeaderLine(text);
    if (element === "h1") {
      this.title = text;
      this.cover("heading", words);
    } else if (facts) {
      this.sitting = { ...this.sitting, ...facts };
      this.cover("metadata", words);
    } else this.cover("boilerplate", words);
  }

  private mark({ words, className }: Block): boolean {
    const { text } = words;
    const column = readColumn(text)?.column;
    const isTime = TIME_LINE.test(text) || page.readClass(className).isTime;
    if (!column && !isTime) return false;
    if (column) this.column = column;
    else this.time = text;
    this.cover("metadata", words);
    return true;
  }

  private heading({ words, className }: Block): boolean {
    const { text } = words;
    const { isOuter, isTitle } = page.readClass(className);
    if (!isOuter && !isTitle) return false;
    this.endTurn();
    this.isBegun = false;
    if (!isOuter) this.titles.push({ text, className, at: words.range?.start ?? 0 });
    else if (className.includes("hs_6bdepartment")) {
      this.outer = [...this.outer.slice(0, 1), text];
      this.sitting = { ...this.sitting, department: text };
    } else this.outer = [text];
    this.cover("heading", words);
    return true;
  }

  private begin(words: MappedText): void {
    const { titles, sitting } = this;
    this.isBegun = true;
    this.titles = [];
    const above = titles.slice(0, -1).map(({ text }) => text);
    const path = [this.title, ...this.outer, ...above].filter((text) => text !== null);
    const headingPath = path.filter((text, index) => path.indexOf(text) === index);
    // `Third Reading` under a bill says what is done with it; the bill is the item.
    const bill = titles.find(({ text, className }) => text === this.title || className.includes("hs_2cbilltitle"));
    const title = (bill ?? titles.at(-1))?.text ?? this.title;
    const isPage = title === this.title;
    const house = sitting.house ?? (sitting.chamber ? houseOf(sitting.chamber) : null);
    const kind = page.kindOf(titles.map(({ className }) => className).join(" "), title ?? "");
    const facts = { ...sitting, house, kind, title, headingPath: headingPath.filter((text) => text !== title) };
    // The address is the page's: an item within it has another id, which the page does not print.
    const id = isPage ? (sitting.id ?? null) : null;
    this.emit({ type: "extract", at: titles[0]?.at ?? words.range?.start ?? 0, facts: { ...facts, id } });
  }

  private words(block: Block): void {
    const { words, className } = block;
    if (!this.isBegun) this.begin(words);
    if (this.who && !this.isAttributed) this.speak(this.who, className, words);
    else if (page.readClass(className).isTabledBy && this.tabled(words)) return;
    else if (!this.isAttributed || this.turn === null) this.own(block);
    if (this.turn?.kind === "division") this.turn.addToDivision(words);
    else this.turn?.add(words, block.continues);
  }

  private speak(who: Who, className: string, words: MappedText): void {
    const { primary, secondary } = who;
    const isPlace = secondary === "" || /^[([]/.test(secondary);
    const { speaker, chair } = readPrintedSpeaker(
      isPlace ? `${primary} ${secondary}`.trim() : `${primary} (${secondary})`,
    );
    const isQuestion = page.QUESTION.test(className);
    this.isAttributed = true;
    this.start(isQuestion ? "question" : chair ? "chair" : "speech", { ...speaker, id: who.memberId }, words);
  }

  /** `Asked by Lord Marsh`: who asks, where no name stands above. */
  private tabled(words: MappedText): boolean {
    const by = /^(?:Asked|Tabled|Moved) by:? (.{3,120})$/.exec(words.text);
    if (!by) return false;
    const at = words.text.length - (by[1] as string).length;
    this.start(
      words.text.startsWith("Moved") ? "speech" : "question",
      readPrintedSpeaker(by[1] as string).speaker,
      words,
    );
    emitPieces(this.emit, "metadata", words.slice(0, at));
    emitPieces(this.emit, "speaker", words.slice(at));
    this.isAttributed = true;
    return true;
  }

  /** Words of an item that names nobody: divisions, procedure, or the speech before going on. */
  private own({ words, className }: Block): void {
    const { text } = words;
    const { turn } = this;
    const isDivision = DIVISION.test(text) || page.DIVISION_LIST.test(className);
    const isOwn =
      this.isProcedural || PROCEDURE.test(text) || page.CHAIR.test(className) || /hs_procedure/.test(className);
    if (isDivision || (turn?.kind === "division" && !PROCEDURE.test(text))) {
      if (turn?.kind !== "division") this.start("division", null, words);
    } else if (isOwn) {
      if (turn?.kind !== "procedural") this.start("procedural", null, words);
    } else if (turn === null) {
      this.start("unattributed", null, words);
      this.sayNoSpeaker(words);
    }
  }

  private start(kind: HansardTurn["kind"], speaker: HansardTurn["speaker"], words: MappedText): void {
    this.endTurn();
    const at = words.range?.start ?? 0;
    const later = this.columns.find((mark) => mark.at > at);
    this.turn = new HansardTurn(kind, speaker, at);
    this.turn.column = later ? later.before : this.column;
    this.turn.time = this.time;
    this.turn.id = this.itemId;
    this.time = null;
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    const { kind, speaker, paragraphs, column, time, id } = turn;
    this.emit({ type: "occurrence", kind, speaker, paragraphs, column, time, id });
  }

  private sayNoSpeaker({ range }: MappedText): void {
    if (this.saidNoSpeaker) return;
    this.saidNoSpeaker = true;
    const message = "These words stand under no speaker and are kept without one.";
    this.emit({ type: "diagnostic", code: "no-speaker", severity: "warning", message, range });
  }
}

function sniff({ text }: { text: string }): SniffResult {
  if (looksLikeHtml(text) === null) return { confidence: "no", reason: "It is not HTML." };
  if (/class="[^"]*\bdebate-item\b/i.test(text) || /\battributed-to-details\b/.test(text)) {
    return { confidence: "certain", reason: "It is HTML with the items of a Hansard Online page." };
  }
  if (/hansard\.parliament\.uk\/(?:commons|lords)\/\d{4}-/i.test(text) && /\bhero-banner\b/.test(text)) {
    return { confidence: "certain", reason: "It is HTML with the banner of a Hansard Online page." };
  }
  return { confidence: "no", reason: "It is HTML, but has no items of Hansard Online." };
}

/**
 * Saved pages of hansard.parliament.uk (2016 on), by the classes that public parsers of it agree on. Steps from source to
 * words: tags left out, references decoded, white space collapsed; columns and times taken out.
 */
export const hansardOnline: TextReader = {
  id: "hansard-online",
  version: 4,
  name: "Hansard Online page, saved as HTML",
  sniff,
  open: (page) =>
    withPageLanguage(page, (sink) => openHtml(sink, (references) => new Blocks(sink, references, new Parse(sink)))),
};
