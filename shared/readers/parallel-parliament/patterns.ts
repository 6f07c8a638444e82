import { DAY_PATTERN } from "../dates.ts";
import type { Line } from "../lines.ts";

/** `Full Debate: Read Full Debate`: a link's words. */
export const FULL_DEBATE = /^Full Debate: Read Full Debate$/;
export const DEPARTMENT = /^Department: (.+)$/;
const OWNER_HEADING = /^(?!- )(.{1,120}) Excerpts$/;

/** The name in the heading of one person's page (`Gareth Snell Excerpts`); null for any other line. */
export function ownerIn(text: string): string | null {
  return text.endsWith(" Excerpts") ? (OWNER_HEADING.exec(text)?.[1] ?? null) : null;
}

/** The heading of a page of two people. */
export const PAIR_HEADING = /^Debate between (.{1,120}?) and (.{1,120})$/;
/** A page-level title, not a debate. */
export const PAIR_PAGE = /^Debates between (.{1,120}) and (.{1,120}) during the (\d{4}) Parliament$/;
/** A page-level title too: how often one person spoke on what a department does. */
export const PERSON_PAGE = /^\d[\d,]* .{1,80} debates involving .{1,120}$/;
/** Between the title of a page of extracts and its day. */
export const LIMITED = /^\(Limited Text - [^()]{1,60}\)$/;
export const DATE = new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ${DAY_PATTERN}$`);
export const CHAMBER = /^(?:Commons Chamber|Lords Chamber|Westminster Hall|Grand Committee|Moses Room)$/;
/** Committees by name; believed only between a heading and the first speaker. */
export const COMMITTEE = /^(?=.*\bCommittee\b)[A-Z][^.?!:]{3,110}$/;
const LINKS = "(?:Read Full debate|Read Hansard Text|Watch Debate|Read Debate Ministerial Extracts)";
export const LINK_BAR = new RegExp(`^${LINKS}(?:[ \\t]*${LINKS})*$`);
/** `Gareth Snell Portrait Gareth Snell (Stoke-on-Trent Central) (Lab/Co-op)`; telephones leave no space after the picture. */
export const SPEAKER = /^(.{1,120}?) Portrait(?: |(?=\p{Lu}))(.{1,300})$/u;
/** The alternative text of a picture on a line of its own. */
export const PORTRAIT = /^(.{1,120}) Portrait$/;
/** The links under a speaker's name: `- View Speech - Hansard - - - Excerpts`, or without the dashes of the list they are in. */
export const SPEAKER_LINKS =
  /^(?:-(?: View Speech -)? Hansard(?: -)*(?: Excerpts)?|View Speech Hansard(?: Excerpts)?|Hansard Excerpts)$/;
/** One of these links alone, as browsers copy lists: with a bullet or without; or a bullet whose link is a picture. */
export const LINK_LINE =
  /^(?:[-•·*◦▪](?:[ \t]*(?:View Speech|Hansard|Excerpts))?|View Speech|Hansard|Excerpts)(?:[ \t]*-)*$/;
const VIDEO_LINK = /^[-•·*◦▪]?[ \t]*View Speech$/;
const HANSARD_LINK = /^[-•·*◦▪]?[ \t]*Hansard$/;

/**
 * Whether lines are the links under a speaker's name, on one line or one below the other. The link to Hansard alone is
 * one only `below` a picture: it stands in menus, too.
 */
export function areLinks(line: Line | undefined, after: Line | undefined, below: "name" | "picture"): boolean {
  const text = line?.text ?? "";
  if (SPEAKER_LINKS.test(text)) return true;
  if (VIDEO_LINK.test(text)) return HANSARD_LINK.test(after?.text ?? "");
  return below === "picture" && HANSARD_LINK.test(text);
}

export const GAP = /^[-–—]{1,3} ?Later in debate ?[-–—]{1,3}$/;
export const ASKED = /^\(asked on (\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4})\)(?: - View Source)?$/;
export const ADDRESSEE = /^Question to the (.{1,200}):$/;
export const ANSWERED_BY = /^Answered by:?$/;
export const ANSWERED = /^This question was answered on (\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4})$/;
export const FURNITURE =
  /^(?:Reticulating Splines|Parallel Parliament|Skip to main content|Share(?: this (?:page|debate|speech|contribution))?|Show (?:all|more) (?:speeches|contributions)|Link to this (?:speech|contribution)(?: In context)?|Copy link|Back to top|Terms (?:and|&) Conditions|Privacy Policy|©.{1,60})$/i;

/** Explanations the site puts between a debate's heading and its first words. */
export const PAGE_NOTE =
  /^(?:Westminster Hall is an alternative Chamber|Each debate is chaired by an MP from the Panel of Chairs|Urgent Questions are proposed each morning|Each Urgent Question requires a Government Minister|This information is provided by Parallel Parliament)/;
/** The last of the site's explanations; what stands right before it is one as well. */
export const SITE_NOTICE = /^This information is provided by Parallel Parliament/;

/** How every line of the site's own begins, the glued ones among them; those with a name at their beginning end in a known way. */
const MARK_START =
  /^(?:[-–—(]|Full Debate|Department: |Debates? between |Read |Watch |Question to the |Answered by|This (?:question|information) |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Commons Chamber|Lords Chamber|Westminster Hall|Grand Committee|Moses Room|Reticulating|Parallel |Skip to |Each |Urgent |[•·*◦▪©]|View Speech|Hansard|Excerpts|Share|Show |Link to |Copy |Back to |Terms |Privacy )/;

/** A line with a speaker's name and the word for a picture is no longer than this, the word not further in. */
const LONGEST_PORTRAIT = 430;
const PORTRAIT_WITHIN = 130;

/** Whether a line may be anything but words: false for nearly every line of a speech, and quick to ask. */
export function mayBeMark(text: string): boolean {
  return MARK_START.test(text) || mayHoldPortrait(text) || text.endsWith(" Excerpts");
}

function mayHoldPortrait(text: string): boolean {
  return text.length <= LONGEST_PORTRAIT && text.slice(0, PORTRAIT_WITHIN).includes(" Portrait");
}

/**
 * Beginnings that captures glue to the words after them. Dates, ages and chambers count as glued only when a
 * capital or a bracket follows without a space, which speech never prints.
 */
const GLUED = [
  /^Full Debate: Read Full Debate ?(?=\S)/,
  new RegExp(`^${LINKS}(?: ?${LINKS})* ?(?=\\S.* Portrait ?\\S)`),
  new RegExp(`^${LINKS}(?: ?${LINKS})*(?=[A-Z])`),
  /^[-–—]{1,3} ?Later in debate ?[-–—]{1,3} ?(?=[^\s–—-])/,
  new RegExp(`^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? ${DAY_PATTERN}(?=[A-Z(])`),
  /^\(\d+\s(?:minute|hour|day|week|month|year)s?[^()]{0,60}ago\)(?=[A-Z])/,
  /^(?:Commons Chamber|Lords Chamber|Westminster Hall|Grand Committee)(?=[A-Z])/,
];

/**
 * Cuts a line into the parts a capture glued together; null for most lines, which are one. Where no-break spaces stand in a
 * short line, marks are looked for without them, and words stay as printed.
 */
export function unglue(line: Line): Line[] | null {
  if (line.text.length > LONGEST_PORTRAIT || !line.text.includes("\u00a0")) return cutGlued(line);
  const plain = { ...line, text: line.text.replaceAll("\u00a0", " ") };
  const printed = ({ start, end }: Line) => line.text.slice(start - line.start, end - line.start);
  return (cutGlued(plain) ?? [plain]).map((part) => ({ ...part, printed: printed(part) }));
}

function cutGlued(line: Line): Line[] | null {
  if (!MARK_START.test(line.text)) return null;
  for (const pattern of GLUED) {
    const match = pattern.exec(line.text);
    if (!match) continue;
    const length = match[0].length;
    const head = line.text.slice(0, length).trimEnd();
    const text = line.text.slice(length).trimStart();
    const rest = { text, start: line.end - text.length, end: line.end, blankBefore: true, indent: 0 };
    return [{ ...line, text: head, end: line.start + head.length }, ...(cutGlued(rest) ?? [rest])];
  }
  return null;
}
