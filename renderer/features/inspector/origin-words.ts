import type { KnownText } from "../../../shared/api/common-schemas.ts";

/** Where a value comes from, quietly: `printed`, `carried: printed in b.txt on 6 January 2025`, `set by AB on …`. */
export function originWords(known: KnownText): string {
  const { origin, reason } = known;
  switch (origin) {
    case "printed":
      return reason === null ? "printed" : `printed; ${reason}`;
    case "carried":
      return reason === null ? "carried from elsewhere" : `carried: ${reason}`;
    case "set":
      return reason ?? "set by you";
    case "none":
      return reason ?? "not given";
  }
}

/** Whether sources disagree about a value: its reason then names the others. */
export function isContested(known: KnownText): boolean {
  return known.origin !== "none" && /(prints?|is printed[^;]*) “|” is printed/.test(known.reason ?? "");
}
