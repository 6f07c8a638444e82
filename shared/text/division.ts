import {
  NO_LISTS,
  type PrintedTotal,
  type PrintedVotes,
  totalsInSentences,
  votesInSentences,
} from "./votes-in-sentences.ts";

/** What one paragraph of a division is: words, the name of a vote, a list of names parted by tabs, lists in sentences, or one name. */
export type DivisionPart = "words" | "vote" | "list" | "sentence" | "name";

/** How a house divided, as far as its printed paragraphs tell. */
export interface DivisionVotes {
  /** One for each paragraph. */
  parts: DivisionPart[];
  /** Totals as printed, `{ vote: "Ayes", count: 270 }`; empty where none are. */
  totals: PrintedTotal[];
  /** Each list with its vote as printed; tellers and proxies are marked in the names themselves. */
  lists: PrintedVotes[];
}

/** A vote as lists of all chambers that are read call it: for, against, and what is neither. */
const VOTE = new RegExp(
  `^(?:division of the )?(?:${[
    "ayes?|yeas?|contents?|tá|for|ja|jaa|pour|voor",
    "noes?|nos?|nays?|not[- ]?contents?|níl|against|nein|nej|ei|contre|tegen",
    "abstain(?:ed|ing)?|abstentions?|staon|enthalt(?:en|ung(?:en)?)|tyhj(?:iä|ää)|avst(?:år|od)",
    "paired|pairs?|present|answered\\W{1,4}present\\W{0,3}|both|spoil(?:ed|t)|ungültig",
    "not ?voting|did ?not ?vote|no vote(?: recorded)?|nicht abgegeben",
    "absent(?:ees)?|not present|poissa|frånvarande|fraværende",
  ].join("|")})\\s*[.:]?$`,
  "iu",
);
const TELLERS = /^tellers? for\b.*:?$/i;
/** `YEAS--2`, `Ayes 270`, `Contents 2`. */
const VOTE_TOTAL = /^([\p{L} `'’“”"-]+?)\s*(?:--+|[:,–—])?\s*(\d[\d,]*)$/u;
const TOTAL_IN_WORDS = /\b(ayes|noes|(?:not[- ])?contents|yeas|nays)(?:\s*(?:--+|[:,–—])\s*|\s+)(\d[\d,]*)/giu;
const IRISH_TOTAL = /(Tá|Níl|Staon), (\d+)/gu;
/** `Äänestyksen tulos: jaa 106, ei 56, tyhjiä 1; poissa 37`, also in Swedish. */
const FINNISH_RESULT = /(?:nestyksen tulos|Omröstningens resultat): ?(.{1,120})/u;
const FINNISH_TOTAL = /(jaa|ja|ei|nej|tyhj(?:iä|ää)|blanka|poissa|frånvarande) (\d+)/gu;
const DOTTED_TOTAL = /^(\p{L}+)(?: ?\.){2,}\t(\d+)$/u;
/** What stands in a list beside names. */
const NO_NAME = /^(?:members|députés|nil|aucun|--+\s*\d+|[-–—]+)$/iu;
const PARTY_VOTES = /^(?:\p{Lu}[\p{L}' ]{1,60} \d{1,3}(?:; |[.;]?$))+$/u;
const MOST_PARTIES = 400;
/** A longer paragraph is no name. */
const LONGEST_NAME = 70;

/** Whether it is what whole parties voted: `New Zealand Labour 64; Green Party of Aotearoa New Zealand 9.` */
export function arePartyVotes(text: string): boolean {
  return text.length < MOST_PARTIES && PARTY_VOTES.test(text);
}

function isVote(words: string): boolean {
  return VOTE.test(words.trim()) || TELLERS.test(words.trim());
}

/** A name with its vote, as groups are printed in the Netherlands: those that vote alike are one list. */
function addVote({ lists }: DivisionVotes, name: string, vote: string): void {
  const own = lists.find((other) => other.vote === vote);
  if (own) own.names.push(name);
  else lists.push({ vote, names: [name] });
}

const IRISH_SIDE = /^(?:Tá|Níl|Staon)$/;

function isEmptySide(list: PrintedVotes | undefined): boolean {
  return list !== undefined && list.names.length === 0 && IRISH_SIDE.test(list.vote);
}

/** Takes the printed paragraphs of a division apart. Nothing is made up: what is no vote and no name is words. */
export function readDivision(paragraphs: readonly string[]): DivisionVotes {
  const votes: DivisionVotes = { parts: [], totals: [], lists: [] };
  /** The list that further names belong to. */
  let open: PrintedVotes | null = null;
  let isMixed = false;
  const list = (vote: string, names: readonly string[]) => {
    open = { vote: vote.replace(/\s*[.:]+$/, ""), names: [...names] };
    votes.lists.push(open);
  };
  for (const paragraph of paragraphs) {
    const fields = paragraph.split("\t").map((field) => field.trim());
    const [first = ""] = fields;
    const pairs = fields.map((field) => VOTE_TOTAL.exec(field));
    const dotted = DOTTED_TOTAL.exec(paragraph);
    const sentences = fields.length === 1 ? votesInSentences(paragraph) : NO_LISTS;
    const isVoteTotal = fields.length === 1 && isVote(pairs[0]?.[1] ?? "");
    if (isVoteTotal || (fields.length > 1 && pairs.every((pair) => pair !== null))) {
      votes.totals.push(...pairs.flatMap((pair) => (pair && !/^teller/i.test(pair[1] ?? "") ? total(pair) : [])));
      votes.parts.push(isVoteTotal ? "vote" : "words");
      open = null;
      if (isVoteTotal) list(pairs[0]?.[1] ?? "", []);
    } else if (dotted) {
      // `Ayes . . .` and a number beside it, below which stands the majority.
      if (isVote(dotted[1] ?? "")) votes.totals.push(total(dotted));
      votes.parts.push("words");
      open = null;
    } else if (fields.length === 2 && !isVote(first) && isVote(fields[1] ?? "")) {
      addVote(votes, first, fields[1] as string);
      votes.parts.push("name");
      open = null;
    } else if (fields.length > 1) {
      const isLabelled = isVote(first);
      const names = (isLabelled ? fields.slice(1) : fields).filter((field) => field !== "" && !NO_NAME.test(field));
      if (isLabelled || open === null) list(isLabelled ? first : "", names);
      else (open as PrintedVotes).names.push(...names);
      const printed = /^--+\s*(\d+)$/.exec(fields.at(-1) ?? "");
      if (isLabelled && printed) votes.totals.push({ vote: first, count: Number(printed[1]) });
      votes.parts.push("list");
    } else if (sentences.lists.length > 0) {
      votes.lists.push(...sentences.lists);
      votes.totals.push(...totalsInSentences(paragraph));
      votes.parts.push(sentences.isWhole ? "sentence" : "words");
      open = null;
    } else if (isVote(first)) {
      // Sides that stand one below the other are columns whose names a PDF's text has mixed.
      isMixed ||= IRISH_SIDE.test(first) && isEmptySide(votes.lists.at(-1));
      if (isMixed) open = null;
      else list(first, []);
      votes.parts.push("vote");
    } else if (
      open !== null &&
      first !== "" &&
      first.length <= LONGEST_NAME &&
      !/^\[.*\]$/.test(first) &&
      !arePartyVotes(first)
    ) {
      (open as PrintedVotes).names.push(first);
      votes.parts.push("name");
    } else {
      votes.totals.push(...[...first.matchAll(TOTAL_IN_WORDS), ...first.matchAll(IRISH_TOTAL)].map(total));
      votes.totals.push(...totalsInSentences(first));
      votes.totals.push(...[...(FINNISH_RESULT.exec(first)?.[1] ?? "").matchAll(FINNISH_TOTAL)].map(total));
      votes.parts.push("words");
      open = null;
    }
  }
  votes.lists = votes.lists.filter(({ names }) => names.length > 0);
  return votes;
}

const AYES =
  /^(?:tellers? for (?:the )?)?(?:division of the |voted )?(?:ayes?|contents?|yeas?|tá|for|in favour|pour|ja|jaa|voor|贊成)(?![\p{L}])/iu;
const NOES =
  /^(?:tellers? for (?:the )?)?(?:division of the |voted )?(?:noes?|nos?|not[- ]?contents?|nays?|níl|against|contre|nein|nej|ei|tegen|反對)(?![\p{L}])/iu;

/** For which answer a printed vote counts, its tellers included; null for others (paired, abstained, present). */
export function voteSide(vote: string): "aye" | "no" | null {
  if (NOES.test(vote)) return "no";
  return AYES.test(vote) ? "aye" : null;
}

/**
 * What is printed as the number of votes on a side, of a house that counts in parts their sum; null when nothing is, or more
 * than one number.
 */
export function sideTotal({ totals }: DivisionVotes, side: "aye" | "no"): number | null {
  const printed = totals.filter(({ vote }) => voteSide(vote) === side);
  if (printed.some(({ isPart }) => isPart)) return printed.reduce((sum, { count }) => sum + count, 0);
  const [sole, ...others] = new Set(printed.map(({ count }) => count));
  return sole !== undefined && others.length === 0 ? sole : null;
}

/** A name in a list of a division, taken apart. */
export interface PrintedVoter {
  /** First name first, without what is no name: `Adam Afriyie`; of a peer `Lord Marsh`. */
  name: string;
  /** What stands in brackets behind it, often a seat. */
  place: string | null;
}

const TELLER = /[\s,]*[[(]?\bteller[.]?[\])]?[.]?/i;
const TELLER_WORD = /\btellers?\b/i;
const PROXY = /[\s,]*[[(]?\bproxy\b.*$/i;
/** `全委會主席陳大文議員`. */
const COUNCIL_MEMBER = /^(?:[\p{Script=Han}]{0,6}主席)?([\p{Script=Han}·]{2,})議員$/u;
const PLACE = /\s*\(([^()]+)\)/;
/** As lists of the Lords print them behind the name. */
const PEERAGE: Readonly<Record<string, string>> = {
  "L.": "Lord",
  "B.": "Baroness",
  "V.": "Viscount",
  "E.": "Earl of",
  "C.": "Countess of",
  "D.": "Duke of",
  "M.": "Marquess of",
  "Bp.": "Bishop of",
  "Abp.": "Archbishop of",
};
const PEER = /^(?<name>[^,]+), (?<rank>L|B|V|E|C|D|M|Bp|Abp)\.?$/;

/** Takes a printed name of a list apart. `ofPeers`: letters behind it are a rank, not a first name. */
export function readVoter(printed: string, ofPeers: boolean): PrintedVoter {
  const own = printed.replace(TELLER, "").replace(PROXY, "").replace(COUNCIL_MEMBER, "$1");
  const place = PLACE.exec(own)?.[1]?.trim() ?? null;
  const name = own
    .replace(PLACE, "")
    .replace(/\s*[*†]+$/, "")
    .trim();
  return { name: firstNameFirst(name, ofPeers), place };
}

/** Whether a list, or a name in it, is marked as a teller's. */
export function isTeller(vote: string, printed: string): boolean {
  return TELLER_WORD.test(printed) || TELLER_WORD.test(vote);
}

function firstNameFirst(name: string, ofPeers: boolean): string {
  const peer = ofPeers ? PEER.exec(name)?.groups : undefined;
  if (peer) {
    const rank = PEERAGE[`${peer.rank}.`] as string;
    return / of /.test(peer.name as string) ? `${rank.replace(/ of$/, "")} ${peer.name}` : `${rank} ${peer.name}`;
  }
  const [last, first, ...more] = name.split(/,\s*/);
  if (first === undefined || more.length > 0) return name;
  return `${first.replace(/^(?:rh|rt\.? hon\.?|right hon\.?|hon\.?)\s+/i, "")} ${last}`;
}

/** A voter's name as one may look for it: as printed, and of `Afriyie, Adam` also with the first name first. */
export function voterForms(printed: string): string[] {
  return [...new Set([printed, readVoter(printed, false).name])];
}

function total(match: RegExpMatchArray): { vote: string; count: number } {
  return { vote: match[1] as string, count: Number((match[2] as string).replaceAll(",", "")) };
}
