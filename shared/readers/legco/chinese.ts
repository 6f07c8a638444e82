import type { IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { endsSentence } from "../paragraphs.ts";
import type { Edition } from "./edition.ts";

/** The Council was `立法局` until 1997. */
const PAGE_HEAD = /^(?:香港)?立法[會局]\s*[─—–-]+\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$/;
const FIRST_DAY = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日(?:\s*星期.)?$/;
/** What stands on a report's first page: its name, its day, when the sitting began. */
const FIRST_PAGE = /^(?:會議過程正式紀錄|\d{4}\s*年.*日(?:\s*星期.)?|[上下]午.*會議(?:開始|繼續))$/;
const VOTES = /^(?:功能團體|功能界別|地方選區|選舉委員會|選舉委員會界別|地方選區及功能團體)\s*：$/;
/** What the report says itself behind a speech: what is moved and how it is voted on, papers laid, when the sitting is suspended. */
const OWN =
  /^(?:《[^》]*》\s*(?:\.|$)|(?:代理)?(?:全委會)?主席宣布|立法會(?:遂|於|繼)|會議(?:暫停|隨)|[上下中]午|晚上|下列文件|附[錄件]|擬議修正案|(?:\S{2,6}議員|\S{4,12}局長)(?:就經?\S+議員|動議|起立|宣讀)|(?:條例草案|議案|法案)經過)/;
/** Who does what, in brackets; other brackets stand in tables and lists. */
const NOTE =
  /^[(（](?!包括)[^()（）]*(?:議員|委員|主席|秘書|官員|[局司]長|保安|人員|公眾席|鐘|默哀|會議|叫喊)[^()（）]*(?:[)）]$|$)/;
/** Who presides hardly ever says more than a paragraph: these begin another. */
const SAID_BY_CHAIR = /^(?:我|本席|[(（]\s*[一二三四五六七八九十\d]+\s*[)）])/;
/** What a member moves is printed after the member's speech. */
const MOVED = /動議的(?:議案|修正案)如下：$/;

/** Letters that a PDF's font names by itself (`衞` of `食物及衞生局局長`) come out as private ones. */
const NAME =
  "(?:[\\p{Script=Han}·]{0,6}主席|[\\p{Script=Han}·\\p{Co}]{1,8}議員|行政長官|[\\p{Script=Han}\\p{Co}]{0,20}(?:司長|局長|副局長|署長|處長|專員|秘書長|秘書|主任|關長|總監|法律顧問)(?:[\\p{Script=Han}]{2,4}(?:先生|女士|小姐|博士|教授))?|[\\p{Script=Han}]{2,4}(?:先生|女士|小姐|博士|教授))|" +
  // Who speaks in English is printed in English in the report of what was said on the floor.
  "(?:MR|MS|MRS|MISS|DR|PROF|IR) [A-Z][A-Z .'’-]{1,60}|(?:DEPUTY )?(?:PRESIDENT|CHAIRMAN)|(?:CHIEF )?SECRETARY FOR [A-Z, -]{3,80}";
/** The lists of who is present, before anyone speaks. */
const LIST = "(?!(?:出席|缺席|列席))";
/** `1. 陳志全議員：`: a question of a member bears its number. Who speaks for another says so in a bracket. */
const TURN = new RegExp(
  `^(?:(\\d{1,2})\\s*\\.\\s*)?${LIST}((?:${NAME})(?:\\s*[(（]\\s*(?:譯文|傳譯|在[\\p{Script=Han}\\p{Co}]{2,16}期間)\\s*[)）])?)\\s*[：\ufe30]\\s*`,
  "u",
);

/** A heading is not longer than this. */
const MAX_HEADING = 60;
const WHO = new RegExp(`^(?:${NAME})$`, "u");
/** Marks of a sentence, or a bracket whose other half is elsewhere. */
const NO_TITLE = /[，、：]|[(（][^)）]*$|^[^(（]*[)）]/;

function isTitle(text: string): boolean {
  return text.length <= MAX_HEADING && ![FIRST_PAGE, NO_TITLE, WHO].some((no) => no.test(text)) && !endsSentence(text);
}

function dayOf([, year, month, day]: RegExpExecArray): IsoDate | null {
  return isoDay(Number(year), Number(month), Number(day));
}

/** Takes `陳志全議員` (a member) and `律政司司長` (an office) apart; `(譯文)`, said in another language, is no part of a name. */
function readSpeaker(printed: string): { speaker: PrintedSpeaker; chair: boolean } {
  const own = printed.replace(/\s*[(（].*$/, "");
  const chair = own.endsWith("主席") || /^(?:DEPUTY )?(?:PRESIDENT|CHAIRMAN)$/.test(own);
  const member = /^(.+?)(?:議員|先生|女士|小姐|博士|教授)$/u.exec(own);
  const isMember = member !== null && !/[司局署處]長/.test(own);
  const english = /^(?:MR|MS|MRS|MISS|DR|PROF|IR) /.test(own) ? own : null;
  const name = isMember ? (member[1] as string) : english;
  const speaker = { printed, name, office: name === null ? own : null, constituency: null, party: null, id: null };
  return { speaker, chair };
}

/** The report in Chinese: paragraphs are set in; lists and tables of an answer and the report's own words stand at the margin. */
export const chinese: Edition = {
  readPageHead(text) {
    const match = PAGE_HEAD.exec(text);
    return match ? { date: dayOf(match), page: null } : null;
  },
  readFirstDay(text) {
    const match = FIRST_DAY.exec(text);
    return match ? dayOf(match) : null;
  },
  isFirstLine: (text) => text === "會議過程正式紀錄",
  readTurn(text) {
    const match = TURN.exec(text);
    return match ? { number: match[1] ?? null, printed: match[2] as string, textStart: match[0].length } : null;
  },
  readSpeaker,
  isTitle,
  isTitleRest: isTitle,
  isVotes: (text) => VOTES.test(text),
  isMoved: (text) => MOVED.test(text),
  isNote: (text) => NOTE.test(text),
  isOwn: (text, chair) => (chair ? !SAID_BY_CHAIR.test(text) : OWN.test(text) || MOVED.test(text)),
};
