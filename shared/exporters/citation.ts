import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { Known } from "../model/debate.ts";
import { withoutYear } from "../text/bearer-name.ts";
import { knownDate, longDate } from "./dates.ts";
import type { CitedDebate, CitedPassage, CitedSpeaker } from "./export-item.ts";

/** The words with their citation, as text and as HTML. */
export interface Citation {
  plain: string;
  html: string;
}

/** Where each house's debates are cited from; other houses are named as they are known. */
const HOUSE_SERIES: ReadonlyMap<string, string> = new Map([
  ["commons", "HC"],
  ["lords", "HL"],
]);

/**
 * The one form in which words leave Backbench: verbatim first, then a line that says who, where and when. A
 * part nobody gives is left out or shown as missing, never made up; what the analyst set is marked.
 */
export function cite(passage: CitedPassage): Citation {
  const words = passage.exact ?? "";
  const line = citationLine(passage);
  const html = toHtml([h("blockquote", paragraphElements(words)), h("p", line)]);
  return { plain: `${words}\n${line}`, html: html.replaceAll("\r", "&#xD;") };
}

/** The words as one `<p>` a paragraph. */
export function paragraphElements(words: string): Element[] {
  return words.split("\n").map((paragraph) => h("p", paragraph));
}

/**
 * The line under the words: `Name (office, constituency, party), HC Deb 16 January 2025, Title, vol [ ] col [ ],
 * para 17, file`.
 */
export function citationLine(passage: CitedPassage): string {
  const { debate } = passage;
  const parts = debate
    ? [
        speakerPart(passage),
        ...sessionPart(passage, debate),
        debate.title.value === null ? "[title not in source]" : marked(debate.title),
        columnPart(passage, debate),
      ]
    : ["[not found in the library now]"];
  return [...parts, paragraphPart(passage), filePart(passage)].filter((part) => part !== "").join(", ");
}

/** Every fact of the passage that the analyst set, with who did: `date: 9 December 2024 (set by AB)`. */
export function analystFacts(passage: CitedPassage): string[] {
  const { debate, speaker } = passage;
  const facts: [string, Known<string> | null | undefined][] = [
    ["date", passage.date ?? debate?.date],
    ["answered", debate?.answeredDate],
    ["title", debate?.title],
    ["house", debate?.house],
    ["chamber", debate?.chamber],
    ["department", debate?.department],
    ["volume", debate?.volume],
    ["columns", debate?.columns],
    ["address", debate?.url],
    ["speaker", speaker?.name],
    ["office", speaker?.office],
    ["constituency", speaker?.constituency],
    ["party", speaker?.party],
  ];
  return facts.flatMap(([name, known]) => {
    if (known?.origin !== "set") return [];
    const isDate = name === "date" || name === "answered";
    const value = known.value !== null && isDate ? longDate(known.value) : (known.value ?? "not known");
    const by = known.reason ?? "set by the analyst";
    return [`${name}: ${value} (${by.charAt(0).toLowerCase()}${by.slice(1)})`];
  });
}

function speakerPart({ speaker, contributionKind }: CitedPassage): string {
  const name = speaker && (marked(asPrinted(speaker.name)) || speaker.printed?.name || speaker.printed?.printed);
  if (!speaker || !name) return contributionKind === "division" ? "[division]" : "[speaker not named]";
  const facts = speakerFacts(speaker).filter((fact) => fact !== "");
  return facts.length > 0 ? `${name} (${facts.join("; ")})` : name;
}

/** What the program adds to a name to tell two people apart is not cited. */
function asPrinted(name: Known<string>): Known<string> {
  return name.value === null ? name : { ...name, value: withoutYear(name.value) };
}

function speakerFacts({ office, constituency, party }: CitedSpeaker): string[] {
  return [office, constituency, party].map(marked);
}

/** House and date: `HC Deb 16 January 2025`; questions and statements are no debates and say what they are. */
function sessionPart(passage: CitedPassage, debate: CitedDebate): string[] {
  const { value, origin } = debate.house;
  const series = value === null ? null : (HOUSE_SERIES.get(value.toLowerCase()) ?? null);
  const mark = origin === "set" ? " [house set by the analyst]" : "";
  const house = `${series ?? value ?? "[house not in source]"}${mark}`;
  const date = passage.date ?? debate.date;
  if (debate.kind === "written-question") {
    const number = passage.number === null ? [] : [`no. ${passage.number}`];
    return [...(value === null ? [] : [house]), "written question", ...number, questionDates(passage, debate)];
  }
  if (debate.kind === "written-statement") return [house, "written statement", knownDate(date)];
  if (series !== null && mark === "") return [`${series} Deb ${knownDate(date)}`];
  return [series === null ? house : `${series} Deb${mark}`, knownDate(date)];
}

/** A question says when it was asked; both say when it was answered. */
function questionDates(passage: CitedPassage, debate: CitedDebate): string {
  const isAnswer = passage.contributionKind === "answer";
  const asked = debate.date.value === null ? "" : `asked ${knownDate(debate.date)}`;
  const answeredDate = isAnswer && passage.date?.value ? passage.date : debate.answeredDate;
  const answered = answeredDate.value === null ? "" : `answered ${knownDate(answeredDate)}`;
  const dates = (isAnswer && answered !== "" ? [answered] : [asked, answered]).filter((date) => date !== "");
  return dates.length > 0 ? dates.join(", ") : knownDate(null);
}

/** Debates are cited by volume and column, so a missing one leaves a blank to fill in; questions are not. */
function columnPart(passage: CitedPassage, debate: CitedDebate): string {
  const volume = marked(debate.volume);
  const columns = passage.column ?? marked(debate.columns);
  const isQuestion = debate.kind === "written-question" || debate.kind === "written-statement";
  if (isQuestion && volume === "" && columns === "") return "";
  const label = /\d\s*[-–,]\s*\d/.test(columns) ? "cols" : "col";
  return `vol ${volume || "[ ]"} ${label} ${columns || "[ ]"}`;
}

function paragraphPart({ paragraphs }: CitedPassage): string {
  if (!paragraphs) return "";
  return paragraphs.from === paragraphs.to ? `para ${paragraphs.from}` : `paras ${paragraphs.from}–${paragraphs.to}`;
}

function filePart({ places }: CitedPassage): string {
  return [...new Set(places.map((place) => place.path))].join("; ");
}

function marked(known: Known<string>): string {
  if (known.value === null) return "";
  return known.origin === "set" ? `${known.value} [set by the analyst]` : known.value;
}
