import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";

/** What a `talker` element says of who speaks, by the names of its elements. */
export type TalkerFields = Map<string, string>;

/** Somebody who speaks: as printed, and in the chair or not. */
export interface Talker {
  speaker: PrintedSpeaker;
  isChair: boolean;
  column: string | null;
  time: string | null;
}

/** Words around a name in the record's lists: `Wong, Sen Penny`, `Entsch, Warren, MP`. */
const AROUND = /\b(?:MP|Sen|Senator|the Hon|Hon)\b\.?/g;
/** Who presides over a house or its committees. */
const PRESIDING = /^(?:The |Mr |Madam )?(?:(?:Deputy|Acting|Temporary) )*(?:Speaker|President|Chair(?:man|person)?)\b/i;
/** Ids that stand for an office or a voice, and for no person. */
const NOBODY = /^1000\d$/;

/** `MASSY-GREENE` -> `Massy-Greene`; names that are not all in capitals stay as they are. */
function cased(surname: string): string {
  return surname.replace(/\p{Lu}{2,}/gu, (run) => run.charAt(0) + run.slice(1).toLowerCase());
}

/** `Entsch, Warren, MP` -> `Warren Entsch`; null for what is no such name (`SPEAKER, The`). */
function nameInOrder(listed: string): string | null {
  const [surname = "", ...rest] = listed.replace(/\s*\(.*$/, "").split(",");
  const forename = rest.join(" ").replace(AROUND, "").replace(/\s+/g, " ").trim();
  return forename === "" || /^(?:The|Mr|Madam)$/i.test(forename) ? null : `${forename} ${cased(surname.trim())}`;
}

/** The list's form of 1981 to 1997 as the later one: `Bolkus Sen The Hon N.` -> `Bolkus, N.`; empty for what is no such form (`Mr Ash`). */
export function nameOfCapitals(listed: string): string {
  const [, surname, rest = ""] =
    /^(\S.*?),? (?:(?:Sen|Senator|Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|Rt|The|Hon)\b\.? ?)+(\S.*)$/.exec(listed) ?? [];
  if (surname) return `${surname}, ${rest}`;
  return listed.includes(",") ? listed : "";
}

/** The speaker of a `talker`; null when it names nobody. One that only goes on is told in full by an earlier one of its id. */
export function readTalker(fields: TalkerFields, known: ReadonlyMap<string, Talker>): Talker | null {
  const get = (name: string) => fields.get(name) || null;
  const listed = get("metadata");
  const printed =
    get("display") ?? /\(([^()]+)\)$/.exec(listed ?? "")?.[1] ?? (listed && nameInOrder(listed)) ?? listed;
  if (printed === null) return null;
  const { speaker, chair } = readPrintedSpeaker(printed);
  const id = get("name.id");
  const before = known.get(id ?? "")?.speaker;
  const name = (listed && nameInOrder(listed)) ?? before?.name ?? speaker.name;
  const constituency = get("electorate") ?? before?.constituency ?? null;
  const more = { constituency, party: get("party") ?? before?.party ?? null, id: id && !NOBODY.test(id) ? id : null };
  return {
    speaker: { ...speaker, name, office: speaker.office ?? get("role"), ...more },
    isChair: chair || PRESIDING.test(printed),
    column: get("page.no"),
    time: get("time.stamp"),
  };
}

/** Somebody named in the words themselves (2011 on), who may be known from an earlier `talker` of the same id. */
export function namedTalker(printed: string, id: string | null, known: Talker | undefined): Talker {
  const { speaker, chair } = readPrintedSpeaker(printed);
  const who = known?.speaker;
  const person = { constituency: who?.constituency ?? null, party: who?.party ?? null };
  return {
    speaker: { ...speaker, name: who?.name ?? speaker.name, ...person, id: id && !NOBODY.test(id) ? id : null },
    isChair: chair || PRESIDING.test(printed),
    column: known?.column ?? null,
    time: null,
  };
}

/** What a turn is by its element or mark (`question`, `MemberAnswer`). */
export function kindOf(mark: string, { isChair }: Talker): ContributionKind {
  if (isChair) return "chair";
  if (/question/i.test(mark)) return "question";
  return /answer/i.test(mark) ? "answer" : "speech";
}
