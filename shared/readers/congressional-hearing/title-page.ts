import { readDay } from "../dates.ts";
import type { ExtractFacts } from "../reader.ts";

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
/** `TUESDAY, MARCH 7, 2023`, `Held in Washington, DC, March 7, 2023`; days of several (`MARCH 7 AND 8, 2023`) are none. */
const DAY = new RegExp(`(?:^|, |\\bHELD )(${MONTH} \\d{1,2}, \\d{4})$`, "i");
const HEAD = /^\[(House|Senate|Joint)(?: Hearings?\b| Committee\b|, ).{0,60}\]$/i;
const HOUSES: Record<string, string> = {
  house: "United States House of Representatives",
  senate: "United States Senate",
};
const NO_TITLE = /^(?:\[.*\]|S\. ?Hrg\. .*|Serial No\..*|\(?Serial .{0,20}\d\)?|[_-]{4,}|<DOC>)$/i;
const AFTER_TITLE =
  /^(?:={5,}|(?:(?:joint|field|oversight|legislative|virtual|remote|nomination|confirmation|business|executive) )*(?:hearings?|meeting|markup|mark-up|roundtable|briefing)|.{0,40}\bbefore the)$/i;
const BEFORE_COMMITTEE = /^(?:={5,}|[_-]{4,}|.{0,60}\bhearings?|before the|of the|and|on|.{0,40}\bbefore the)$/i;
const AFTER_COMMITTEE =
  /^(?:(?:of the )?(?:U\.?S\.? |United States )?(?:House of Representatives|Senate|Congress(?: of the United States)?)|one hundred .*|.* congress|.* session|[_=-]{4,}|on|serial no.*|printed for .*|.*\b\d{4})$/i;

/** The house of a file's first line, `[House Hearing, 118 Congress]`: null for a joint hearing, undefined for another line. */
export function houseOfHead(text: string): string | null | undefined {
  const match = HEAD.exec(text);
  return match ? (HOUSES[(match[1] as string).toLowerCase()] ?? null) : undefined;
}

/** The day that a line ends with. */
export function dayOf(text: string): string | null {
  const day = DAY.exec(text)?.[1];
  return day === undefined ? null : readDay(day);
}

/** The pages before a hearing's words: title, committee and day, one line after the other. */
export class TitlePage {
  private part: "title" | "before committee" | "committee" | "rest" = "title";
  private readonly title: string[] = [];
  private readonly committee: string[] = [];

  /** What a line says; a line of the title is a heading, all others are metadata. */
  take(text: string): { facts: ExtractFacts | null; isTitle: boolean } {
    const house = houseOfHead(text);
    if (house !== undefined) {
      // What stands above it is the site's.
      this.part = "title";
      this.title.length = 0;
      return { facts: { house, title: null }, isTitle: false };
    }
    const date = dayOf(text);
    if (date !== null) {
      if (this.part !== "title") this.part = "rest";
      return { facts: { date }, isTitle: false };
    }
    if (this.part === "title") return this.titleLine(text);
    if (this.part === "before committee" && !BEFORE_COMMITTEE.test(text)) this.part = "committee";
    if (this.part !== "committee") return { facts: null, isTitle: false };
    if (AFTER_COMMITTEE.test(text)) {
      this.part = "rest";
      return { facts: null, isTitle: false };
    }
    this.committee.push(text);
    return { facts: { chamber: this.committee.join(" ") }, isTitle: false };
  }

  private titleLine(text: string): { facts: ExtractFacts | null; isTitle: boolean } {
    if (NO_TITLE.test(text)) return { facts: null, isTitle: false };
    if (this.title.length > 0 && AFTER_TITLE.test(text)) {
      this.part = "before committee";
      return { facts: null, isTitle: false };
    }
    this.title.push(text);
    return { facts: { title: this.title.join(" ") }, isTitle: true };
  }
}
