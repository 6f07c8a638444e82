import type { PrintedSpeaker } from "../../model/extract.ts";
import type { Companion } from "../companions.ts";
import { languageTag } from "../language.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, wordsRange } from "../markup/text-collector.ts";
import { isChairOffice } from "../printed-speaker.ts";
import type { ReaderSink, TextRange, TextReader } from "../reader.ts";
import { ASIDES, type Aside, isRemark, RECORD, UTTERANCES } from "./aside.ts";
import { Gap } from "./gap.ts";
import { Header, readWhen } from "./header.ts";
import { JoinedTurns } from "./joined-turns.ts";
import { peopleIn } from "./listed-people.ts";
import { Outline } from "./outline.ts";
import { People } from "./people.ts";
import { LISTS, sniff } from "./sniff.ts";
import { Speakers } from "./speaker.ts";
import { readTime } from "./time.ts";
import { Turn, type TurnFacts } from "./turn.ts";
import { NO_UNIT, said, type Unit, unitOf } from "./unit.ts";

/** Divisions, and those that bear their depth. */
const DIVISION = /^div[1-7]?$/;

/** Who presides, where the source marks a turn as the chair's and says no more. */
const CHAIR: PrintedSpeaker = {
  printed: "chair",
  name: null,
  office: "chair",
  constituency: null,
  party: null,
  id: null,
};

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly references: References;
  private readonly companions: readonly Companion[];
  private readonly people: People;
  private readonly speakers: Speakers;
  private readonly outline: Outline;
  private header: Header;
  private isInHeader = false;
  private headerDepth = 0;
  private isInText = false;
  private aside: Aside | null = null;
  private turn: Turn | null = null;
  private unit = NO_UNIT;
  /** Elements of the name of the aside, or of the turn, that are open in it, itself included. */
  private asideNested = 0;
  private turnNested = 0;
  private readonly joined: JoinedTurns;
  private heldGap: Gap | null = null;
  /** Printed before the next turn: who speaks, and when. */
  private line: string | null = null;
  private time: string | null = null;
  private page: string | null = null;
  private turns = 0;
  private readonly said = new Set<string>();

  constructor(emit: ReaderSink, references: References, companions: readonly Companion[]) {
    this.emit = emit;
    this.references = references;
    this.companions = companions;
    this.people = new People(peopleIn(companions));
    this.speakers = new Speakers(this.people);
    this.header = new Header(references, this.people, null, null);
    this.outline = new Outline(emit, this.header.sitting());
    this.joined = new JoinedTurns(emit);
  }

  open(tag: OpenTag): void {
    const { aside, turn } = this;
    if (this.isInHeader) this.openInHeader(tag);
    else if (aside) {
      if (tag.name === aside.element) this.asideNested++;
      aside.open?.(tag);
    } else if (this.isInText) this.openInText(tag, turn);
    else this.openDocument(tag);
  }

  close(name: string): void {
    if (this.isInHeader) {
      this.header.close();
      if (--this.headerDepth === 0) this.isInHeader = false;
    } else if (this.aside) {
      if (name === this.aside.element && --this.asideNested === 0) this.endAside(this.aside);
    } else if (this.turn) {
      if (name === this.unit.element && --this.turnNested === 0) this.endTurn(this.turn);
      else this.turn.close(name);
    } else if (DIVISION.test(name)) {
      this.joined.flush();
      this.outline.closeDivision();
    } else if (name === "text") {
      this.joined.flush();
      this.isInText = false;
    }
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.isInHeader) {
      this.header.text(raw);
      this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) });
    } else if (this.aside) this.aside.text(raw, start, literal);
    else if (this.turn) {
      this.heldGap?.sayAsNote(this.emit);
      this.heldGap = null;
      this.turn.text(raw, start, literal);
    }
  }

  blank(start: number, end: number): void {
    if (!this.aside) this.turn?.blank(start, end);
  }

  end(): void {
    this.endDocument();
    if (this.turns === 0) {
      this.say("no-words", "info", "The file describes a corpus, its people or a sitting; it holds no speeches.", null);
    }
    if (this.joined.told) this.say("units-joined", "info", this.joined.told, null);
  }

  private openDocument(tag: OpenTag): void {
    const { name } = tag;
    if (name === "TEI" || name === "teiCorpus") {
      tag.cover("metadata");
      this.endDocument();
      const language = languageTag(tag.get("xml:lang"));
      this.header = new Header(this.references, this.people, tag.get("xml:id"), language);
    } else if (name === "teiHeader" || LISTS.has(name)) {
      this.beginHeader(tag);
    } else if (name === "text") {
      this.isInText = true;
      if (this.header.hasParagraphs) this.joined.keepApart();
      this.page = null;
      const { language, ...sitting } = this.header.sitting();
      this.outline.begin({ ...sitting, language: languageTag(tag.get("xml:lang")) ?? language });
    }
  }

  private beginHeader(tag: OpenTag): void {
    this.isInHeader = true;
    this.openInHeader(tag);
  }

  private openInHeader(tag: OpenTag): void {
    this.headerDepth++;
    tag.cover("metadata");
    this.header.open(tag);
  }

  private openInText(tag: OpenTag, turn: Turn | null): void {
    const { name } = tag;
    if (turn && name === this.unit.element) this.turnNested++;
    const isAside = ASIDES.has(name) || name === "gap" || (name === "head" && !turn);
    if (isAside || (!turn && isRemark(tag))) {
      turn?.note(tag.start);
      this.aside = this.beginAside(tag);
      this.asideNested = 1;
    } else if (name === "pb") {
      tag.cover("metadata");
      this.page = tag.get("n") || this.page;
    } else if (turn) turn.open(tag);
    else if (UTTERANCES.has(name) || RECORD.has(name)) this.openTurn(tag);
    else if (LISTS.has(name)) this.beginHeader(tag);
    else if (DIVISION.test(name)) {
      this.joined.flush();
      this.division(tag);
    }
  }

  /** A division may say its heading in an attribute. */
  private division(tag: OpenTag): void {
    this.outline.openDivision(tag.get("xml:id"));
    const heading = said(tag.get("desc"));
    if (heading === null) return;
    tag.cover("heading", "desc");
    this.outline.heading(heading, tag.start);
  }

  private openTurn(tag: OpenTag): void {
    const isUtterance = UTTERANCES.has(tag.name);
    const { time, page: column, joined } = this;
    const unit = unitOf(tag);
    const { who, id } = unit;
    const facts = this.factsOf(unit, isUtterance);
    const source = tag.get("source");
    const url = source?.startsWith("http") ? source : null;
    const isSame = this.line === null && time === null && joined.isOf(who, facts.kind, url);
    if (!isUtterance || !(isSame || joined.isChained(unit))) joined.flush();
    this.outline.words(tag.start);
    tag.cover("metadata");
    // What was printed of a joined turn's speaker stands at its first unit.
    if (joined.isEmpty) tag.cover("speaker", facts.speaker === CHAIR ? "ana" : "who");
    const more = { id, time: isUtterance ? time : null, column, url };
    this.turn = new Turn({ ...facts, ...more }, this.emit, this.references);
    this.unit = unit;
    this.turnNested = 1;
    if (!isUtterance) return;
    this.line = null;
    this.time = null;
  }

  /** Who speaks, and what kind of turn that makes. */
  private factsOf({ who, ana, person }: Unit, isUtterance: boolean): Pick<TurnFacts, "kind" | "speaker"> {
    if (!isUtterance) return { kind: "procedural", speaker: null };
    const isInChair = /(?:^|[\s#:])(?:chair|presidency)\b/.test(ana);
    const { speakers, line } = this;
    const speaker = person ? speakers.told(person, line) : speakers.of(who, line, this.header.sitting().date);
    if (speaker === null) return isInChair ? { kind: "chair", speaker: CHAIR } : { kind: "unattributed", speaker };
    return { kind: isInChair || isChairOffice(speaker.office) ? "chair" : "speech", speaker };
  }

  private endDocument(): void {
    this.joined.flush();
    const { isMade, isFromOthers } = this.speakers.complete(this.header.sitting().date);
    if (isFromOthers) {
      const names = this.companions.map(({ path }) => path.slice(path.lastIndexOf("/") + 1)).join(", ");
      this.say(
        "names-from-companion",
        "info",
        `Names and parties are those that ${names} lists for the ids here.`,
        null,
      );
    }
    if (!isMade) return;
    this.say("names-from-ids", "info", "Not all who speak are in a list of people; names are made from ids.", null);
  }

  private endTurn(turn: Turn): void {
    turn.end();
    this.turn = null;
    const { heldGap, unit } = this;
    this.heldGap = null;
    if (!turn.isEmpty) {
      this.turns++;
      if (turn.facts.kind === "unattributed") {
        this.say("no-speaker", "warning", "The source does not say who speaks here.", unit.range);
      } else if (turn.facts.speaker === CHAIR) {
        const message = "The source says that the chair speaks here, by the mark #chair, and not who presides.";
        this.say("chair-not-named", "info", message, unit.range);
      }
      this.joined.add(turn, unit);
    }
    if (!heldGap) return;
    this.joined.flush();
    heldGap.say(this.emit);
  }

  private endAside(aside: Aside): void {
    this.aside = null;
    aside.end();
  }

  private beginAside(tag: OpenTag): Aside {
    const { name } = tag;
    const type = tag.get("type");
    if (!this.turn) this.joined.note();
    if (name === "gap") return this.gap(tag);
    if (name === "head") return this.head(tag);
    if (type === "time") return this.timeNote(name);
    if (name === "docDate") this.outline.dated(this.header.dated(readWhen(tag.get("when"))));
    const isBeforeWords = !this.turn || (this.turn.isEmpty && UTTERANCES.has(this.unit.element));
    if ((type === "speaker" || name === "speaker") && isBeforeWords) return this.speakerNote(tag);
    const text = (raw: string, start: number): void => this.note(raw, start);
    return { element: name, text, end: () => {} };
  }

  private note(raw: string, start: number): void {
    this.emit({ type: "span", role: "note", range: wordsRange(raw, start) });
  }

  private head(tag: OpenTag): Aside {
    const { start: at, name: element } = tag;
    this.joined.flush();
    const collector = new TextCollector(this.references);
    return {
      element,
      text: (raw, start, literal) => {
        collector.space(start);
        collector.add(raw, start, literal);
        this.emit({ type: "span", role: "heading", range: wordsRange(raw, start) });
      },
      end: () => {
        const words = wordsIn(collector);
        if (words !== "") this.outline.heading(words, at);
      },
    };
  }

  /** The printed speaker of the next turn, or of the one that is open and has no words yet. */
  private speakerNote(tag: OpenTag): Aside {
    const { turn, unit } = this;
    this.joined.flush();
    this.outline.words(tag.start);
    const collector = new TextCollector(this.references);
    return {
      element: tag.name,
      text: (raw, start, literal) => {
        collector.space(start);
        collector.add(raw, start, literal);
        this.emit({ type: "span", role: "speaker", range: wordsRange(raw, start) });
      },
      end: () => {
        this.line = wordsIn(collector).replace(/\s*:$|(?<=\p{L}{4})\.$/u, "") || null;
        if (!turn) return;
        Object.assign(turn.facts, this.factsOf(unit, true));
        this.line = null;
      },
    };
  }

  private timeNote(element: string): Aside {
    let when: string | null = null;
    let words = "";
    return {
      element,
      open: (tag) => {
        when ??= tag.get("when") ?? tag.get("from");
      },
      text: (raw, start) => {
        words += ` ${raw}`;
        this.note(raw, start);
      },
      end: () => {
        this.time = readTime(when, words) ?? this.time;
      },
    };
  }

  private gap(tag: OpenTag): Aside {
    const gap = new Gap(tag, this.references);
    return {
      element: tag.name,
      open: (inner) => gap.open(inner),
      text: (raw, start) => gap.text(raw, start),
      end: () => this.endGap(gap),
    };
  }

  /** Within a turn only what stands before or after all its words is a gap between turns; else it is a note in it. */
  private endGap(gap: Gap): void {
    if (this.turn && !this.turn.isEmpty) {
      this.heldGap?.sayAsNote(this.emit);
      this.heldGap = gap;
      return;
    }
    this.joined.flush();
    this.outline.words(gap.at);
    gap.say(this.emit);
  }

  private say(code: string, severity: "info" | "warning", message: string, range: TextRange | null): void {
    if (this.said.has(code)) return;
    this.said.add(code);
    this.emit({ type: "diagnostic", code, severity, message, range });
  }
}

function wordsIn(collector: TextCollector): string {
  const { pieces } = collector.take();
  return pieces
    .map((piece) => piece.text)
    .join("")
    .trim();
}

/** TEI of parliaments: ParlaMint, plain and annotated (`.ana.xml`), its root files, and other TEI with `u` elements. */
export const parlamintTei: TextReader = {
  id: "parlamint-tei",
  version: 9,
  name: "ParlaMint and other TEI XML",
  sniff,
  open: (sink, { companions }) => openXml(sink, (references) => new Parse(sink, references, companions ?? [])),
};
