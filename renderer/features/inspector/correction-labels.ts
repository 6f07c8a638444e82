import type { CorrectionBody, DebateField, PersonField } from "../../../shared/model/correction.ts";
import { parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { longDay } from "../../ui/day.ts";

/** What a fact of a debate is called. */
export const DEBATE_FIELD_NAMES: Record<DebateField, string> = {
  date: "date",
  answeredDate: "date of the answer",
  title: "title",
  house: "house",
  chamber: "chamber",
  department: "department",
  url: "address",
  volume: "volume",
  columns: "columns",
};

const HOUSES: Record<string, string> = { commons: "House of Commons", lords: "House of Lords" };

/** A house as people write it; one that is not known by name stays as it is. */
export function houseName(house: string): string {
  return HOUSES[house] ?? house;
}

/** Value of a debate's field as people read it. */
export function debateValueWords(field: DebateField, value: string): string {
  if (field === "date" || field === "answeredDate") return longDay(value);
  return field === "house" ? houseName(value) : value;
}

/**
 * What a correction does, as the undo list and the list of corrections show it. `subject` names what it is about
 * (`“Borders”`); without it the file is named, which every correction remembers.
 */
export function correctionLabel(body: CorrectionBody, subject?: string): string {
  switch (body.type) {
    case "debate-field": {
      const what = `the ${DEBATE_FIELD_NAMES[body.field]} of ${subject ?? `an item in ${fileOf(body.keys[0])}`}`;
      if (body.value === null) return `Take away ${what}`;
      return `Set ${what} to ${debateValueWords(body.field, body.value)}`;
    }
    case "person-field":
      return personLabel(body);
    case "contribution-field": {
      const what = `the ${body.field === "speaker" ? "speaker" : "addressee"} of ${subject ?? `a turn in ${fileOf(body.key)}`}`;
      return body.value === null ? `Take away ${what}` : `Set ${what} to ${body.value}`;
    }
    case "split":
      return `Split ${subject ?? `a turn of ${files(body.keys)}`} into two contributions`;
    case "join":
      return `Join ${subject ?? `two turns of ${files(body.keys)}`} as one contribution`;
    case "split-debates":
      return `Split ${subject ?? files(body.keys)} into two debates`;
    case "join-debates":
      return `Join ${subject ?? files(body.keys)} as one debate`;
    case "order":
      return `Set the order of two parts${subject ? ` of ${subject}` : ` in ${files([body.before, body.after])}`}`;
    case "join-people":
      return `Take ${body.other} and ${body.name} as one person`;
    case "split-person":
      return `Take “${body.printed}” as ${body.as}, not ${body.name}`;
    case "reader":
      return `Read ${subject ?? body.path} as ${body.reader}`;
    case "columns": {
      const isGuessed = Object.keys(body.columns).length === 0;
      return `${isGuessed ? "Read the columns of" : "Choose the columns of"} ${subject ?? body.path}${isGuessed ? " by their names" : ""}`;
    }
  }
}

/** ` from 5 July 2024 to 1 May 2025`; empty without days. */
export function periodWords(from: string | null, to: string | null): string {
  if (from && to) return ` from ${longDay(from)} to ${longDay(to)}`;
  if (from) return ` from ${longDay(from)}`;
  return to ? ` until ${longDay(to)}` : "";
}

function personLabel(body: Extract<CorrectionBody, { type: "person-field" }>): string {
  const what = `${possessive(body.person)} ${body.field satisfies PersonField}`;
  const period = periodWords(body.from, body.to);
  return body.value === null ? `Take away ${what}${period}` : `Set ${what} to ${body.value}${period}`;
}

function possessive(name: string): string {
  return /s$/i.test(name) ? `${name}'` : `${name}'s`;
}

function files(keys: readonly string[]): string {
  return [...new Set(keys.map(fileOf))].join(" and ");
}

function fileOf(key: string | undefined): string {
  const source = key === undefined ? undefined : parseOccurrenceKey(key)?.source;
  return source === undefined ? "the library" : source.slice(source.indexOf("/") + 1);
}
