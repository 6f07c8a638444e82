import type { IsoDate } from "../../model/extract.ts";
import { languageTag } from "../language.ts";
import { ItemTurns, type TurnFacts } from "../markup/item-turns.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { ExtractFacts, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { readHenkilo, readPresiding } from "./speaker.ts";

/** The minutes of a sitting, or of one of its items. */
const MINUTES = /^(?:Kokous)?Poytakirja(?:Asiakohta)?$/;
const ITEMS = new Set(["Asiakohta", "MuuAsiakohta"]);
/** Who has the floor in these. */
const FLOOR = new Set(["PuheenvuoroToimenpide", "PuhujaRepliikki"]);
const CHAIR = "PuheenjohtajaRepliikki";
const VOTE = "AanestysKappaleKooste";
/** Parts of a paragraph; all other elements part paragraphs. */
const INLINE = /Teksti$|Tunnus$|Nimi$|^(?:Aukko|AanestysTulos|AanestysViite|Henkilo|entry)$/;
const TITLES = new Set(["NimekeTeksti", "OtsikkoTeksti"]);
const BILL = /^(?:Hallituksen esitys|Lakialoite|Regeringens proposition|Lagmotion)/;

interface Item {
  id: string | null;
  above: string | null;
  stage: string;
  title: string | null;
  type: string;
}

/** The attribute of that name, whatever its prefix. */
function attributeOf(tag: OpenTag, name: string): string | null {
  return tag.attributes().find(([own]) => own.slice(own.indexOf(":") + 1) === name)?.[1] || null;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly turns: ItemTurns;
  private readonly path: string[] = [];
  private sitting: { id: string | null; date: IsoDate | null; language: string | null } | null = null;
  private item: Item | null = null;
  /** Titles of the items that may have others below them, by their ids. */
  private readonly titles = new Map<string, string>();
  private floor: { fields: Map<string, string>; id: string | null; facts: TurnFacts; isRead: boolean } | null = null;
  private chair: TurnFacts | null = null;
  private vote: TurnFacts | null = null;
  private readonly procedure: TurnFacts = { kind: "procedural", speaker: null };
  private leaf = "";

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
    this.turns = new ItemTurns(emit);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (this.isWords() && !INLINE.test(name)) this.block();
    this.path.push(name);
    this.leaf = "";
    if (MINUTES.test(name)) {
      const date = /^\d{4}-\d{2}-\d{2}/.exec(attributeOf(tag, "kokousAloitusHetki") ?? "")?.[0] ?? null;
      this.sitting = { id: attributeOf(tag, "eduskuntaTunnus"), date, language: attributeOf(tag, "kieliKoodi") };
    } else if (ITEMS.has(name)) this.openItem(tag);
    else if (FLOOR.has(name)) {
      const time = /T(\d{2}:\d{2}:\d{2})/.exec(attributeOf(tag, "puheenvuoroAloitusHetki") ?? "")?.[1] ?? null;
      const facts: TurnFacts = { kind: "speech", speaker: null, id: null, time };
      this.floor = { fields: new Map(), id: null, facts, isRead: false };
    } else if (name === CHAIR) this.chair = { kind: "chair", speaker: null };
    else if (name === VOTE) this.vote = { kind: "division", speaker: null };
    else if (name === "AanestysViite" && this.vote) this.vote.number = attributeOf(tag, "aanestysNroTeksti");
    else if (name === "Henkilo" && this.floor && !this.isList()) this.floor.id = attributeOf(tag, "muuTunnus");
    else if (name === "PuheenvuoroOsa" && this.floor) this.floor.facts.id = attributeOf(tag, "muuTunnus");
    else if (name === "entry" && !this.collector.isEmpty) this.collector.tab(tag.start);
    else if (this.isList()) this.collector.space(tag.start);
  }

  close(name: string): void {
    const words = this.leaf.replace(/\s+/g, " ").trim();
    this.leaf = "";
    if (this.isWords() && !INLINE.test(name)) this.block();
    this.path.pop();
    if (this.isList() && name === "Toimija") this.block();
    const parent = this.path.at(-1) ?? "";
    if (this.item && TITLES.has(name) && (ITEMS.has(parent) || parent === "KohtaNimeke")) this.title(words);
    else if (this.item && parent === "KohtaAsia" && name === "AsiakirjatyyppiNimi") this.item.type = words;
    else if (this.floor && parent === "Henkilo") this.floor.fields.set(name, words);
    else if (this.chair && name === "PuheenjohtajaTeksti") this.chair.speaker = readPresiding(words);
    if (name === CHAIR) this.chair = null;
    else if (name === VOTE) this.vote = null;
    else if (FLOOR.has(name)) this.floor = null;
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.isWords()) {
      this.collector.add(raw, start, literal);
      return;
    }
    this.leaf += this.references.decodeAll(raw);
    const isHeading = TITLES.has(this.path.at(-1) ?? "") || this.path.at(-1) === "ValiotsikkoTeksti";
    const role = this.isName() ? "speaker" : isHeading && this.item ? "heading" : "metadata";
    this.emit({ type: "span", role, range: wordsRange(raw, start) });
  }

  blank(start: number, end: number): void {
    if (this.isWords()) this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.turns.endTurn();
  }

  private isName(): boolean {
    const isOfFloor = this.floor !== null && this.path.includes("Toimija") && !this.isList();
    return isOfFloor || this.path.at(-1) === "PuheenjohtajaTeksti";
  }

  /** Those who were there to answer, name by name. */
  private isList(): boolean {
    return this.path.includes("OsallistujaOsa");
  }

  private isWords(): boolean {
    if (this.item === null || !(this.path.includes("KohtaSisalto") || this.floor || this.chair)) return false;
    const last = this.path.at(-1) ?? "";
    if (last === "AjankohtaTeksti" || last === "TarkenneTeksti" || last === "ValiotsikkoTeksti") return false;
    return !this.isName();
  }

  private openItem(tag: OpenTag): void {
    const stage = `${attributeOf(tag, "kasittelyvaiheKoodi")} ${attributeOf(tag, "yleinenKasittelyvaiheKoodi")}`;
    const item = {
      id: attributeOf(tag, "muuTunnus"),
      above: attributeOf(tag, "paakohtaTunnus"),
      stage,
      title: null,
      type: "",
    };
    this.item = item;
    this.turns.begin(tag.start, () => this.factsOf(item));
  }

  private title(words: string): void {
    if (!this.item || words === "" || this.item.title !== null) return;
    this.item.title = words;
    if (this.item.id !== null && this.item.above === null) this.titles.set(this.item.id, words);
  }

  private factsOf({ id, above, stage, title, type }: Item): ExtractFacts {
    const outer = above === null ? undefined : this.titles.get(above);
    const { sitting } = this;
    return {
      kind: /SKT/.test(stage) ? "oral-question" : BILL.test(type) ? "bill" : "debate",
      title,
      headingPath: outer === undefined ? [] : [outer],
      date: sitting?.date ?? null,
      house: "Eduskunta",
      volume: sitting?.id ?? null,
      id: sitting?.id && id ? `${sitting.id}#${id}` : id,
      language: languageTag(sitting?.language),
    };
  }

  /** A paragraph ends. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    if (pieces.length === 0) return;
    this.turns.add(this.vote ?? this.chair ?? this.floorTurn() ?? this.procedure, pieces);
  }

  private floorTurn(): TurnFacts | null {
    const { floor } = this;
    if (!floor) return null;
    if (!floor.isRead) floor.facts.speaker = readHenkilo(floor.fields, floor.id);
    floor.isRead = true;
    if (floor.facts.speaker === null) floor.facts.kind = "unattributed";
    return floor.facts;
  }
}

function sniff({ text }: { text: string }): SniffResult {
  const root = readRoot(text)?.name ?? "";
  const isMinutes =
    MINUTES.test(root) || (root === "Siirto" && /<(?:\w+:)?(?:Kokous)?Poytakirja(?:Asiakohta)?[\s>]/.test(text));
  return isMinutes
    ? { confidence: "certain", reason: "It is minutes of the Finnish parliament (PTK)." }
    : { confidence: "no", reason: "It is no minutes of the Finnish parliament." };
}

/**
 * Minutes of plenary sittings of the Finnish parliament as its open data hands them out (PTK, since 2015). Steps from source to words:
 * references become characters, white space one space.
 */
export const eduskunta: TextReader = {
  id: "eduskunta",
  version: 1,
  name: "Finnish Eduskunta, minutes (PTK XML)",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
