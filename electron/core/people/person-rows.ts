import type { Params } from "../../../shared/api/contract.ts";
import type { PersonRow } from "../../../shared/api/query-schemas.ts";
import { nameKey, readBearerKey } from "../../../shared/debates/name-form.ts";
import { peopleOf, unnamedSpeakers } from "../../../shared/debates/people-view.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import type { SightingTable } from "../../../shared/debates/sightings.ts";
import { foldedText } from "../../../shared/debates/title-key.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import type { Person } from "../../../shared/model/debate.ts";
import { compareValues } from "../query/compare-values.ts";

/** Everybody who speaks in a library: people by name, then speakers without one, most contributions first. */
export function personRows(people: readonly Person[], sightings: SightingTable): PersonRow[] {
  const unnamed = unnamedSpeakers(sightings).map(({ printed, ...view }): PersonRow => {
    const form = { printed, count: view.contributions, first: view.first, last: view.last };
    return { id: `unnamed:${printed}`, name: null, forms: [form], ...view };
  });
  return [...peopleOf(people, sightings), ...unnamed];
}

/**
 * Those whose name and forms hold all words of a text, as beginnings of words, in the chosen order, else as they
 * are. A column that people do not have is left out of account.
 */
export function listPeople(
  rows: readonly PersonRow[],
  { text, sort }: Pick<Params<"people.list">, "text" | "sort">,
): PersonRow[] {
  const wanted = words(text);
  const found = rows.filter(({ name, forms }) => {
    if (wanted.length === 0) return true;
    const own = words([name ?? "", ...forms.map(({ printed }) => printed)].join(" "));
    return wanted.every((word) => own.some((other) => other.startsWith(word)));
  });
  return found.sort((a, b) => {
    for (const { column, descending } of sort) {
      const order = compareValues(sortValue(a, column), sortValue(b, column), descending ? -1 : 1);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Who bears a name after the analyst's decisions, or is printed in this very form. Throws `not-found`. */
export function findPerson(rows: readonly PersonRow[], corrections: readonly Correction[], name: string): PersonRow {
  const key = nameResolver(corrections).ofName(name);
  const bearer = readBearerKey(key);
  const isPrinted = ({ forms }: PersonRow) => forms.some(({ printed }) => printed === name);
  const named = (own: string) => rows.find((row) => row.name !== null && nameKey(row.name) === own);
  const found =
    named(key) ??
    (bearer ? named(bearer.key) : undefined) ??
    rows.find((row) => row.name === null && isPrinted(row)) ??
    rows.find(isPrinted);
  if (found) return found;
  throw new AppError("not-found", `Nobody in this library is named ${name}.`, "Look in the table of people.");
}

function words(text: string): string[] {
  return foldedText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sortValue(row: PersonRow, column: string): string | number | null {
  switch (column) {
    case "speaker":
      return row.name;
    case "party":
      return row.parties[0]?.value ?? null;
    case "constituency":
      return row.constituencies[0]?.value ?? null;
    case "office":
      return row.offices[0]?.value ?? null;
    case "forms":
      return row.forms.length;
    case "contributions":
    case "words":
    case "first":
    case "last":
      return row[column];
    default:
      return 0;
  }
}
