import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { countOf } from "../../ui/count.ts";
import { dayRange, longDay } from "../../ui/day.ts";
import { languageName } from "../../ui/language.ts";

/** One piece of a line, with the reason that shows on hover and focus. */
export interface Fact {
  text: string;
  /** Null when there is nothing to explain. */
  reason: string | null;
  isMarked?: boolean;
}

/** The date that stands first on the page, `16 January 2025`; what is known of it where the source prints none. */
export function pageDates(page: Pick<DebatePage, "kind" | "date" | "answeredDate">): string {
  const date = page.date.value ? longDay(page.date.value) : null;
  const answered = page.answeredDate.value ? longDay(page.answeredDate.value) : null;
  if (page.kind.endsWith("question") && (date || answered)) {
    return [date && `Asked ${date}`, answered && `answered ${answered}`].filter(Boolean).join(", ");
  }
  return date ?? answered ?? "Undated";
}

/** House and chamber, department, how much, by how many. */
export function pageFacts(page: DebatePage): Fact[] {
  const { house, chamber, department } = page;
  const facts: Fact[] = page.headingPath.length > 0 ? [plain(page.headingPath.join(" › "))] : [];
  const houseName = house.value && (HOUSES[house.value] ?? house.value);
  if (houseName && !chamber.value?.includes(houseName)) facts.push(known(house, houseName));
  if (chamber.value) facts.push(known(chamber, chamber.value));
  if (department.value) facts.push(known(department, department.value));
  const { volume, columns } = page;
  if (volume.value) facts.push(known(volume, `vol ${volume.value}`));
  if (columns.value) facts.push(known(columns, `${/\d\D+\d/.test(columns.value) ? "cols" : "col"} ${columns.value}`));
  const isQuestion = page.kind === "written-question";
  if (isQuestion) facts.push(plain("Written question"));
  // Of excerpts the coverage says how many are held.
  else if (!page.isExcerpt) facts.push(plain(countOf(page.contributionCount, "contribution")));
  if (!isQuestion) facts.push(plain(countOf(page.speakers.length, "speaker")));
  return facts;
}

const HOUSES: Record<string, string> = { commons: "Commons", lords: "Lords" };

/** What is held of the debate and what is not known of it; empty when there is nothing to say. */
export function pageCoverage(page: DebatePage): Fact[] {
  const facts: Fact[] = [];
  if (page.isExcerpt) {
    const gaps = page.gaps > 0 ? `, ${countOf(page.gaps, "marked gap")}; other gaps possible` : "; gaps possible";
    facts.push(plain(`Excerpts only: ${countOf(page.contributionCount, "contribution")}${gaps}`));
  } else if (page.gaps > 0) {
    facts.push(plain(countOf(page.gaps, "marked gap")));
  }
  const unordered = page.runs.filter((run) => !run.orderKnown);
  if (page.runs.length > 1 && unordered.length > 0) {
    const reason = unordered.map((run) => run.reason).find((found) => found !== null) ?? null;
    facts.push({ text: `order of ${numberWord(page.runs.length)} runs unknown`, reason, isMarked: true });
  }
  facts.push(...dateCoverage(page), ...revisionCoverage(page));
  return facts;
}

/** Which revision of its files is shown, where there are several. */
function revisionCoverage({ sources }: DebatePage): Fact[] {
  const older = sources.filter(({ supersededBy }) => supersededBy !== null);
  if (older.length === 0) return [];
  const reason = older.map(({ path, supersededBy }) => revisionWords(path, supersededBy ?? "")).join(" ");
  if (older.length < sources.length) {
    return [
      {
        text: `newest revision shown; ${older.length === 1 ? "an older one is" : `${older.length} older are`} held`,
        reason,
      },
    ];
  }
  return [{ text: "an older revision", reason, isMarked: true }];
}

function revisionWords(path: string, newer: string): string {
  if (newer === "") return `${path} says that a newer revision took its place; the library does not hold it.`;
  return `${path} is an older revision of ${newer}.`;
}

/** `Also in French`; where the source does not say in which language, so much. */
export function translationWords({ language }: DebatePage["translations"][number]): string {
  return `Also in ${language === null ? "another language" : languageName(language)}`;
}

function dateCoverage(page: DebatePage): Fact[] {
  if (page.date.origin === "set") return [{ text: "date set by you", reason: page.date.reason, isMarked: true }];
  if (page.date.value || page.answeredDate.value) return [];
  const missing: Fact = { text: "date not in source", reason: null, isMarked: true };
  if (!page.dateHint) return [missing];
  const { from, to, reason } = page.dateHint;
  return [missing, { text: `probably between ${dayRange(from, to)}`, reason }];
}

function known(value: KnownText, text: string): Fact {
  const isSet = value.origin === "set";
  return { text: isSet ? `${text} (set by you)` : text, reason: isSet ? value.reason : null, isMarked: isSet };
}

function plain(text: string): Fact {
  return { text, reason: null };
}

function numberWord(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][count] ?? String(count);
}
