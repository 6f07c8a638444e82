import type { CorrectionState } from "../../../shared/api/record-schemas.ts";
import type { DebateField, PersonField } from "../../../shared/model/correction.ts";
import { parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";

/** Which corrections stand behind a value: what is taken back when it is reset to what is printed. */

/** Those that set a fact of the debate whose occurrences have these keys. */
export function ofDebateField(
  corrections: readonly CorrectionState[],
  keys: readonly string[],
  field: DebateField,
): CorrectionState[] {
  const places = placesOf(keys);
  return corrections.filter(
    ({ body }) => body.type === "debate-field" && body.field === field && body.keys.some((key) => stands(key, places)),
  );
}

/** Those that set speaker or addressee of the contribution whose occurrences have these keys. */
export function ofContributionField(
  corrections: readonly CorrectionState[],
  keys: readonly string[],
  field: "speaker" | "addressee",
): CorrectionState[] {
  const places = placesOf(keys);
  return corrections.filter(
    ({ body }) => body.type === "contribution-field" && body.field === field && stands(body.key, places),
  );
}

/** What was set for a person, on all days or on some. */
export interface PersonSetting {
  value: string | null;
  from: string | null;
  to: string | null;
  /** More than one when the same period was set several times: the last one counts, all go together. */
  corrections: CorrectionState[];
}

/** What the analyst set for a person's attribute, each period once, the latest decision first. */
export function ofPerson(corrections: readonly CorrectionState[], person: string, field: PersonField): PersonSetting[] {
  const settings = new Map<string, PersonSetting>();
  for (const correction of corrections.toSorted((a, b) => (a.at < b.at ? 1 : -1))) {
    const { body } = correction;
    if (body.type !== "person-field" || body.field !== field || folded(body.person) !== folded(person)) continue;
    const { value, from, to } = body;
    const period = `${from} ${to}`;
    const known = settings.get(period);
    if (known) known.corrections.push(correction);
    else settings.set(period, { value, from, to, corrections: [correction] });
  }
  return [...settings.values()];
}

/** Those that say who somebody is, or which of their forms is somebody else, in the order they were made. */
export function aboutIdentity(corrections: readonly CorrectionState[], person: string): CorrectionState[] {
  const name = folded(person);
  return corrections.filter(({ body }) => {
    if (body.type === "join-people") return folded(body.name) === name || folded(body.other) === name;
    return body.type === "split-person" && (folded(body.name) === name || folded(body.as) === name);
  });
}

/** Those about how the turns and files of a debate belong together, in the order they were made. */
export function aboutMerging(corrections: readonly CorrectionState[], keys: readonly string[]): CorrectionState[] {
  const places = placesOf(keys);
  return corrections.filter(({ body }) => {
    if (body.type === "order") return stands(body.before, places) || stands(body.after, places);
    const isMerge =
      body.type === "split" || body.type === "join" || body.type === "split-debates" || body.type === "join-debates";
    return isMerge && body.keys.some((key) => stands(key, places));
  });
}

/** Keys, and the same words in the same file: a correction outlives a change of its file. */
function placesOf(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.flatMap((key) => [key, placeOf(key)]));
}

function stands(key: string, places: ReadonlySet<string>): boolean {
  return places.has(key) || places.has(placeOf(key));
}

function placeOf(key: string): string {
  const parts = parseOccurrenceKey(key);
  return parts ? `${parts.hash} ${parts.source}` : key;
}

function folded(name: string): string {
  return name.normalize("NFC").trim().toLocaleLowerCase("en");
}
