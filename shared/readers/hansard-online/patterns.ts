import type { DebateKind } from "../../model/extract.ts";
import { DAY_PATTERN, readDay } from "../dates.ts";
import type { ExtractFacts } from "../reader.ts";
import { remembered } from "../remembered.ts";

/** A part of the page, by an element's class. */
export type Part = "banner" | "item" | "who" | "primary" | "secondary";
const PARTS: [RegExp, Part][] = [
  [/(?:^|\s)hero-banner/, "banner"],
  [/(?:^|\s)debate-item(?:-\w*debateitem|-columnnumber|-timestamp)?(?:\s|$)/, "item"],
  [/(?:^|\s)attributed-to-details/, "who"],
  [/(?:^|\s)primary-text(?:\s|$)/, "primary"],
  [/(?:^|\s)secondary-text(?:\s|$)/, "secondary"],
];
const COLUMN = /\bcolumn-number\b/;

/** Classes of the site's buttons, links to share, and frames around the text. */
const FURNITURE =
  /(?:^|\s)(?:share\S*|btn\S*|dropdown\S*|modal\S*|tooltip\S*|popover\S*|breadcrumbs?\S*|navbar\S*|nav|skip-\S+|cookie\S*|footer\S*|search\S*|pagination\S*|permalink\S*|copy-\S+|promos?\S*|secondary-nav\S*|back-to-\S*|d-print-\S+|visually-hidden|sr-only)(?:\s|$)/;

/** Style names of Hansard's own system that are headings: an item's title, or what stands above it. */
const OUTER_HEADING = /\bhs_(?:3oralanswers|6bdepartment|6bbigboldhdg|3coppositionday|3cpetitions|3mainhdg)\b/;
const TITLE = /\bhs_(?:2c\w+|2b\w+|2debbill|8question|8petitions?|8\w+|7smcapshdg|2\w*hdg)\b/;
const TIME = /\bhs_(?:timeline|timecode)\b/;
export const CHAIR = /\bhs_76fchair\b/;
const TABLED_BY = /\bhs_tabledby\b/;
export const QUESTION = /\bhs_question\b/;
export const DIVISION_LIST = /\bhs_divlist|\bdivision/;

/** What an element's class, in small letters, says of it: a page has few, each again and again. */
export const readClass = remembered((className) => ({
  part: PARTS.find(([pattern]) => pattern.test(className))?.[1] ?? null,
  isColumn: COLUMN.test(className),
  isFurniture: FURNITURE.test(className),
  isOuter: OUTER_HEADING.test(className),
  isTitle: TITLE.test(className),
  isTime: TIME.test(className),
  isTabledBy: TABLED_BY.test(className),
}));

/** `Volume 669: debated on Tuesday 17 December 2019`; the volume, or the day, may stand alone. */
const DEBATED = new RegExp(`^(?:Volume (\\d+))?(?:[:,] )?(?:debated on )?(${DAY_PATTERN})?$`, "i");

/** Reads a banner's line; null when it says neither volume nor day. */
export function readBanner(text: string): ExtractFacts | null {
  const match = DEBATED.exec(text);
  if (!match || (!match[1] && !match[2])) return null;
  return { ...(match[1] ? { volume: match[1] } : {}), ...(match[2] ? { date: readDay(match[2]) } : {}) };
}

/** What a page's address says: `/Commons/2019-12-17/debates/<id>/<title>`. */
export function readAddress(url: string): ExtractFacts | null {
  const match = /\/(commons|lords)\/(\d{4}-\d{2}-\d{2})\/\w+\/([\w-]+)/i.exec(url);
  if (!match) return null;
  const [, house = "", date = "", id = ""] = match;
  return { house: house.toLowerCase(), date, id, url };
}

/** The kind of an item by its heading's style and words. */
export function kindOf(className: string, title: string): DebateKind {
  if (/\bBill(?: \[[^\]]+\])*$/.test(title) || /hs_2cbilltitle|hs_2debbill/.test(className)) return "bill";
  if (/hs_8question|hs_2curgentquestion/.test(className)) return "oral-question";
  if (/hs_2cstatement/.test(className)) return "statement";
  return /petition/.test(className) || /^Petitions?\b/i.test(title) ? "petition" : "debate";
}
