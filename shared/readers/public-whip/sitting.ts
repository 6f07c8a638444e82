import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";

/** Where a file's items were said. */
export interface Sitting {
  house: string | null;
  chamber: string | null;
  /** What all items of such a file are, where that is certain. */
  kind: DebateKind | null;
  language?: string;
}

const COMMONS = "commons";
const LORDS = "lords";
const SCOTLAND = "Scottish Parliament";
const SENEDD = "Senedd Cymru";

const KINDS = {
  commons: { house: COMMONS, chamber: "Commons Chamber", kind: null },
  westminsterHall: { house: COMMONS, chamber: "Westminster Hall", kind: null },
  commonsAnswers: { house: COMMONS, chamber: null, kind: "written-question" },
  commonsStatements: { house: COMMONS, chamber: null, kind: "written-statement" },
  billCommittee: { house: COMMONS, chamber: null, kind: "committee" },
  lords: { house: LORDS, chamber: "Lords Chamber", kind: null },
  lordsAnswers: { house: LORDS, chamber: null, kind: "written-question" },
  lordsStatements: { house: LORDS, chamber: null, kind: "written-statement" },
  scotland: { house: SCOTLAND, chamber: null, kind: null },
  scotlandAnswers: { house: SCOTLAND, chamber: null, kind: "written-question" },
  scotlandCommittee: { house: SCOTLAND, chamber: null, kind: "committee" },
  welsh: { house: SENEDD, chamber: null, kind: null, language: "cy" },
  wales: { house: SENEDD, chamber: null, kind: null, language: "en" },
  london: { house: "London Assembly", chamber: null, kind: "written-question" },
  northernIreland: { house: "Northern Ireland Assembly", chamber: null, kind: null },
  // OpenAustralia keeps Public Whip's words in ids: `debate` for the lower house, `lords` for the upper one.
  representatives: { house: "Australian House of Representatives", chamber: null, kind: null },
  senate: { house: "Australian Senate", chamber: null, kind: null },
  unknown: { house: null, chamber: null, kind: null },
} satisfies Record<string, Sitting>;

/** By the beginning of a file's name. Written answers of the Lords bear ids of the Commons, so names come first. */
const BY_FILE: [RegExp, Sitting][] = [
  [/^debates\d/, KINDS.commons],
  [/^westminster\d/, KINDS.westminsterHall],
  [/^answers\d/, KINDS.commonsAnswers],
  [/^ministerial\d/, KINDS.commonsStatements],
  [/^standing\d/, KINDS.billCommittee],
  [/^daylord\d/, KINDS.lords],
  [/^lordswrans\d/, KINDS.lordsAnswers],
  [/^lordswms\d/, KINDS.lordsStatements],
  [/^sp\d/, KINDS.scotland],
  [/^spwa\d/, KINDS.scotlandAnswers],
  [/^ni\d/, KINDS.northernIreland],
];

/** By the word after `uk.org.publicwhip/` in ids. */
const BY_ID: Record<string, Sitting> = {
  debate: KINDS.commons,
  westminhall: KINDS.westminsterHall,
  wrans: KINDS.commonsAnswers,
  wms: KINDS.commonsStatements,
  standing: KINDS.billCommittee,
  lords: KINDS.lords,
  lordswrans: KINDS.lordsAnswers,
  lordswms: KINDS.lordsStatements,
  spor: KINDS.scotland,
  sp: KINDS.scotland,
  spwa: KINDS.scotlandAnswers,
  ni: KINDS.northernIreland,
  "london-mayors-questions": KINDS.london,
};

/** By more than that word: the language of Wales's record, a committee of Scotland's. */
const BY_IDS_PLACE: [RegExp, Sitting][] = [
  [/\/senedd\/cy\//, KINDS.welsh],
  [/\/senedd\//, KINDS.wales],
  [/\/spor\/[a-z][a-z-]*\//, KINDS.scotlandCommittee],
];

const AUSTRALIAN_BY_ID: Record<string, Sitting> = { debate: KINDS.representatives, lords: KINDS.senate };

/** Where the item with this id, in a file of this name, was said; all unknown when neither tells. */
export function sittingOf(id: string | null, fileName: string, isAustralian: boolean): Sitting {
  const word = /^uk\.org\.publicwhip\/([a-z-]+)\//.exec(id ?? "")?.[1] ?? "";
  if (isAustralian) return AUSTRALIAN_BY_ID[word] ?? KINDS.unknown;
  const place = BY_IDS_PLACE.find(([part]) => part.test(id ?? ""))?.[1];
  if (place) return place;
  return BY_FILE.find(([name]) => name.test(fileName))?.[1] ?? BY_ID[word] ?? KINDS.unknown;
}

/** The last day named in an id or a file name: a committee's has the day of the bill before that of the sitting. */
export function dayIn(idOrPath: string | null): IsoDate | null {
  const last = idOrPath?.match(/\d{4}-\d{2}-\d{2}/g)?.at(-1);
  if (!last) return null;
  const [year = 0, month = 0, day = 0] = last.split("-").map(Number);
  return isoDay(year, month, day);
}

/** `014:36:00` -> `14:36:00`, `13:00` as it is; null for `unknown`, an empty one and what is no time. */
export function readTime(printed: string | null): string | null {
  return /^0?(\d{2}:\d{2}(?::\d{2})?)$/.exec(printed ?? "")?.[1] ?? null;
}
