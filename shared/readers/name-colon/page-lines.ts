import { DAY_PATTERN, readDay } from "../dates.ts";
import { houseOf } from "../houses.ts";
import type { ExtractFacts } from "../reader.ts";

/** Links of the sites that such text is copied from. */
export const NOISE =
  /^(?:(?:Previous Section|Next Section|Home Page|Skip to main content|Back to top)|(?:(?:Previous Section|Next Section|Index|Home Page|Forward|Back)\s+)+(?:Section|Index|Home Page))$/;

const COLUMN = new RegExp(
  `^\\[?(?:(${DAY_PATTERN}) ?: ?)?(?:Column|Col\\.?) ?:? ?((?:WA|WS|GC)? ?\\d+(?:WH|WS|W|GC|CWH|P)?)(?:[-–]\\d+)?\\]?$`,
  "i",
);

/** A column mark on a line of its own: `Column 56`, `23 Mar 2009 : Column 56`. */
export function readColumn(text: string): { column: string; date: string | null } | null {
  const match = COLUMN.exec(text);
  return match ? { column: match[2] as string, date: match[1] ? readDay(match[1]) : null } : null;
}

/** A time on a line of its own: `4.28 pm`, `10:30`, `Noon`. */
export const TIME_LINE =
  /^\[?(?:\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?|\d{1,2}:\d{2}(?::\d{2})?|(?:12 )?noon|midnight)\]?$/i;

const DAY_LINE = new RegExp(`^${DAY_PATTERN}$`);
const DEB = new RegExp(`^(HC|HL) Deb (${DAY_PATTERN})(?: vol (\\d+))?(?: (?:cc?|cols?\\.?) ?(\\d+[\\w-]*))?$`);
const DEBATED = new RegExp(`^Volume (\\d+): debated on (${DAY_PATTERN})$`);
const LABEL = /^(Title|Debate|Topic|Subject|Date|House|Chamber|Venue|Department|Volume|Columns?|URL|Source): ?(\S.*)$/i;

function houseNamed(text: string): "commons" | "lords" | null {
  if (/^(?:House of )?Commons$/i.test(text)) return "commons";
  return /^(?:House of )?Lords$/i.test(text) ? "lords" : null;
}

function labelled(label: string, value: string): ExtractFacts | null {
  switch (label.toLowerCase()) {
    case "title":
    case "debate":
    case "topic":
    case "subject":
      return { title: value };
    case "date": {
      const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : readDay(value);
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
  if (DAY_LINE.test(text)) return { date: readDay(text) };
  const house = houseNamed(text);
  if (house && /^House/i.test(text)) return { house };
  if (houseOf(text)) return { chamber: text, house: houseOf(text) };
  const label = LABEL.exec(text);
  return label ? labelled(label[1] as string, label[2] as string) : null;
}
