import type { IsoDate } from "../../model/extract.ts";
import { DAY_PATTERN, isoDay, readDay } from "../dates.ts";

const MALAY_MONTHS = "januari|februari|mac|april|mei|jun|julai|ogos|september|oktober|november|disember".split("|");
const MALAY = new RegExp(`\\b(\\d{1,2}) ?(?:hb\\.? ?)?(${MALAY_MONTHS.join("|")}),? (\\d{4})\\b`, "i");
const ENGLISH = new RegExp(`\\b${DAY_PATTERN}\\b`, "i");
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/;

/** The day that a heading names, in Malay (`15 JULAI 2020 (RABU)`) or English; null when it names none. */
export function dayOfHeading(heading: string): IsoDate | null {
  const malay = MALAY.exec(heading);
  if (malay) {
    const month = MALAY_MONTHS.indexOf((malay[2] as string).toLowerCase());
    return isoDay(Number(malay[3]), month + 1, Number(malay[1]));
  }
  const english = ENGLISH.exec(heading);
  return english ? readDay(english[0]) : null;
}

/** The day in an address, an attribute or a path, if there is one; placeholders such as the year 3000 are none. */
export function plausibleDay(printed: string | null): IsoDate | null {
  const match = ISO.exec(printed ?? "");
  if (!match || Number(match[1]) > 2200) return null;
  return isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** `2011-06-10T10:02:00+02:00`, `19:01:00` -> the clock's time as printed; null when there is none. */
export function clockTime(printed: string | null): string | null {
  return /(?:^|T)(\d{2}:\d{2}(?::\d{2})?)/.exec(printed ?? "")?.[1] ?? null;
}
