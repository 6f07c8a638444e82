import { onceFor } from "../../lib/once-for.ts";
import type { PrintedSpeaker } from "../../model/extract.ts";
import type { Companion } from "../companions.ts";
import { isoDay } from "../dates.ts";
import { LanguageOfTurns } from "../language.ts";
import { type Line, scanLines } from "../lines.ts";
import {
  isMeasuresTable,
  isSpeakersTable,
  readSpeakersTable,
  type UnitFacts,
} from "../parlamint-meta/speakers-table.ts";
import { isChairOffice } from "../printed-speaker.ts";
import type { ExtractFacts, ReaderSink, TextReader } from "../reader.ts";

/** A unit's id, which begins with that of its sitting, a tab, and its words. */
const UNIT = /^([^\t ]+)\t+(?=\S)/;
const DAY = /(\d{4})-(\d{2})-(\d{2})/;
const CORPUS = /(?:^|\/)(ParlaMint-[A-Z]{2}(?:-[A-Z]{2})?)(?:-en)?_/;

/** The rows of the companion, read once for each array of companions. */
const tableOf = onceFor((companions: readonly Companion[]): Map<string, UnitFacts> => {
  const companion = companions.find(({ text }) => isSpeakersTable(text));
  return companion ? readSpeakersTable(companion.text) : new Map();
});

function dayIn(text: string | null): string | null {
  const [, year, month, day] = DAY.exec(text ?? "") ?? [];
  return year ? isoDay(Number(year), Number(month), Number(day)) : null;
}

/** `Doe, Jane Ann` -> `Jane Ann Doe`. */
function nameInOrder(listed: string): string {
  const [surname, forename, ...more] = listed.split(", ");
  return forename && more.length === 0 ? `${forename} ${surname}` : listed;
}

function speakerOf(unit: UnitFacts): PrintedSpeaker | null {
  const [listed, id] = [unit.get("Speaker_name"), unit.get("Speaker_ID")];
  if (listed === null && id === null) return null;
  const name = nameInOrder(listed ?? (id as string));
  // Of several parties the first.
  const [party = null] = (unit.get("Speaker_party") ?? unit.get("Speaker_party_name"))?.split(";") ?? [];
  return { printed: name, name, office: null, constituency: null, party, id: id && `#${id.replace(/^#/, "")}` };
}

/** Of the United Kingdom by its usual word, else as the table calls it. */
function houseOf(path: string, unit: UnitFacts | undefined): string | null {
  const body = unit?.get("Body") ?? unit?.get("House") ?? null;
  const [, corpus = ""] = CORPUS.exec(path) ?? [];
  if (corpus !== "ParlaMint-GB")
    return body && corpus
      ? `${corpus.slice("ParlaMint-".length)}: ${body.toLowerCase().replace("unicameralism", "parliament")}`
      : body;
  return /lords|upper/i.test(body ?? path) ? "lords" : "commons";
}

class Parse {
  private readonly emit: ReaderSink;
  private readonly path: string;
  private readonly units: Map<string, UnitFacts>;
  private key: string | null = null;
  private readonly language = new LanguageOfTurns();
  private unnamed = 0;

  constructor(emit: ReaderSink, path: string, units: Map<string, UnitFacts>) {
    this.emit = emit;
    this.path = path;
    this.units = units;
  }

  take(line: Line): void {
    const match = UNIT.exec(line.text);
    const id = match?.[1] ?? null;
    const unit = this.units.get(id ?? "");
    this.begin(line.start, unit);
    const from = line.start + (match?.[0].length ?? 0);
    if (id !== null)
      this.emit({ type: "span", role: "metadata", range: { start: line.start, end: line.start + id.length } });
    const speaker = unit ? speakerOf(unit) : null;
    if (speaker === null) this.unnamed++;
    const role = unit?.get("Speaker_role") ?? unit?.get("Speaker_type") ?? null;
    const isChair = /^chair/i.test(role ?? "") || isChairOffice(role);
    const kind = speaker === null ? "unattributed" : isChair ? "chair" : "speech";
    const piece = { text: line.text.slice(from - line.start), start: from, end: line.end };
    this.emit({ type: "occurrence", kind, speaker, paragraphs: [[piece]], id });
  }

  end(companions: readonly Companion[]): void {
    if (this.units.size > 0) {
      const [{ path } = { path: "" }] = companions;
      const message = `Names, parties and days are those that ${path.slice(path.lastIndexOf("/") + 1)} lists for the units here.`;
      this.emit({ type: "diagnostic", code: "names-from-companion", severity: "info", message, range: null });
    }
    if (this.unnamed === 0) return;
    const message =
      this.units.size > 0
        ? `${this.unnamed} units have no speaker in the table beside this file.`
        : "The text does not name its speakers; put its -meta.tsv beside it.";
    this.emit({ type: "diagnostic", code: "no-speakers", severity: "warning", message, range: null });
  }

  /** Begins an extract where the table's agenda item, title or day is another. */
  private begin(at: number, unit: UnitFacts | undefined): void {
    const agenda = unit?.get("Agenda") ?? null;
    const title = unit?.get("Title") ?? null;
    const facts: ExtractFacts = {
      kind: "debate",
      title: agenda ?? title,
      headingPath: agenda && title ? [title] : [],
      date: dayIn(unit?.get("Date") ?? unit?.get("From") ?? null) ?? dayIn(this.path),
      house: houseOf(this.path, unit),
      id: unit?.get("Text_ID") ?? this.path.slice(this.path.lastIndexOf("/") + 1).replace(/\.txt$/, ""),
    };
    const key = JSON.stringify(facts);
    const stated = unit?.get("Lang") ?? null;
    if (key === this.key) this.language.turn(stated, this.emit);
    else this.emit({ type: "extract", at, facts: { ...facts, language: this.language.begin(stated) } });
    this.key = key;
  }
}

/**
 * ParlaMint's text: a line for each unit, its id and its words parted by a tab. Who speaks stands in the table beside it
 * (`-meta.tsv`) alone. A unit is a turn, as the corpus has it; its paragraphs are not told apart.
 */
export const parlamintText: TextReader = {
  id: "parlamint-text",
  version: 3,
  name: "ParlaMint text (units by id)",
  sniff({ path, text }) {
    const lines = text.split(/[\r\n]+/, 3).filter((line) => line.trim() !== "");
    const isTable = isSpeakersTable(text) || isMeasuresTable(text);
    const isUnits = lines.length > 0 && !isTable && lines.every((line) => UNIT.test(line));
    if (isUnits && (CORPUS.test(path) || lines.every((line) => line.startsWith("ParlaMint-")))) {
      return { confidence: "certain", reason: "Each line is the id of a ParlaMint unit, a tab and its words." };
    }
    return { confidence: "no", reason: "Its lines do not begin with ids of ParlaMint." };
  },
  open(sink, { path, companions = [] }) {
    const parse = new Parse(sink, path, tableOf(companions));
    const lines = scanLines(0, (line) => parse.take(line));
    return {
      write: lines.write,
      end() {
        lines.end();
        parse.end(companions);
      },
    };
  },
};
