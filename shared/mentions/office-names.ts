import { officeKey } from "../debates/name-form.ts";

/** Offices that many hold at a time: alone they say who is meant only among those who speak in a debate. */
const SHARED =
  /^(?:shadow )?(?:minister|secretary of state|secretary|minister of state|parliamentary (?:under-secretary|secretary)(?: of state)?|chief whip|leader of the house)$/;

/** Departments whose Secretary of State has a short name of their own. */
const SHORT_NAMES: Record<string, string[]> = {
  "home department": ["home"],
  scotland: ["scottish", "scotland"],
  wales: ["welsh", "wales"],
  justice: ["justice"],
};

/** Whether an office alone, without a debate, names one person at a time. */
export function namesOne(office: string): boolean {
  return !SHARED.test(officeKey(office));
}

/**
 * What an office is called in speech, as keys: "The Secretary of State for the Home Department" is also "the Home
 * Secretary". Titles in one printed office ("The Lord Chancellor and Secretary of State for Justice") each count.
 */
export function officeNames(office: string): string[] {
  const names = new Set<string>();
  for (const part of partsOf(officeKey(office))) for (const name of namesOf(part)) names.add(name);
  return [...names];
}

/** Offices that are joined begin with such words; departments do not. */
const OFFICE_BEGINS =
  /(?:,| and|, and) (?=(?:the )?(?:shadow )?(?:secretary of|minister (?:of|for)|parliamentary|leader of|chancellor of|first lord|lord |president of|lord president|deputy prime|prime minister|first secretary|paymaster))/g;

function partsOf(key: string): string[] {
  return [key, ...key.split(OFFICE_BEGINS).map((part) => part.replace(/^the /, ""))];
}

function namesOf(part: string): string[] {
  const shadow = part.startsWith("shadow ") ? "shadow " : "";
  const title = part.slice(shadow.length);
  if (title === "chancellor of the exchequer") return [part, `${shadow}chancellor`];
  const duty =
    /^(secretary of state|minister(?: of state)?|parliamentary under-secretary(?: of state)?) (?:for|of|at) (?:the )?(.+)$/.exec(
      title,
    );
  const department = duty?.[2];
  if (!duty || !department) return [part];
  const kind = duty[1] === "secretary of state" ? "secretary" : "minister";
  const first = department.split(/ and | /)[0] ?? department;
  const short = SHORT_NAMES[department] ?? [department, department.split(" and ")[0] ?? "", first];
  return [part, `${duty[1]} for ${department}`, ...short.map((name) => `${shadow}${name} ${kind}`)];
}
