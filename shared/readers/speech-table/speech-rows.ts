import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import type { TableField } from "../../model/table-fields.ts";
import { hasMarkup, htmlParagraphs } from "../field-html.ts";
import { houseOf } from "../houses.ts";
import { LanguageOfTurns } from "../language.ts";
import { linesOf, type MappedText } from "../mapped-text.ts";
import { References } from "../markup/references.ts";
import { isChairOffice, readPrintedSpeaker } from "../printed-speaker.ts";
import type { ExtractFacts, Piece, ReaderSink } from "../reader.ts";
import { OFFICE_WORD } from "../speaker-brackets.ts";
import { readDate, readEpoch } from "./read-date.ts";
import { RowDays, WITH_DAY } from "./row-days.ts";

/** One row: the words of its fields with their places; what is blank or missing is left out. */
export type SpeechRow = ReadonlyMap<TableField, MappedText>;

/** How tables say that a value is not there. */
const NOT_THERE = /^(?:NA|N\/A|n\/a|-|–|null|NULL|None|none|NaN|nan|unknown|Unknown)$/;

const LONGEST_NOT_THERE = 7;

/** What stands before or after a name and nothing else: `Mr`, `Herr Dr.`, `doc. JUDr., CSc.`. */
const HONORIFIC =
  /^(?:(?:Mr|Mrs|Ms|Miss|Mx|\p{L}{0,5}Dr|Dr\.? ?h\. ?c|Prof|Professor|Doc|Sir|Dame|Lord|Lady|Baroness|Baron|Rev|Hon|Rt Hon|Senator|Sen|Herr|Frau|Mme|Mlle|Madame|Monsieur|M|Sr|Sra|Señora?|Sig|Dhr|Mevr|Dott|Ing|Ing\. ?arch|Mag|Mgr|Bc|CSc|DrSc|Ph\. ?D|LL\. ?M|MBA|MPH)\.?(?:,?\s+|,|$))+$/iu;

function isNotThere(text: string): boolean {
  return text.length <= LONGEST_NOT_THERE && NOT_THERE.test(text);
}

/** TheyWorkForYou's kinds of rows that are headings, outer and inner. */
const HEADING_ROWS: Record<string, number> = { "10": 0, "11": 1 };
/** And its numbers of houses. */
const HOUSE_NUMBERS: Record<string, string> = {
  "1": "commons",
  "2": "lords",
  "3": "Northern Ireland Assembly",
  "4": "Scottish Parliament",
  "5": "Senedd Cymru",
  "6": "London Assembly",
};
/** A house; a number is TheyWorkForYou's where the row is one of its, else that of a parliament, which names no house. */
function houseOfNumber(printed: string | null, isNumbered: boolean): string | null {
  if (printed === null || !/^\d+$/.test(printed)) return printed;
  return isNumbered ? (HOUSE_NUMBERS[printed] ?? null) : null;
}

/** Makes extracts and turns of rows: a debate is a run of rows of the same day and headings. */
export class SpeechRows {
  private readonly emit: ReaderSink;
  private readonly references = new References();
  private debate: ExtractFacts | null = null;
  private house: string | null = null;
  /** The headings that rows of their own give. */
  private above: string[] = [];
  private readonly language = new LanguageOfTurns();
  private readonly said = new Set<string>();
  /** The last number that stood where words are looked for. */
  private numbered = 0;
  private readonly days = new RowDays((code, message, place) => this.say(code, message, place));

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /**
   * Takes a row that begins at `at`. A row without words adds nothing but a diagnostic. Where the table `isOfQuestions`, a row is a
   * written question, with its answer if there is one.
   */
  take(printed: SpeechRow, at: number, isOfQuestions = false): void {
    const row = withPersonsTitle(printed);
    const get = (field: TableField) => {
      const text = row.get(field)?.text ?? null;
      return text === null || isNotThere(text) ? null : text;
    };
    const level = HEADING_ROWS[get("kind") ?? ""];
    if (level !== undefined) {
      this.headingRow(level, row);
      return;
    }
    const facts = { ...this.factsOf(row, get), ...(isOfQuestions && questionFacts(get)) };
    const isSame = this.goesOn(facts) && !isOfQuestions;
    const stated = get("language");
    if (isSame) this.language.turn(stated, this.emit);
    else this.emit({ type: "extract", at, facts: { ...facts, language: this.language.begin(stated) } });
    for (const field of ["oralHeading", "majorHeading", "minorHeading", "title"] as const) {
      const range = isSame ? null : row.get(field)?.range;
      if (range && range.end > range.start) this.emit({ type: "span", role: "heading", range });
    }
    const text = row.get("text");
    if (!text || isNotThere(text.text) || this.isRunningNumber(text.text)) {
      this.say("row-without-words", "A row holds no words.", row.get("speaker") ?? null);
      return;
    }
    const { speaker, chair } = speakerOf(get);
    for (const field of speaker ? fieldsOfSpeaker(row) : []) {
      const range = row.get(field)?.range;
      if (range) this.emit({ type: "span", role: "speaker", range });
    }
    this.emit({
      type: "occurrence",
      kind: isOfQuestions ? "question" : kindOf(get("kind"), speaker, chair),
      speaker,
      paragraphs: this.paragraphsOf(text),
      column: get("column"),
      time: readEpoch(get("time"))?.time ?? get("time")?.replace(WITH_DAY, "") ?? null,
      number: get("number"),
      id: get("id"),
      url: get("url"),
    });
    if (isOfQuestions) this.answer(row, get, facts.answeredDate ?? null);
  }

  private answer(row: SpeechRow, get: (field: TableField) => string | null, date: ExtractFacts["date"]): void {
    const text = row.get("answer");
    if (!text || get("answer") === null) return;
    const printed = get("answeredBy");
    const range = row.get("answeredBy")?.range;
    if (range) this.emit({ type: "span", role: "speaker", range });
    const speaker = printed === null ? null : readPrintedSpeaker(printed).speaker;
    this.emit({
      type: "occurrence",
      kind: "answer",
      speaker,
      date,
      paragraphs: this.paragraphsOf(text),
      number: get("number"),
      url: get("url"),
    });
  }

  /** A column `speech` may number speeches whose words are elsewhere: 1 and so on, from 1 again in the next debate. */
  private isRunningNumber(text: string): boolean {
    if (text.length > 5 || !/^\d+$/.test(text)) return false;
    const number = Number(text);
    const isRunning = number === 1 || number === this.numbered + 1;
    if (isRunning) this.numbered = number;
    return isRunning;
  }

  /** Whether a row belongs to the debate of the one before; one that names no house does not part them. */
  private goesOn(facts: ExtractFacts): boolean {
    const { house = null } = facts;
    const isSame = isSameDebate(facts, this.debate) && (house === null || this.house === null || house === this.house);
    if (isSame && this.house === null && house !== null) this.emit({ type: "facts", facts: { house } });
    this.debate = facts;
    this.house = isSame ? (this.house ?? house) : house;
    return isSame;
  }

  /** A row that is a heading of the rows after it, as TheyWorkForYou gives them. */
  private headingRow(level: number, row: SpeechRow): void {
    const words = row.get("text");
    const title = words && this.paragraphsOf(words).map((pieces) => pieces.map(({ text }) => text).join(""));
    this.above = [...this.above.slice(0, level), ...(title ? [title.join(" ")] : [])];
    if (words?.range) this.emit({ type: "span", role: "heading", range: words.range });
  }

  private factsOf(row: SpeechRow, get: (field: TableField) => string | null): ExtractFacts {
    const headings = (["oralHeading", "majorHeading", "minorHeading", "title"] as const).flatMap(
      (field) => get(field) ?? [],
    );
    if (headings.length === 0) headings.push(...this.above);
    const house = houseOfNumber(get("house"), get("kind") !== null || get("id") !== null);
    const chamber = get("chamber");
    const known = /^(?:(?:UK-)?House ?of ?)?(Commons|Lords)$/i.exec(house ?? chamber ?? "")?.[1]?.toLowerCase();
    return {
      kind: "debate",
      title: headings.at(-1) ?? null,
      headingPath: headings.slice(0, -1),
      date: this.days.of(row, get) ?? readEpoch(get("time"))?.date ?? null,
      house: known ?? house ?? (chamber && houseOf(chamber)),
      chamber,
      id: get("debateId"),
    };
  }

  /** HTML gives its paragraphs; of plain text each line is one. */
  private paragraphsOf(text: MappedText): Piece[][] {
    if (hasMarkup(text.text)) return htmlParagraphs(text, this.references);
    return linesOf(text).map(({ line }) => line.slice(0));
  }

  /** Says each kind of trouble once, where it is first met. */
  private say(code: string, message: string, place: MappedText | null): void {
    if (this.said.has(code)) return;
    this.said.add(code);
    this.emit({ type: "diagnostic", code, severity: "warning", message, range: place?.range ?? null });
  }
}

function questionFacts(get: (field: TableField) => string | null): ExtractFacts {
  const answered = get("answeredDate");
  return {
    kind: "written-question",
    department: get("department"),
    answeredDate: answered === null ? null : (readDate(answered)?.date ?? null),
  };
}

function isSameDebate(a: ExtractFacts, b: ExtractFacts | null): boolean {
  if (b === null || a.date !== b.date || a.title !== b.title || a.chamber !== b.chamber || a.id !== b.id) return false;
  const [path = [], other = []] = [a.headingPath, b.headingPath];
  return path.length === other.length && path.every((heading, at) => heading === other[at]);
}

/** A column `title` may hold the titles of people (`Mr`, `Puhemies`), not of debates. */
export function withPersonsTitle(row: SpeechRow): SpeechRow {
  const title = row.get("title");
  if (!title) return row;
  const other = new Map(row);
  if (row.has("firstName") && !row.has("office") && isChairOffice(title.text)) {
    other.delete("title");
    return other.set("office", title);
  }
  if (!HONORIFIC.test(title.text)) return row;
  other.delete("title");
  return row.has("honorific") ? other : other.set("honorific", title);
}

/**
 * The name of whoever speaks as printed, of one column or of those of first and last name with the title before it; and the name in its
 * order, where a table has its parts.
 */
function namesOf(get: (field: TableField) => string | null): { printed: string | null; name: string | null } {
  const [first, last, honorific] = [get("firstName"), get("lastName"), get("honorific")];
  const isWhole = first === null || last?.startsWith(`${first} `);
  const name = isWhole ? last : [first, last].filter(Boolean).join(" ");
  const printed = get("speaker");
  if (printed !== null) {
    const isOfParts = first !== null && printed === `${last}, ${first}`;
    return { printed, name: isOfParts ? name : surnameFirst(printed) };
  }
  const isTitled = name === null || honorific === null || name.startsWith(honorific);
  return { printed: isTitled ? name : `${honorific} ${name}`, name };
}

/** `Elm, John, MP`: a surname, what stands before it, and letters of a member. */
const SURNAME_FIRST =
  /^(?!The )(\p{Lu}[\p{L}'’ -]{1,40}), (?!(?:Jr|Sr|MP|QC|KC|Esq)\b)(\p{Lu}[\p{L}.'’ -]{0,40}?)(?:, (?:the )?(?:MP|Hon|Sen|Senator|MSP|TD))?$/u;

/** The name in its order where it is printed with the surname first; null where it is not. */
function surnameFirst(printed: string): string | null {
  const [, last, first = ""] = SURNAME_FIRST.exec(printed) ?? [];
  return last === undefined || OFFICE_WORD.test(printed) ? null : `${first} ${last}`;
}

/** The fields in which the speaker stands, as they follow each other in the row. */
function fieldsOfSpeaker(row: SpeechRow): TableField[] {
  const named: TableField[] = row.has("speaker") ? ["speaker"] : ["firstName", "lastName"];
  const at = (field: TableField) => row.get(field)?.range?.start ?? 0;
  return ["honorific" as const, ...named].filter((field) => row.has(field)).sort((a, b) => at(a) - at(b));
}

/** Columns of their own say more than brackets in a name. */
function speakerOf(get: (field: TableField) => string | null): { speaker: PrintedSpeaker | null; chair: boolean } {
  const { printed, name } = namesOf(get);
  if (printed === null) return { speaker: null, chair: false };
  const { speaker, chair } = readPrintedSpeaker(printed);
  for (const field of ["party", "constituency", "office"] as const) speaker[field] = get(field) ?? speaker[field];
  // `Anna Ek (S)` of a table that has a column for the party: the bracket is that, and no constituency.
  if (speaker.constituency === speaker.party) speaker.constituency = get("constituency");
  if (name !== null && speaker.office === get("office")) speaker.name = name;
  return { speaker: { ...speaker, id: get("personId") }, chair: chair || isChairOffice(get("office")) };
}

function kindOf(printed: string | null, speaker: PrintedSpeaker | null, chair: boolean): ContributionKind {
  if (printed !== null && /^(?:proced|13$)/i.test(printed)) return "procedural";
  if (printed !== null && /^(?:division|14$)/i.test(printed)) return "division";
  if (speaker === null) return "unattributed";
  // Some tables have a column that says whether the speaker presides.
  if (chair || (printed !== null && /^(?:true|1)$/i.test(printed))) return "chair";
  if (printed !== null && /^question$/i.test(printed)) return "question";
  return printed !== null && /^answer$/i.test(printed) ? "answer" : "speech";
}
