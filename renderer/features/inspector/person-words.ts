import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { PersonRow, SeenValue } from "../../../shared/api/query-schemas.ts";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";

/** The name; of somebody not named, what is printed in its place. */
export function personTitle({ name, forms }: Pick<PersonRow, "name" | "forms">): string {
  return name ?? forms[0]?.printed ?? "";
}

/** `15 contributions in 6 debates, 4,251 words`. */
export function personSummary(person: Pick<PersonRow, "contributions" | "debates" | "words">): string {
  const { contributions, debates, words } = person;
  return `${countOf(contributions, "contribution")} in ${countOf(debates, "debate")}, ${countOf(words, "word")}`;
}

/** `2 Sep 2024 to 16 Jun 2025`, `on 6 Jan 2025`; days that are not known say so. */
export function seenWords({ first, last }: Pick<SeenValue, "first" | "last">): string {
  if (first === null || last === null) return "on no known day";
  return first === last ? `on ${shortDay(first)}` : `${shortDay(first)} to ${shortDay(last)}`;
}

/** `printed in 2 turns, on 6 Jan 2025`; of what the analyst set: `set by you for 2 turns, …`. */
export function seenValueWords(seen: SeenValue): string {
  const turns = countOf(seen.turns, "turn");
  return `${seen.origin === "set" ? `set by you for ${turns}` : `printed in ${turns}`}, ${seenWords(seen)}`;
}

/** What is known of a person as a whole: the value last seen, and how many others there are on other days. */
export function knownOfPerson(values: readonly SeenValue[]): KnownText {
  const byDay = [...values].sort((a, b) => (a.last ?? "").localeCompare(b.last ?? ""));
  const latest = byDay.at(-1);
  if (!latest) return { value: null, origin: "none", reason: null };
  const others = values.length - 1;
  const how = latest.origin === "set" ? "set by you" : "last seen";
  const reason = others === 0 ? null : `${how}; ${countOf(others, "other")} below`;
  return { value: latest.value, origin: latest.origin, reason };
}
