/** A list of votes as a paragraph prints it: the vote, and who gave it. */
export interface PrintedVotes {
  vote: string;
  names: string[];
}

/** A total as printed. */
export interface PrintedTotal {
  vote: string;
  count: number;
  /** Members of a part of the house alone; all parts together are the house. */
  isPart?: true;
}

/** `陳大文議員、李小明議員及全委會主席何一心議員贊成`, a sentence of Hong Kong's Legislative Council. */
const CHINESE_LIST = /^(.+議員)(贊成|反對|棄權|沒有表決|沒有投票|缺席)$/u;
const CHINESE_MEMBER = /^[\p{Script=Han}·]{2,16}議員$/u;
/** `有28人出席，11人贊成，12人反對，5人棄權`. */
const CHINESE_TOTAL = /(\d+) ?人 ?(贊成|反對|棄權)/gu;
const CHINESE_RESULT = /宣布.*人 ?出席/u;
const CHINESE_PRESENT = /人 ?出席/gu;
/** `Mr Doe, Dr Ann Roe and THE PRESIDENT, Ms Poe, voted against the amendment`: the same Council in English. */
const ENGLISH_LIST =
  /^(.+?),? (voted for|voted against|abstained|did not (?:cast any vote|vote))(?: the [a-z ]{1,60})?$/u;
const ENGLISH_MEMBER = /^(?:Mr|Mrs|Ms|Miss|Dr|Ir|Prof|Professor|Sir|Dame)\.? ?\p{Lu}[\p{L}.’' -]{1,50}$/u;
const ENGLISH_OFFICE = /^THE (?:DEPUTY )?(?:PRESIDENT|CHAIR(?:MAN)?)(?: OF THE COMMITTEE)?$/u;
/** `26 were present, 9 were in favour of the motion, 16 against it and one abstained`. */
const ENGLISH_TOTAL = /\b(\d+) (?:(?:was|were|voted) )?(in favour|against|abstained)\b/gu;
const ENGLISH_RESULT = /\b(?:were|was) present\b.*\bin favour\b/u;
const ENGLISH_PRESENT = /\b(?:were|was) present\b/gu;
/** `AYES: Mr. Doe, Mrs. Roe, etc.`: a list of one line. */
const LINE = /^(ayes?|noes?|yeas?|nays?|for|against|abstain(?:ed|ing)?|abstentions?)\s*:\s*(.+)$/iu;
const LINE_MEMBER = /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Hon|Senator)\b\.? ?)+\p{Lu}[\p{L}.’' -]{1,50}$/u;

/** Most paragraphs of a division are a name, and hold none of these. */
const MAY_LIST = /議員|:|\b(?:voted|abstained|did not)\b/u;

/** Lists in a paragraph's sentences, and whether these are all that it says. */
export interface SentenceVotes {
  lists: readonly PrintedVotes[];
  isWhole: boolean;
}

/** Of a paragraph without such a sentence. */
export const NO_LISTS: SentenceVotes = { lists: [], isWhole: false };

/** The names of a list if each is one, as printed; null otherwise: then it is a sentence like any other. */
function allNames(list: string, parting: RegExp, isName: (name: string) => boolean): string[] | null {
  const names = list.split(parting).map((name) => name.trim());
  return names.every(isName) ? names : null;
}

function votesIn(sentence: string): PrintedVotes | null {
  const [, chinese, vote = ""] = CHINESE_LIST.exec(sentence) ?? [];
  if (chinese !== undefined) {
    const names = allNames(chinese, /、|(?<=議員)及/u, (name) => CHINESE_MEMBER.test(name));
    return names && { vote, names };
  }
  const [, english, voted = ""] = ENGLISH_LIST.exec(sentence) ?? [];
  if (english === undefined) return null;
  const isOne = (name: string) => ENGLISH_MEMBER.test(name) || ENGLISH_OFFICE.test(name);
  const names = allNames(english, /, (?:and )?| and /u, isOne)?.filter((name) => !ENGLISH_OFFICE.test(name));
  return names && names.length > 0 ? { vote: voted, names } : null;
}

/**
 * Lists of votes that are printed as sentences, each nothing but names and what these did. `isWhole`: the paragraph says
 * nothing else.
 */
export function votesInSentences(paragraph: string): SentenceVotes {
  if (!MAY_LIST.test(paragraph)) return NO_LISTS;
  const [, line, members = ""] = LINE.exec(paragraph) ?? [];
  if (line !== undefined) {
    const isOne = (name: string) => LINE_MEMBER.test(name);
    const names = allNames(members.replace(/(?:,? etc)?\.?$/, ""), /, (?:and )?| and |; /u, isOne);
    return { lists: names ? [{ vote: line, names }] : [], isWhole: names !== null };
  }
  const sentences = paragraph.split(/。|(?<=\p{Ll})\.(?: |$)/u).filter((sentence) => sentence.trim() !== "");
  const lists = sentences.flatMap((sentence) => votesIn(sentence.trim()) ?? []);
  return { lists, isWhole: lists.length > 0 && lists.length === sentences.length };
}

/** Totals that a chair announces in a sentence, in their order. Each part of a house is told with how many of it were present. */
export function totalsInSentences(paragraph: string): PrintedTotal[] {
  const found = (result: RegExp, present: RegExp, total: RegExp): PrintedTotal[] => {
    if (!result.test(paragraph)) return [];
    const isInParts = [...paragraph.matchAll(present)].length > 1;
    return Array.from(paragraph.matchAll(total), ([, count, vote]) => ({
      vote: vote as string,
      count: Number(count),
      ...(isInParts && { isPart: true }),
    }));
  };
  return [
    ...found(CHINESE_RESULT, CHINESE_PRESENT, CHINESE_TOTAL),
    ...found(ENGLISH_RESULT, ENGLISH_PRESENT, ENGLISH_TOTAL),
  ];
}
