import { hasInitials, isFullerForm, isShortKey, type NameForm, nameForm, nameKey } from "./name-form.ts";
import { isPersonId } from "./names-by-id.ts";
import { remembered } from "./person-name.ts";
import { type UseTable, yearsIn } from "./speaker-uses.ts";

/** What uses tell of one name key. */
interface Bearing {
  key: string;
  forms: NameForm[];
  houses: Set<string>;
  /** Years; 0 where no use is dated. */
  first: number;
  last: number;
  hasId: boolean;
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/**
 * The full name of whom a record prints with first letters (`Ms AE Vale` in the chair, Anna Vale where she speaks), by
 * key: where no id tells who it is, and one name alone of all that are printed fits the letters, in the same house, in
 * years that overlap. Letters that contradict each other (`AE Vale`, `AF Vale`) are of two people: then neither has one.
 */
export function keysByInitials(uses: UseTable, mainOf: (key: string) => string): ReadonlyMap<string, string> {
  const formOf = remembered(nameForm);
  const shortKeys = keysWithInitials(uses);
  if (shortKeys.size === 0) return NOBODY;
  const endings = new Set([...shortKeys].map(lastWord));
  const bearings = bearingsOf(uses, (key) => endings.has(lastWord(key)), formOf);
  const full = Map.groupBy(
    bearings.filter(({ key, forms }) => !isShortKey(key) && forms.every(({ initials }) => initials === null)),
    ({ key }) => lastWord(key),
  );
  const found = new Map<string, Bearing[]>();
  for (const short of bearings) {
    if (!shortKeys.has(short.key) || short.hasId) continue;
    const fitting = (full.get(lastWord(short.key)) ?? []).filter((one) => fits(one, short));
    const [main, ...others] = new Set(fitting.map(({ key }) => mainOf(key)));
    if (main !== undefined && others.length === 0) found.set(main, [...(found.get(main) ?? []), short]);
  }
  const certain = [...found].filter(([, shorts]) => areAlike(shorts));
  return new Map(certain.flatMap(([main, shorts]) => shorts.map(({ key }) => [key, main] as const)));
}

function lastWord(key: string): string {
  return key.slice(key.lastIndexOf(" ") + 1);
}

function keysWithInitials({ texts, columns }: UseTable): Set<string> {
  const found = new Set<string>();
  const seen = new Uint8Array(texts.length);
  for (let row = 0; row < columns.name.length; row += 1) {
    const name = columns.name[row] as number;
    if (name === 0 || columns.full[row] !== 0 || seen[name] === 1) continue;
    seen[name] = 1;
    const printed = texts[name] as string;
    const key = hasInitials(printed) ? nameKey(printed) : null;
    if (key !== null && texts[columns.key[row] as number] === key) found.add(key);
  }
  return found;
}

function bearingsOf(uses: UseTable, isWanted: (key: string) => boolean, formOf: (name: string) => NameForm): Bearing[] {
  const { texts, columns } = uses;
  const years = yearsIn(uses);
  const keyOf = remembered(nameKey);
  const wanted = remembered(isWanted);
  const found = new Map<string, Bearing & { names: Set<string> }>();
  columns.key.forEach((code, row) => {
    const key = texts[code] as string;
    if (!wanted(key)) return;
    let one = found.get(key);
    if (!one) {
      one = { key, forms: [], houses: new Set(), first: 0, last: 0, hasId: false, names: new Set() };
      found.set(key, one);
    }
    const text = (column: Uint32Array): string | null => texts[column[row] as number] as string | null;
    const [name, house, year] = [
      text(columns.name),
      text(columns.house),
      years.of[columns.date[row] as number] as number,
    ];
    if (name !== null && keyOf(name) === key) one.names.add(name);
    if (house !== null) one.houses.add(house);
    if (year > 0 && (one.first === 0 || year < one.first)) one.first = year;
    if (year > one.last) one.last = year;
    one.hasId ||= isPersonId(text(columns.id));
  });
  return [...found.values()].map(({ names, ...one }) => ({ ...one, forms: [...names].map(formOf) }));
}

function fits(full: Bearing, short: Bearing): boolean {
  if (full.forms.length === 0 || full.first === 0 || short.first === 0) return false;
  const areOfOneTime = full.first <= short.last && short.first <= full.last;
  const isOtherHouse =
    full.houses.size > 0 && short.houses.size > 0 && ![...full.houses].some((house) => short.houses.has(house));
  if (!areOfOneTime || isOtherHouse) return false;
  return short.forms.every((own) => full.forms.every((form) => isFullerForm(form, own)));
}

/** Letters of which none contradict others. */
function areAlike(shorts: readonly Bearing[]): boolean {
  const letters = shorts.flatMap(({ forms }) => forms.map(({ initials }) => initials?.letters.join("") ?? ""));
  const longest = letters.reduce((most, one) => (one.length > most.length ? one : most), "");
  return letters.every((one) => longest.startsWith(one));
}
