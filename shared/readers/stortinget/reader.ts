import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { foreignDayAtEnd } from "../foreign-days.ts";
import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import { ItemTurns, NestedItems, type TurnFacts } from "../markup/item-turns.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { ExtractFacts, Piece, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { presidentNamed, readNavn, takesChair } from "./speaker.ts";

const ROOT = /^Forhandling(?:er)?$/i;
/** Items of business by the names of their elements, of both editions in small letters. */
const ITEMS: Record<string, DebateKind> = {
  formalia: "debate",
  motestart: "debate",
  sak: "debate",
  sakreferat: "debate",
  interpellasjon: "debate",
  sporretime: "oral-question",
  spmtime: "oral-question",
  spm: "oral-question",
  sakdel: "debate",
  hevet: "debate",
  sluttseksjon: "debate",
};
const MEMBERS = new Set(["innlegg", "hovedinnlegg", "replikk"]);
const CHAIR = new Set(["presinnl", "presinnlegg"]);
const INLINE = new Set(["uth", "endring", "sup", "sub", "fotnote", "refnr", "merke", "navn", "kildedok"]);
const TITLES = new Set(["tit", "tittel", "saktit", "saktittel", "saknr", "subtit"]);
/** The day's list of items, and what comes before the sitting. */
const METADATA = new Set(["dagsorden", "tilleggsdagsorden", "dagsnr", "omslag", "dato", "president"]);
/** What a member is before the words: `(ordfører for saken): `. */
const ROLE_BEFORE_WORDS = /^\s*(?:\([^()]{3,80}\))?\s*:\s*/;
const VOTE = /\d+ mot \d+ stemmer|\d+ stemmer (?:mot|for) og \d+ stemmer/;

interface Item {
  kind: DebateKind;
  id: string | null;
  title: string | null;
}

/** What text is that is no words of the debate; null for words. */
type Role = "metadata" | "speaker" | "heading" | null;

function roleOf(name: string): Role {
  if (METADATA.has(name)) return "metadata";
  if (name === "navn") return "speaker";
  return TITLES.has(name) || name === "sakshode" ? "heading" : null;
}

const STRENGTH = { metadata: 3, speaker: 2, heading: 1 };

/** Of an element in another: whatever is metadata stays so, and a name in a heading is a name. */
function strongest(one: Role, other: Role): Role {
  if (one === null || other === null) return one ?? other;
  return STRENGTH[one] > STRENGTH[other] ? one : other;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly turns: ItemTurns;
  private readonly path: string[] = [];
  /** What text is in each element of {@link Parse.path}. */
  private readonly roles: Role[] = [];
  private readonly items: NestedItems<Item>;
  private date: IsoDate | null = null;
  private president: string | null = null;
  /** Who has the floor in the turn that is open, and whether words of theirs came. */
  private floor: { facts: TurnFacts; mayHaveRole: boolean } | null = null;
  private readonly procedure: TurnFacts = { kind: "procedural", speaker: null };
  private leaf = "";

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
    this.turns = new ItemTurns(emit);
    this.items = new NestedItems(this.turns, (items) => this.factsOf(items));
  }

  open(tag: OpenTag): void {
    const name = tag.name.toLowerCase();
    if (!INLINE.has(name)) {
      this.block();
      if (!this.leaf.endsWith(" ")) this.leaf += " ";
    }
    this.path.push(name);
    this.roles.push(strongest(roleOf(name), this.roles.at(-1) ?? null));
    if (TITLES.has(name) || name === "navn" || METADATA.has(name)) this.leaf = "";
    const kind = ITEMS[name];
    if (kind !== undefined) {
      this.items.enter({ kind, id: tag.get("sakid") ?? tag.get("sakID"), title: null }, tag.start);
    } else if (MEMBERS.has(name)) this.floor = { facts: { kind: "unattributed", speaker: null }, mayHaveRole: false };
    else if (CHAIR.has(name)) {
      const speaker = this.president === null ? null : presidentNamed(this.president);
      this.floor = { facts: { kind: "chair", speaker }, mayHaveRole: false };
    } else if (name === "entry" || name === "refnr") this.collector.space(tag.start);
  }

  close(original: string, at: number): void {
    const name = original.toLowerCase();
    if (!INLINE.has(name)) this.block();
    this.path.pop();
    if (this.roles.pop()) this.told(name);
    if (name === "merke" || name === "refnr") this.collector.space(at);
    if (MEMBERS.has(name) || CHAIR.has(name)) this.floor = null;
    else if (ITEMS[name] !== undefined) this.items.leave(at);
  }

  /** An element ends that is read for what it tells. */
  private told(name: string): void {
    const words = this.leaf.replace(/\s+/g, " ").trim();
    if (name === "navn") this.named(words);
    else if (TITLES.has(name)) this.titled(name, words);
    else if (name === "dato") this.readDay(words);
    else if (name === "president" && words !== "") this.president = words.replace(/^President(?:er)?\s*:\s*/, "");
  }

  text(raw: string, start: number, literal: boolean): void {
    const role = this.roleHere();
    if (role === null) {
      this.collector.add(raw, start, literal);
      return;
    }
    // The papers an item is about stand within its title.
    if (!this.path.includes("kildedok")) this.leaf += this.references.decodeAll(raw);
    this.emit({ type: "span", role, range: wordsRange(raw, start) });
  }

  blank(start: number, end: number): void {
    if (this.roleHere() === null) this.collector.space(start, end);
    else this.leaf += " ";
  }

  end(): void {
    this.block();
    this.turns.endTurn();
  }

  /** What text here is; null for words. */
  private roleHere(): Role {
    return this.roles.at(-1) ?? (this.items.innermost ? null : "metadata");
  }

  private factsOf(items: readonly Item[]): ExtractFacts {
    const item = items.at(-1);
    const headingPath = items.slice(0, -1).flatMap(({ title }) => title ?? []);
    return {
      kind: item?.kind ?? "debate",
      title: item?.title ?? null,
      headingPath,
      date: this.date,
      house: "Stortinget",
      id: item?.id || null,
    };
  }

  private titled(name: string, words: string): void {
    const item = this.items.innermost;
    const isOfSitting = this.path.includes("motestart") || this.path.includes("folkevalgte");
    if (isOfSitting && this.date === null) this.readDay(words);
    const isTitle =
      name === "saktit" || name === "saktittel" || (!this.path.includes("sakshode") && name.startsWith("tit"));
    const isOwn = ITEMS[this.path.at(-1) ?? ""] !== undefined || this.path.includes("sakshode");
    if (item && isTitle && isOwn && !isOfSitting) item.title ??= words || null;
  }

  /** `Møte tirsdag den 9. oktober 2012 kl. 10`. */
  private readDay(words: string): void {
    this.date ??= foreignDayAtEnd(words);
  }

  /** A line that names who speaks; a second one in an element begins another turn. */
  private named(line: string): void {
    if (!this.floor) return;
    const { speaker, time, chair } = readNavn(line);
    if (speaker === null) return;
    const isPresident = chair && speaker.name === null;
    const known = isPresident && this.president !== null ? { ...speaker, name: this.president } : speaker;
    const facts: TurnFacts = { kind: chair ? "chair" : "speech", speaker: known, time };
    this.floor = { facts, mayHaveRole: !line.endsWith(":") };
  }

  /** A paragraph ends. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    if (pieces.length === 0) return;
    const { floor } = this;
    if (floor) {
      const words = this.withoutRole(floor, pieces);
      if (words.length > 0) this.turns.add(floor.facts, words);
      return;
    }
    const text = pieces.map((piece) => piece.text).join("");
    const chair = takesChair(text);
    if (chair !== null) this.president = chair ?? null;
    const isVote = VOTE.test(text) && this.path.some((name) => name.startsWith("votering"));
    this.turns.add(isVote ? { kind: "division", speaker: null } : this.procedure, pieces);
  }

  private withoutRole(floor: { mayHaveRole: boolean }, pieces: Piece[]): Piece[] {
    const words = new MappedText(pieces);
    const role = floor.mayHaveRole ? (ROLE_BEFORE_WORDS.exec(words.text)?.[0] ?? "") : "";
    floor.mayHaveRole = false;
    if (role === "") return pieces;
    emitPieces(
      this.emit,
      "speaker",
      words.slice(0, role.length).filter(({ text }) => text.trim() !== ""),
    );
    return words.trim(role.length).slice(0);
  }
}

function sniff({ text }: { text: string }): SniffResult {
  return ROOT.test(readRoot(text)?.name ?? "") && /<mote[\s>]/i.test(text)
    ? { confidence: "certain", reason: "It is a report of the Norwegian Storting." }
    : { confidence: "no", reason: "It is no report of the Storting." };
}

/**
 * Reports of the Norwegian Storting as its open data hands them out, in both editions (until 2016 and since). Steps from source to words:
 * references become characters, white space one space.
 */
export const stortinget: TextReader = {
  id: "stortinget",
  version: 1,
  name: "Norwegian Storting, report (XML)",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
