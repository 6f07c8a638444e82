import { readDay } from "../dates.ts";
import { endsSentence } from "../paragraphs.ts";
import type { Edition } from "./edition.ts";

const DAY =
  "\\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December),? \\d{4}";
/** A stage note or any other line in brackets. */
const NOTE = /^\([^()]*\)$/;
/** `LEGISLATIVE COUNCIL ― 26 June 2019 11695`; on even pages the number stands before it, or in a line of its own. */
const PAGE_HEAD = new RegExp(
  `^(?:(\\d{1,6})\\s+)?(?:HONG KONG )?LEGISLATIVE COUNCIL\\s*[─―—–-]+\\s*(${DAY})(?:\\s+(\\d{1,6}))?$`,
);
const FIRST_DAY = new RegExp(`^(?:\\w+day, )?${DAY}$`);
const FIRST_PAGE = new RegExp(
  `^(?:OFFICIAL RE(?:CORD|PORT) OF PROCEEDINGS|(?:\\w+day, )?${DAY}|The Council (?:met|continued to meet|resumed) at .*)$`,
);
const VOTES =
  /^(?:Functional (?:Constituenc(?:y|ies))|Geographical Constituenc(?:y|ies)(?: and .*)?|Election Committee):$/;
const MOVED = /\bmoved the following (?:motion|amendment)s?\b.*:$/;

const HONORIFIC = "(?:MR|MS|MRS|MISS|DR|PROF|PROFESSOR|IR|SIR|DAME|REV|THE HONOURABLE)";
const OFFICE =
  "(?:PRESIDENT|CHAIR(?:MAN|WOMAN|PERSON)?|SECRETARY|EXECUTIVE|CLERK|ATTORNEY|DIRECTOR|COMMISSIONER|GOVERNOR|CONVENOR|MEMBERS?)";
const CAPITALS = "(?:[A-Z .,'’&/-]|Mc|Mac)";
/** `MR LEUNG SHAN`, `THE PRESIDENT`, `UNDER SECRETARY FOR HARBOURS`: capitals, and somebody's title or office among them. */
const NAME = `(?:${HONORIFIC}\\b${CAPITALS}{2,80}|${CAPITALS}{0,80}\\b${OFFICE}\\b${CAPITALS}{0,100})`;
const NAMED = new RegExp(`^${HONORIFIC}\\b`);
/** The lists of who is present, before anyone speaks. */
const LIST = "(?!(?:PUBLIC |MEMBERS? (?:PRESENT|ABSENT)|CLERKS? IN))";
/** `2. MR LEUNG SHAN (in Cantonese):`; older reports have a dash behind the colon. */
const TURN = new RegExp(
  `^(?:(\\d{1,2})\\s*\\.\\s*)?${LIST}(?=[A-Z])(${NAME}(?:\\s*\\([^()]{2,60}\\))?)\\s*:(?:\\s*[─―—–-](?=\\s|[A-Z“"]))?\\s*`,
);

/** A line of capitals in which no name ends. */
const BEGINS_NAME = /^(?:\d{1,2}\s*\.\s*)?[^a-z:]{10,}(?:\([^():]*)?$/;

/** A heading is not longer than this. */
const MAX_HEADING = 160;
/** Somebody's name or office and nothing else, as the list of who attends ends. */
const WHO = new RegExp(
  `^(?:${HONORIFIC}\\b.*|(?:THE )?(?:(?:DEPUTY|UNDER|ASSISTANT|ACTING|CHIEF|FINANCIAL|PERMANENT) )*(?:PRESIDENT|CHAIRMAN|SECRETARY|EXECUTIVE|CLERK|DIRECTOR|COMMISSIONER)(?: (?:FOR|OF|GENERAL)\\b.*)?)$`,
);
const STARTS_TITLE = /^[A-Z0-9“"]/;

/** What the report says itself, in the words in which it always says it. */
const OWN = new RegExp(
  `^(?:${[
    "THE (?:DEPUTY )?(?:PRESIDENT|CHAIRMAN)\\b",
    "(?:Mr|Ms|Mrs|Miss|Dr|Prof|Ir)\\b[^.:]{2,80} (?:rose|stood up|moved the following|claimed a division)\\b",
    "(?:Question|Motion)s? (?:on .{1,200} )?(?:put|proposed|stated|agreed)\\b",
    "(?:Bills?|Clauses?|Schedules?|Heads?) .{0,200}\\b(?:read the (?:First|Second|Third) time|(?:was|were) (?:agreed to|negatived|ordered))\\b",
    "(?:Council|Committee) (?:went|then|adjourned|resumed|suspended|on)\\b",
    "(?:Meeting|Sitting) (?:suspended|adjourned|resumed)\\b",
    "(?:Suspended|Adjourned) (?:accordingly|sitting)\\b",
    "The following (?:papers?|motions?|amendments?)\\b",
  ].join("|")})`,
);

function isTitleRest(text: string): boolean {
  const isOther = [FIRST_PAGE, WHO, OWN, NOTE].some((no) => no.test(text));
  return text.length <= MAX_HEADING && !isOther && !endsSentence(text.replace(/[)’]$/, ""));
}

/** The report in English: nothing is set in, so that what the report says itself is told by its words. */
export const english: Edition = {
  readPageHead(text) {
    const match = PAGE_HEAD.exec(text);
    return match ? { date: readDay(match[2] as string), page: match[1] ?? match[3] ?? null } : null;
  },
  readFirstDay: (text) => (FIRST_DAY.test(text) ? readDay(text) : null),
  isFirstLine: (text) => /^OFFICIAL RE(?:CORD|PORT) OF PROCEEDINGS$/.test(text),
  readTurn(text, next) {
    const isWrapped = next !== null && BEGINS_NAME.test(text) && !TURN.test(next);
    const match = TURN.exec(isWrapped ? `${text} ${next}` : text);
    return match ? { number: match[1] ?? null, printed: match[2] as string, textStart: match[0].length } : null;
  },
  readSpeaker(printed) {
    const own = printed.replace(/\s*\(.*$/, "");
    const isNamed = NAMED.test(own);
    const chair = /^(?:THE )?(?:(?:DEPUTY|TEMPORARY|ACTING) )*(?:PRESIDENT|CHAIR(?:MAN|WOMAN|PERSON)?)$/.test(own);
    const [name, office] = isNamed ? [own, null] : [null, own];
    return { speaker: { printed, name, office, constituency: null, party: null, id: null }, chair };
  },
  isTitle: (text) => STARTS_TITLE.test(text) && isTitleRest(text),
  isTitleRest,
  isVotes: (text) => VOTES.test(text),
  isMoved: (text) => MOVED.test(text),
  isNote: (text) => NOTE.test(text),
  isOwn: (text) => OWN.test(text),
};
