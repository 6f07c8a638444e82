import type { ContributionKind, DebateKind, IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { readSpreker } from "./speaker.ts";

const ROOT = "vlosCoreDocument";
const TURNS = new Set(["woordvoerder", "interrumpant"]);
/** The line above the words of a turn. */
const NAME_LINE = /^[^:]{1,120}:\s*/;

/** Who has the floor in an element that is open. */
interface Frame {
  fields: Map<string, string>;
  id: string | null;
  time: string | null;
  isChair: boolean;
  /** The line that says who speaks; undefined until the first words came. */
  line: string | null | undefined;
}

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  frame: Frame | null;
  paragraphs: Piece[][];
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly collector: TextCollector;
  private readonly path: string[] = [];
  private readonly frames: Frame[] = [];
  /** What the sitting says of itself, by the names of its elements. */
  private readonly sitting = new Map<string, string>();
  private item: { id: string | null; kind: string; title: string | null; at: number; isBegun: boolean } | null = null;
  private turn: Turn | null = null;
  private leaf = "";

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    const parent = this.path.at(-1);
    this.path.push(name);
    this.leaf = "";
    if (name === "vergadering") {
      for (const attribute of ["soort", "kamer"]) this.sitting.set(attribute, tag.get(attribute) ?? "");
    } else if (name === "activiteit") {
      this.endTurn();
      this.item = { id: tag.get("objectid"), kind: tag.get("soort") ?? "", title: null, at: tag.start, isBegun: false };
    } else if (TURNS.has(name)) {
      this.endTurn();
      this.frames.push({ fields: new Map(), id: null, time: null, isChair: false, line: undefined });
    } else if (name === "spreker" && TURNS.has(parent ?? "")) this.frame.id = tag.get("objectid");
    else if (name === "alineaitem" || name === "stemmingen") this.block();
    else if (parent === "stemming" && !this.collector.isEmpty) this.collector.tab(tag.start);
    else this.collector.space(tag.start);
  }

  close(name: string): void {
    this.path.pop();
    const parent = this.path.at(-1) ?? "";
    const words = this.leaf.replace(/\s+/g, " ").trim();
    if (parent === "vergadering") this.sitting.set(name, words);
    else if (parent === "activiteit" && this.item && (name === "onderwerp" || name === "titel")) {
      if (words !== "" && (name === "onderwerp" || this.item.title === null)) this.item.title = words;
    } else if (parent === "spreker" && TURNS.has(this.path.at(-2) ?? "")) this.frame.fields.set(name, words);
    else if (TURNS.has(parent) && name === "markeertijdbegin")
      this.frame.time = /T(\d{2}:\d{2}:\d{2})/.exec(words)?.[1] ?? null;
    else if (TURNS.has(parent) && name === "isvoorzitter") this.frame.isChair = words === "true";
    if (name === "alineaitem" || name === "stemming") this.block();
    else if (TURNS.has(name)) {
      this.endTurn();
      this.frames.pop();
    } else if (name === "stemmingen" || name === "activiteit") this.endTurn();
    this.leaf = "";
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.path.includes("tekst") || this.path.includes("stemming")) {
      this.collector.add(raw, start, literal);
      return;
    }
    this.leaf += this.references.decodeAll(raw);
    const role = this.path.includes("spreker") ? "speaker" : this.path.at(-1) === "onderwerp" ? "heading" : "metadata";
    this.emit({ type: "span", role, range: wordsRange(raw, start) });
  }

  blank(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    this.endTurn();
  }

  private get frame(): Frame {
    return this.frames.at(-1) as Frame;
  }

  /** A paragraph ends. The first of a turn, or its beginning, says who speaks. */
  private block(): void {
    const pieces = takePieces(this.collector, this.emit);
    const [first] = pieces;
    if (!first) return;
    const frame = this.path.includes("stemmingen") ? null : (this.frames.at(-1) ?? null);
    const words = frame ? this.withoutName(frame, new MappedText(pieces)) : new MappedText(pieces);
    if (words.text === "") return;
    const kind = this.path.includes("stemmingen")
      ? "division"
      : frame === null
        ? "procedural"
        : frame.isChair
          ? "chair"
          : "speech";
    if (this.turn?.kind !== kind || this.turn.frame !== frame) {
      this.endTurn(false);
      this.extract(first.start);
      const speaker = frame && readSpreker(frame.fields, frame.id, frame.line ?? null);
      this.turn = { kind, speaker, frame, paragraphs: [] };
    }
    this.turn.paragraphs.push(words.slice(0));
  }

  private withoutName(frame: Frame, words: MappedText): MappedText {
    if (frame.line !== undefined) return words;
    const line = NAME_LINE.exec(words.text)?.[0] ?? "";
    const named = frame.fields.get("verslagnaam") ?? frame.fields.get("achternaam") ?? "";
    const isName = line !== "" && ((named !== "" && line.includes(named)) || /\bvoorzitter\s*:/i.test(line));
    frame.line = isName ? line.replace(/[\s:]+$/, "") : null;
    if (!isName) return words;
    emitPieces(
      this.emit,
      "speaker",
      words.slice(0, line.length).filter(({ text }) => text.trim() !== ""),
    );
    return words.trim(line.length);
  }

  private extract(start: number): void {
    const { item, sitting } = this;
    if (item?.isBegun) return;
    this.item = item ? { ...item, isBegun: true } : { id: null, kind: "", title: null, at: start, isBegun: true };
    const { title, kind: printed, id, at } = this.item;
    const isCommittee = /commissie/i.test(sitting.get("soort") ?? "");
    const isQuestions = /vragenuur|mondelinge vragen/i.test(`${printed} ${title}`);
    const kind: DebateKind = isQuestions ? "oral-question" : isCommittee ? "committee" : "debate";
    const date: IsoDate | null = /^\d{4}-\d{2}-\d{2}/.exec(sitting.get("datum") ?? "")?.[0] ?? null;
    const number = [sitting.get("vergaderjaar"), sitting.get("vergaderingnummer")].filter(
      (part) => part && part !== "0",
    );
    const house = sitting.get("kamer") || "Tweede Kamer";
    const facts = {
      title: title ?? (sitting.get("titel") || null),
      kind,
      date,
      house,
      id,
      volume: number.join(", ") || null,
    };
    this.emit({ type: "extract", at: Math.min(at, start), facts });
  }

  private endTurn(flush = true): void {
    if (flush) this.block();
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    const { kind, speaker, frame, paragraphs } = turn;
    this.emit({ type: "occurrence", kind, speaker, time: frame?.time ?? null, paragraphs });
  }
}

function sniff({ text }: { text: string }): SniffResult {
  return readRoot(text)?.name === ROOT
    ? { confidence: "certain", reason: "It is a report of the Dutch Tweede Kamer (VLOS)." }
    : { confidence: "no", reason: "It is no report of the Tweede Kamer." };
}

/**
 * Reports of the Dutch Tweede Kamer and its committees as its open data hands them out. Steps from source to words: references become
 * characters, white space one space; the line that says who speaks is left out of the words.
 */
export const tweedeKamer: TextReader = {
  id: "tweede-kamer",
  version: 1,
  name: "Dutch Tweede Kamer, report (VLOS XML)",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
