import { bearerKey } from "./name-form.ts";

/** From one year to another, both inclusive. */
export interface Years {
  first: number;
  last: number;
}

/** So many years nobody who speaks in a parliament is silent between two days. */
export const LONGEST_SILENCE = 60;
/** For so many years from the first day to the last nobody speaks in one: the longest careers were of some seventy. */
const LONGEST_CAREER = 75;
/** Where a name is seen for longer than that, somebody else bears it after the longest silence, if it is this long. */
const CLEAR_SILENCE = 20;

/**
 * Those who have borne one name one after the other, by the years in which it is seen (ascending, each once). `ties` are
 * years that are known to be one person's.
 */
export function bearersOf(years: readonly number[], ties: readonly Years[] = []): Years[] {
  const [first, last] = [years[0] as number, years.at(-1) as number];
  const isTied = (before: number, after: number): boolean =>
    ties.some((tie) => tie.first <= before && after <= tie.last);
  /** The years without the name before each year in which it is seen, where they may be between two people. */
  const silences = years.map((year, at) => {
    const before = years[at - 1] ?? year;
    return year - before < CLEAR_SILENCE || isTied(before, year) ? 0 : year - before;
  });
  const longest = Math.max(...silences);
  const areSeveral = longest > LONGEST_SILENCE || (longest > 0 && last - first > LONGEST_CAREER);
  if (!areSeveral) return [{ first, last }];
  const begins = [0, ...silences.flatMap((silence, at) => (silence === longest ? [at] : []))];
  return begins.flatMap((from, at) => bearersOf(years.slice(from, begins[at + 1]), ties));
}

/** Which of the bearers bears the name in a year: who last began to. */
export function placeAt(bearers: readonly Years[], year: number): number {
  const next = bearers.findIndex(({ first }) => first > year);
  return next < 0 ? bearers.length - 1 : Math.max(0, next - 1);
}

/** The key of a bearer: the last one's is that of the name, so that nothing is called otherwise when older files come. */
export function keyAt(main: string, bearers: readonly Years[], place: number): string {
  return place === bearers.length - 1 ? main : bearerKey(main, (bearers[place] as Years).last);
}

/** Why a bearer is told apart from others, or may be several people; null where there is nothing to say. */
export function reasonAt(bearers: readonly Years[], ties: readonly Years[], place: number): string | null {
  const { first, last } = bearers[place] as Years;
  const silences = [place - 1, place].flatMap((at) => {
    const [before, after] = [bearers[at], bearers[at + 1]];
    return before && after ? [`between ${before.last} and ${after.first}`] : [];
  });
  const apart = `the name is not printed ${silences.join(", nor ")}: taken for that of ${silences.length > 1 ? "three" : "two"} people`;
  const isDoubtful = last - first > LONGEST_CAREER && !ties.some((tie) => tie.first <= first && last <= tie.last);
  const doubt = `the name is printed for more than ${LONGEST_CAREER} years: of more than one person, whom nothing tells apart`;
  const reasons = [...(silences.length > 0 ? [apart] : []), ...(isDoubtful ? [doubt] : [])];
  return reasons.length > 0 ? reasons.join("; ") : null;
}
