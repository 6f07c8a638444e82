import type { Explanation, QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { PersonField } from "../../../shared/model/correction.ts";
import { countOf } from "../../ui/count.ts";
import { FIELD_TITLES } from "./fields-state.ts";
import { dropField } from "./filter-state.ts";

/** Why nothing, or less than expected, is shown: a sentence and the one click that leads on. */
export interface Reason {
  id: string;
  words: string;
  action:
    | { label: string; query: Partial<QuerySpec> }
    /** Opens the inspector where this person's attribute can be set. */
    | { label: string; setFor: string; field: PersonField }
    | null;
}

/** Reasons in the engine's order. */
export function reasonsFor(query: QuerySpec, explanations: readonly Explanation[]): Reason[] {
  const { dates } = query;
  if (dates?.from && dates.to && dates.from > dates.to) return [turnedRound(dates)];
  return explanations.flatMap((explanation, at) => reasonFor(`${explanation.type}-${at}`, query, explanation) ?? []);
}

/** Nothing else is to be said then: no day is both. */
function turnedRound(dates: NonNullable<QuerySpec["dates"]>): Reason {
  const action = { label: "Swap them", query: { dates: { ...dates, from: dates.to, to: dates.from } } };
  return { id: "turned-round", words: "The first day comes after the last.", action };
}

function reasonFor(id: string, query: QuerySpec, explanation: Explanation): Reason | null {
  const count = countOf(explanation.contributions, "contribution");
  switch (explanation.type) {
    case "undated-left-out": {
      if (!query.dates || explanation.contributions === 0) return null;
      const words = `${countOf(explanation.debates, "undated debate")} (${count}) left out by the dates.`;
      const dates = { ...query.dates, includeUndated: true };
      return { id, words, action: { label: "Include undated", query: { dates } } };
    }
    case "attribute-not-given":
      return notGiven(id, explanation, count);
    case "filter-too-narrow":
      return tooNarrow(id, query, explanation.field, count, explanation.contributions === 1);
    case "unfinished": {
      const { word, text, contributions } = explanation;
      const words = `${count} ${contributions === 1 ? "matches" : "match"} with words that begin with “${word}”.`;
      return { id, words, action: { label: `Search ${text}`, query: { text } } };
    }
    case "searched-over": {
      const excerpts = explanation.excerptsOnly ? " (excerpts only: not held is not the same as not said)" : "";
      return { id, words: `No match in the ${count} searched${excerpts}.`, action: null };
    }
  }
}

function notGiven(
  id: string,
  explanation: Extract<Explanation, { type: "attribute-not-given" }>,
  count: string,
): Reason {
  const { field, people, contributions } = explanation;
  const [person] = people;
  const verb = contributions === 1 ? "has" : "have";
  if (person === undefined) return { id, words: `${count} ${verb} no ${field} given.`, action: null };
  const by = people.length === 1 ? person : countOf(people.length, "person", "people");
  return {
    id,
    words: `${count} by ${by} ${verb} no ${field} given.`,
    action: { label: `Set ${field}`, setFor: person, field },
  };
}

function tooNarrow(
  id: string,
  query: QuerySpec,
  field: Extract<Explanation, { type: "filter-too-narrow" }>["field"],
  count: string,
  isOne: boolean,
): Reason {
  const verb = isOne ? "matches" : "match";
  if (field === "text") {
    return {
      id,
      words: `${count} ${verb} without the words.`,
      action: { label: "Clear the words", query: { text: "" } },
    };
  }
  if (field === "dates") {
    return {
      id,
      words: `${count} ${verb} on other days.`,
      action: { label: "Drop the dates", query: { dates: null } },
    };
  }
  const name = FIELD_TITLES[field].toLowerCase();
  return {
    id,
    words: `${count} ${verb} without the filter on ${name}.`,
    action: { label: `Drop ${name}`, query: { filters: dropField(query.filters, field) } },
  };
}
