import type { PrintedSpeaker } from "../model/extract.ts";
import { compareText, type ExtractNode } from "./extract-node.ts";
import { isFullerForm, isShortKey, type NameForm, nameForm, officeKey } from "./name-form.ts";
import { type NameResolver, remembered } from "./person-name.ts";
import { sourcePath } from "./wording.ts";

/** Whom a printed speaker stands for in one debate. */
export interface SpeakerIdentity {
  /** Name key; null when nobody is named. */
  key: string | null;
  /** The name as the debate prints it elsewhere in full, when the print itself gives less. */
  full: string | null;
  /** How an incomplete print was resolved, or why it was not; null when the print names its speaker. */
  reason: string | null;
  /** False for a name of one word that nothing completes: many may bear it, in other debates and in this one. */
  isCertain: boolean;
}

/** Resolves speakers of one debate. */
export interface DebateNames {
  of(speaker: PrintedSpeaker | null): SpeakerIdentity;
}

/** Makes {@link DebateNames} for one debate after another. */
export type DebateNaming = (members: readonly ExtractNode[]) => DebateNames;

const NOBODY: SpeakerIdentity = { key: null, full: null, reason: null, isCertain: true };

/** A name printed in full, and where first. */
interface FullName {
  name: string;
  key: string;
  file: string;
}

/**
 * A surname alone ("Mr Hogg", "HOGG"), a peer without a place ("Lord Hogg") and an office alone ("The Minister")
 * stand for the one full name that the same debate prints with that surname (and a fitting honorific), place or
 * office. With several, or none, they stay what is printed and say so. Other debates are never asked; where the
 * source prints its own id of the person, the id decides.
 */
export function debateNaming(names: NameResolver): DebateNaming {
  const formOf = remembered(nameForm);
  const byName = remembered((name: string): { isPlain: boolean; identity: SpeakerIdentity } => ({
    isPlain: !formOf(name).mayBeShort,
    identity: { key: names.ofName(name), full: null, reason: null, isCertain: true },
  }));
  const isPlain = (speaker: PrintedSpeaker | null): boolean =>
    speaker === null || (speaker.name ? byName(speaker.name).isPlain : speaker.office === null);
  const plain: DebateNames = {
    of(speaker) {
      if (!speaker?.name) return NOBODY;
      const { identity } = byName(speaker.name);
      if (names.dependsOnNameOnly) return identity;
      return { ...identity, key: names.ofSpeaker(speaker) };
    },
  };
  return (members) => {
    const isAllPlain = members.every(({ extract }) => extract.occurrences.every(({ speaker }) => isPlain(speaker)));
    if (isAllPlain) return plain;
    const debate = namesIn(members, names, formOf);
    const known = new Map<string, SpeakerIdentity>();
    return {
      of(speaker) {
        if (speaker === null || isPlain(speaker)) return plain.of(speaker);
        const { printed, name, office, id } = speaker;
        const form = JSON.stringify([printed, name, office, id]);
        const identity = known.get(form) ?? identify(speaker, debate, names, formOf);
        known.set(form, identity);
        return identity;
      },
    };
  };
}

/** What a debate prints in full. */
interface PrintedNames {
  names: FullName[];
  /** Office key -> those printed with it. */
  offices: Map<string, FullName[]>;
}

function namesIn(
  members: readonly ExtractNode[],
  names: NameResolver,
  formOf: (name: string) => NameForm,
): PrintedNames {
  const found = new Map<string, FullName>();
  const offices = new Map<string, FullName[]>();
  const note = (name: string, node: ExtractNode): FullName => {
    const full = found.get(name) ?? { name, key: names.ofName(name), file: sourcePath(node.source.source) };
    found.set(name, full);
    return full;
  };
  for (const node of members) {
    for (const { speaker } of node.extract.occurrences) {
      if (!speaker?.name) continue;
      const full = note(speaker.name, node);
      const office = speaker.office && officeKey(speaker.office);
      if (office) offices.set(office, [...(offices.get(office) ?? []), full]);
    }
    for (const participant of node.extract.participants) note(participant, node);
  }
  const forms = [...found.keys()].map(formOf);
  const isFull = ({ name }: FullName): boolean => {
    const own = formOf(name);
    return !own.mayBeShort || (!isShortKey(own.key) && !forms.some((other) => isFullerForm(other, own)));
  };
  return { names: [...found.values()].filter(isFull), offices };
}

/** The first of several prints of one person; null when they are of several, or there is none. */
function onlyOne([first, ...others]: readonly FullName[]): FullName | null {
  return first && others.every(({ key }) => key === first.key) ? first : null;
}

function identify(
  speaker: PrintedSpeaker,
  debate: PrintedNames,
  names: NameResolver,
  formOf: (name: string) => NameForm,
): SpeakerIdentity {
  const own = names.ofSpeaker(speaker);
  const office = speaker.name ? null : officeKey(speaker.office ?? "");
  const form = speaker.name ? formOf(speaker.name) : null;
  const isDecided = form !== null && own !== form.key;
  const hasId = speaker.id !== null && speaker.id !== "";
  if (isDecided || hasId) return { key: own, full: null, reason: null, isCertain: true };
  const fuller = (than: NameForm): FullName[] => debate.names.filter(({ name }) => isFullerForm(formOf(name), than));
  const candidates = form
    ? fuller(form)
    : (debate.offices.get(office ?? "") ?? []).map((holder) => onlyOne(fuller(formOf(holder.name))) ?? holder);
  const [first] = candidates;
  const only = onlyOne(candidates);
  const printed = `“${form ? speaker.name : speaker.office}”`;
  if (only) {
    const key = names.ofSpeaker(speaker, only.key);
    if (key !== only.key) return { key, full: null, reason: null, isCertain: true };
    const proof = form ? "the only one of that name" : "the only one with that office";
    const reason = `printed as ${printed}; ${only.name}, named in ${only.file}, is ${proof} in this debate`;
    return { key, full: only.name, reason, isCertain: true };
  }
  const isUncertain = form !== null && isShortKey(form.key);
  if (first) {
    const all = [...new Map(candidates.map(({ key, name }) => [key, name])).values()].sort(compareText);
    const reason = `${printed} may be ${all.join(" or ")}, who are all named in this debate`;
    return { key: own, full: null, reason, isCertain: !isUncertain };
  }
  const hasTitle = isUncertain && speaker.name?.trim().includes(" ");
  const reason = hasTitle ? `${printed} is all that this debate prints of the name` : null;
  return { key: own, full: null, reason, isCertain: !isUncertain };
}
