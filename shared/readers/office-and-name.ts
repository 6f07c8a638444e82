import { OFFICE_WORD } from "./speaker-brackets.ts";

/** Who presides and their name in one, as German, Polish, Czech and Korean records print them. */
const PRESIDING_NAMED =
  /^((?:Alters|Vize)?[Pp]räsident(?:in)?|(?:Wicem|M)arszałek|(?:Místop|P)ředsed(?:a|kyně)(?: PSP| Senátu| Poslanecké sněmovny)?|(?:(?:Ensimmäinen |Toinen )?[Vv]arapuhemies|Puhemies)|היו["״]ר|(?:Ase)?[Ee]simees|(?:El|La) (?:[Vv]ice)?[Pp]resident[ea] (?:diputad[oa]|senadora?)|부?의장|(?:소)?위원장(?:대리)?) (\p{Lu}.*|\p{Lo}.*)$/u;

/** A minister before the name, as Czech and Norwegian records have them: `Ministr dopravy ČR Petr Jilm`, `Statsråd Ola Fjell`. */
const MINISTER_NAMED =
  /^((?:(?:1\. )?(?:Místop|P)ředsed(?:a|kyně) vlády(?: a ministr(?:yně)?(?: \p{Ll}+){1,6})?|Ministr(?:yně)?(?: \p{Ll}+){1,6})(?: ČR| SR)?|Statsråd(?:et)?|\p{Lu}\p{Ll}+minister) (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){0,3})$/u;
/** Who presides and their name in capitals, in the Balkans and Hungary: `ПРЕДСЕДАТЕЛ ИВАН ЕЛМ`, `PREDSEDNIK MAG. ELM`. */
const PRESIDING_IN_CAPITALS =
  /^(ПРЕДСЕДАТЕЛ(?:СТВАЩ(?:А)?)?|(?:PODP|POTP|P)REDSJ?EDNI(?:K|CA)|PREDSJEDATELJ(?:ICA)?|ELNÖK) ([^\p{Ll}]{3,60})$/u;
/** `FENN PÉTER pénzügyminiszter`: a name in capitals before an office in small letters. */
const HUNGARIAN =
  /^([^\p{Ll}]{4,50}) (\p{Ll}[\p{Ll} -]{0,80}(?:miniszter|államtitkár|elnök|jegyző|biztos)[\p{Ll} ]{0,20})$/u;
/** `Bundesminister für Finanzen Dr. Max Fenn`, as Austria's records print ministers. */
const AUSTRIAN =
  /^((?:Bundes|Vize|Staats)(?:minister|kanzler|sekretär)(?:in)?(?: (?:für|im|in) .{3,90}?)??) ((?:(?:Mag|MMag|Dr|DDr|Ing|DI|Dipl|Univ|Prof)\S* )*\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+(?:, \S{2,8})?)$/u;
/** `국무총리 한강수`: a Korean office, then a name. */
const KOREAN_OFFICE =
  /^([\p{Script=Hangul}·]{1,20}(?:총리|장관|차관|처장|청장|실장|국장|원장|총재|총장|위원)) ([\p{Script=Hangul}]{2,4})$/u;
/** `陳委員海`, `陳院長山仁`: Taiwan's records put the office between surname and given name. */
const TAIWANESE =
  /^(\p{Script=Han}{1,2})(委員|召集委員|院長|副院長|部長|次長|政務次長|常務次長|主任委員|副主任委員|署長|局長|處長|司長|秘書長|主任|董事長|總經理|主席)(\p{Script=Han}{1,3})$/u;
/** `박해 의원`: a member of the Korean parliament. */
const KOREAN_MEMBER = /^([\p{Script=Hangul}]{2,4}) 의원$/u;

/** A name, a comma and an office: `Jane Elm MP, Secretary of State for Ports`. */
const OFFICE_AFTER = /^((?!The )[^,]{3,60}), (\p{L}.{3,120})$/u;
const OFFICE_IN_OTHERS =
  /^(?:ministre|secrétaire d|rapporteure? |présidente? d|ministr[oa] |Minister|Bundes(?:kanzler|minister)|Staats(?:minister|sekret)|Parl\. Staatssekret|Senator)/;

/** Forms that nothing else has. */
const TELLING = [TAIWANESE, PRESIDING_IN_CAPITALS, HUNGARIAN, AUSTRIAN];
const OFFICE_FIRST = [PRESIDING_NAMED, PRESIDING_IN_CAPITALS, MINISTER_NAMED, AUSTRIAN, KOREAN_OFFICE];

/** Name and office of a printed speaker that holds both without brackets; null for others. */
export function officeAndName(head: string): { name: string; office: string | null } | null {
  for (const form of OFFICE_FIRST) {
    const before = form.exec(head);
    if (before) return { name: before[2] as string, office: before[1] as string };
  }
  const member = KOREAN_MEMBER.exec(head);
  if (member) return { name: member[1] as string, office: null };
  const hungarian = HUNGARIAN.exec(head);
  if (hungarian) return { name: hungarian[1] as string, office: hungarian[2] as string };
  const [, surname, office = "", given] = TAIWANESE.exec(head) ?? [];
  if (surname) return { name: `${surname}${given}`, office: office === "委員" ? null : office };
  const after = OFFICE_AFTER.exec(head);
  if (!after || !(OFFICE_WORD.test(after[2] as string) || OFFICE_IN_OTHERS.test(after[2] as string))) return null;
  return OFFICE_WORD.test(after[1] as string) ? null : { name: after[1] as string, office: after[2] as string };
}

/** Whether it is a name with its office, in a form that says so by itself. */
export function isNamedOffice(head: string): boolean {
  return TELLING.some((form) => form.test(head));
}
