import type { IsoDate } from "../../model/extract.ts";
import { DAY_PATTERN, isoDay, readDay } from "../dates.ts";
import { readForeignDay } from "../foreign-days.ts";
import { houseOf } from "../houses.ts";
import { type Line, subLine } from "../lines.ts";
import { readPageMark } from "../page-mark.ts";
import type { ExtractFacts } from "../reader.ts";

/** Links of the sites that such text is copied from, and what every title page of a report says. */
export const NOISE =
  /^(?:DÍOSPÓIREACHTAÍ PARLAIMINTE|TUAIRISC OIFIGIÚIL\b.*|\(OFFICIAL REPORT\b.*\)|Insert Date Here|(?:Previous Section|Next Section|Home Page|Skip to main content|Back to top)|\[(?:English|Translation|Français|Traduction|Anglais)\]|Transcribed by https:\/\/otter\.ai|Transcription ended after [\d:]+|This editable transcript was computer generated.{0,120}|(?:(?:Previous Section|Next Section|Index|(?:Lords |Commons )?(?:Hansard )?Home Page|(?:Back to )?(?:Table of )?Contents|Forward|Back|Section)[\s|]*){2,})$/;

/** An entry of a list of contents: words, dots (or what became of them in a PDF) and a page. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: some PDFs give dots as such characters.
export const CONTENTS_ENTRY = /(?:(?:\.{4,}|(?: \.){4,}|(?:… ?){2,})\s*\d+|(?:[\uFFFD\u0001-\u0008] ?){4,}\d*)$/u;

/** The code of a paragraph in reports of the Oireachtas: `18/11/2021A00200`. */
const CODE = "(?:\\d{2}/)?\\d{2}/\\d{4}[A-Z]{1,4}\\d{5}";
const PARAGRAPH_CODE = new RegExp(`${CODE}$`);
const CODE_BEFORE = new RegExp(`^${CODE}(?=\\S)`);

/** Whether a line is nothing but the code of a paragraph. */
export function isParagraphCode(text: string): boolean {
  return text.length <= 19 && PARAGRAPH_CODE.exec(text)?.index === 0;
}

/** Cuts off the code of a paragraph that text taken from a PDF glued to the words after it, or to the end of a line. */
export function ungluedCode(line: Line): Line[] | null {
  const length = CODE_BEFORE.exec(line.text)?.[0].length ?? 0;
  const rest = length > 0 ? subLine(line, length) : null;
  const before = rest && subLine(line, 0, length);
  if (rest && before)
    return [
      { ...line, ...before },
      { ...line, ...rest, blankBefore: true },
    ];
  const at = PARAGRAPH_CODE.exec(line.text)?.index ?? 0;
  const words = at === 0 ? null : subLine(line, 0, at);
  const code = words && subLine(line, at);
  return words && code ? [{ ...line, ...words }, code] : null;
}

/** Lines this long are no heads of pages. */
const LONGEST_HEAD = 80;
/** So many lines may be the title page, whose words the pages' heads repeat. */
const TITLE_LINES = 60;

/**
 * Knows the heads and numbers of pages in text taken from a PDF, where form feeds or page marks part the pages: a number
 * alone beside one, and a short line right after one that says what the title page or another page's head says.
 */
export class PageFurniture {
  private readonly heads = new Set<string>();
  private lines = 0;
  private afterMark = false;

  /** Whether the line is none of the text's words; every line must be shown, in order. */
  has(line: Line, next: Line | undefined): boolean {
    const { text } = line;
    if (readPageMark(text)?.page) {
      this.afterMark = true;
      return false;
    }
    const begins = line.pageBefore === true || this.afterMark;
    this.afterMark = false;
    const ends = next?.pageBefore === true || (next !== undefined && readPageMark(next.text)?.page != null);
    if (/^[-–]?\s?\d{1,5}\s?[-–]?$/.test(text)) return begins || ends;
    if (text.length > LONGEST_HEAD) return false;
    const isOfTitle = this.lines++ < TITLE_LINES;
    if (!begins && !isOfTitle) return false;
    const head = headOf(text);
    const isHead = begins && this.heads.has(head);
    this.heads.add(head);
    if (isOfTitle && DAY_AT_END.test(text)) this.heads.add(headOf(text.replace(DAY_AT_END, "$1")));
    return isHead;
  }
}

function headOf(text: string): string {
  return text.toLowerCase().replace(/\d+/g, "#");
}

/** `Friday, 24 April 2031` of a title page is `24 April 2031` in the heads of pages. */
const DAY_AT_END = /^.* (\d{1,2} \p{L}+ \d{4})$/u;

const COLUMN = new RegExp(
  `^\\[?(?:(${DAY_PATTERN}) ?: ?)?(?:Column|Col\\.?) ?:? ?((?:WA|WS|GC)? ?\\d+(?:WH|WS|W|GC|CWH|PC?|MC)?)(?:[-–]\\d+)?\\]?$`,
  "i",
);

/** A column mark on a line of its own: `Column 56`, `23 Mar 2009 : Column 56`. */
export function readColumn(text: string): { column: string; date: string | null } | null {
  const match = COLUMN.exec(text);
  return match ? { column: match[2] as string, date: match[1] ? readDay(match[1]) : null } : null;
}

/** A time on a line of its own: `4.28 pm`, `10:30`, `Kl. 10:30`, `Noon`. */
export const TIME_LINE =
  /^\[?(?:\d{1,2}(?:[.:]\d{1,2})? ?[ap]\.?m\.?|\d{1,2}:\d{2}(?::\d{2})?|kl\. ?\d{1,2}[.:]\d{2}|(?:12 )?noon|midnight)\]?$/i;
/** The time as Canada's printed Hansard has it. */
const CANADIAN_TIME = /^[●•] ?\((\d{2})(\d{2})\)$/;
const BARE_TIME = /^(?:[01]?\d|2[0-3])\.[0-5]\d$/;

/** The time a line says and nothing else: `● (1005)` too, and right before a turn `2.10`, which elsewhere may number something. */
export function readTimeLine(text: string, isBeforeTurn: () => boolean): string | null {
  if (text.length > 12) return null;
  const canadian = CANADIAN_TIME.exec(text);
  if (canadian) return `${canadian[1]}:${canadian[2]}`;
  return TIME_LINE.test(text) || (BARE_TIME.test(text) && isBeforeTurn()) ? text : null;
}

/** What may stand after a day: a full stop, an hour, the day of the Indian calendar, a page, or the hour and length of a recording (`2:03PM • 34:12`). */
const AFTER_DAY =
  "\\.|, \\d{1,2}(?:\\.\\d{2})? [ap]\\.m\\.|/\\p{L}+ \\d{1,2}, \\d{4} \\(Saka\\)|\\s+(?:Take|Page):? ?\\d+|,? (?:at )?\\d{1,2}[:.]\\d{2} ?(?:[ap]m)?(?: [•·|] [\\d:]+)?";
const DAY_LINE = new RegExp(
  `^(?:\\*{1,2}|_)?(?:No\\. ?\\d+ |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(${DAY_PATTERN})(?:${AFTER_DAY})?(?:\\*{1,2}|_)?$`,
  "iu",
);
/** A day at the end of a title: `Ferry Services, Monday 16 June 2031`. */
const ENDS_IN_DAY = new RegExp(`[,–—|(-] ?(${DAY_PATTERN})\\)?$`);

/** The day at the end of a title that says more. */
export function dayAtEnd(text: string): IsoDate | null {
  const day = /\d{4}\)?$/.test(text) ? ENDS_IN_DAY.exec(text)?.[1] : undefined;
  return day ? readDay(day) : null;
}

/** `Vol. 961 Tuesday,`, beside which another column holds the rest of the day. */
const VOLUME_LINE = /^Vol(?:ume|\.)? (\d{1,4})(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,?$/;
/** Parts of a title page that say nothing by themselves: `No. 6`, and the weekday of a day on the next line. */
const TITLE_PAGE_NUMBER = /^(?:No\. ?\d{1,4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,)$/;
const DEB = new RegExp(`^(HC|HL) Deb (${DAY_PATTERN})(?: vol (\\d+))?(?: (?:cc?|cols?\\.?) ?(\\d+[\\w-]*))?$`);
const DEBATED = new RegExp(`^Volume (\\d+): debated on (${DAY_PATTERN})$`);
/** What tables at the top of records state besides. */
const RECORD_LABEL =
  /^(Parliament|Session|Volume|Sitting) No\.?:\s*(\d{1,4})$|^(?:Sitting Date|Date of (?:Meeting|Sitting)):\s*(\S.*)$/i;
const EVIDENCE = /^Oral evidence: (\S.*)$/;
const LABEL = /^(Title|Debate|Topic|Subject|Date|House|Chamber|Venue|Department|Volume|Columns?|URL|Source): ?(\S.*)$/i;

/** Houses that title pages name in letters of every size: `Dáil ÉireANN`. */
const TITLE_PAGE_HOUSES: [RegExp, string][] = [
  [/^Dáil Éireann$/iu, "Dáil Éireann"],
  [/^Seanad Éireann$/iu, "Seanad Éireann"],
];

function houseNamed(text: string): "commons" | "lords" | null {
  if (/^(?:House of )?Commons$/i.test(text)) return "commons";
  return /^(?:House of )?Lords$/i.test(text) ? "lords" : null;
}

/** `15-03-1993`, the day first where the figures leave no doubt. */
function readFiguresDay(text: string): IsoDate | null {
  const [, day, month, year] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? [];
  return day && Number(day) > 12 ? isoDay(Number(year), Number(month), Number(day)) : null;
}

function labelled(label: string, value: string): ExtractFacts | null {
  switch (label.toLowerCase()) {
    case "title":
    case "debate":
    case "topic":
    case "subject":
      return { title: value };
    case "date": {
      const date = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0] ?? readDay(value) ?? readFiguresDay(value);
      return date === null ? null : { date };
    }
    case "house":
      return { house: houseNamed(value) ?? value };
    case "chamber":
    case "venue":
      return { chamber: value, ...(houseOf(value) ? { house: houseOf(value) } : {}) };
    case "department":
      return { department: value };
    case "volume":
      return { volume: value };
    case "column":
    case "columns":
      return { columns: value };
    case "url":
      return { url: value };
    default:
      return /^https?:/.test(value) ? { url: value } : {};
  }
}

/** A line that states the item's place in the record: it begins an item when one already has words. */
export function readReference(text: string): ExtractFacts | null {
  const deb = DEB.exec(text);
  if (deb) {
    const house = deb[1] === "HC" ? "commons" : "lords";
    const date = readDay(deb[2] as string);
    return { kind: "debate", house, date, volume: deb[3] ?? null, columns: deb[4] ?? null };
  }
  const debated = DEBATED.exec(text);
  return debated ? { kind: "debate", volume: debated[1], date: readDay(debated[2] as string) } : null;
}

/** A line above the first words that says what, where or when: a day, a house, a chamber, `Date: ...`. */
export function readHeaderLine(text: string): ExtractFacts | null {
  const day = DAY_LINE.exec(text)?.[1];
  if (day) return { date: readDay(day) };
  const foreign = readForeignDay(text);
  if (foreign) return { date: foreign };
  const titled = TITLE_PAGE_HOUSES.find(([pattern]) => pattern.test(text))?.[1];
  if (titled) return { house: titled };
  const volume = VOLUME_LINE.exec(text)?.[1];
  if (volume) return { volume };
  if (TITLE_PAGE_NUMBER.test(text)) return {};
  const house = houseNamed(text);
  if (house && /^House/i.test(text)) return { house };
  if (houseOf(text)) return { chamber: text, house: houseOf(text) };
  const record = RECORD_LABEL.exec(text);
  if (record?.[3]) return labelled("date", record[3]) ?? {};
  if (record) return /^vol/i.test(record[1] ?? "") ? { volume: record[2] ?? null } : {};
  const evidence = EVIDENCE.exec(text)?.[1];
  if (evidence) return { title: evidence };
  const label = LABEL.exec(text);
  return label ? labelled(label[1] as string, label[2] as string) : null;
}

/** Two lines of a program's log, with their days and levels. */
export const LOG =
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.{0,40}\b(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE)\b.*\n\[?\d{4}-\d\d-\d\d[T ]\d\d:/m;
