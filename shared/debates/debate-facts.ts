import type { DebateField } from "../model/correction.ts";
import type { Known } from "../model/debate.ts";
import type { DebateKind, Extract } from "../model/extract.ts";
import { type DebateGroup, filesOf, majority } from "./debate-group.ts";
import { currentNodes, type ExtractNode } from "./extract-node.ts";
import { foldedText, titleKey } from "./title-key.ts";
import { byWhom, listInWords, sourcePath } from "./wording.ts";

/** A value nobody prints or sets. */
export const NOT_KNOWN: Known<string> = { value: null, origin: "none", reason: null };

/**
 * What is known of one fact of a debate: the analyst's value, else what most of its extracts print (ties by
 * source id), with the places that print another one.
 */
export function knownFact(
  group: DebateGroup,
  field: DebateField,
  printed: (extract: Extract) => string | null,
): Known<string> {
  const correction = group.set.get(field);
  if (correction?.body.type === "debate-field") {
    return { value: correction.body.value, origin: "set", reason: `set ${byWhom(correction)}` };
  }
  const members = currentNodes(group.members);
  const [only, ...others] = members;
  const isAlone = only !== undefined && others.length === 0;
  const value = isAlone ? printed(only.extract) : majority(members.map(({ extract }) => printed(extract)));
  if (value === null) return NOT_KNOWN;
  if (others.length === 0) return { value, origin: "printed", reason: null };
  return { value, origin: "printed", reason: otherPrints(members, field, value, printed) };
}

/** `b.txt prints “Westminster Hall”`; null when all agree. Addresses differ by nature. */
function otherPrints(
  members: readonly ExtractNode[],
  field: DebateField,
  value: string,
  printed: (extract: Extract) => string | null,
): string | null {
  if (field === "url") return null;
  const folded = field === "title" ? titleKey : foldedText;
  const others = new Map<string, ExtractNode[]>();
  for (const member of members) {
    const other = printed(member.extract);
    if (other !== null && folded(other) !== folded(value)) others.set(other, [...(others.get(other) ?? []), member]);
  }
  const clauses = [...others].map(([other, holders]) => {
    const files = filesOf(holders);
    return `${listInWords(files)} ${files.length > 1 ? "print" : "prints"} “${other}”`;
  });
  return clauses.length > 0 ? clauses.join("; ") : null;
}

/** The kind most extracts give; a kind that is known wins over "unknown". */
export function debateKind(group: DebateGroup): DebateKind {
  const members = currentNodes(group.members);
  return majority(members.map(({ extract }) => (extract.kind === "unknown" ? null : extract.kind))) ?? "unknown";
}

/** The outer headings most extracts print. */
export function headingPath(group: DebateGroup): string[] {
  const members = currentNodes(group.members);
  if (members.length === 1) return members[0]?.extract.headingPath ?? [];
  const paths = members.map(({ extract }) =>
    extract.headingPath.length > 0 ? JSON.stringify(extract.headingPath) : null,
  );
  return JSON.parse(majority(paths) ?? "[]");
}

/** The language its sources say it is in; nothing where they do not say. */
export function language({ members }: DebateGroup): { language?: string } {
  const said = members.find(({ extract }) => extract.language !== undefined)?.extract.language;
  return said === undefined ? {} : { language: said };
}

/** Which of its files are older revisions, one sentence for each file. */
export function revisionReasons({ members }: DebateGroup): string[] {
  const older = new Map(members.map(({ source, supersededBy }) => [source.source, supersededBy]));
  return [...older].flatMap(([source, newer]) => {
    if (newer === null) return [];
    const file = sourcePath(source);
    if (newer === "") return [`${file} says that a newer revision took its place; the library does not hold it.`];
    return older.has(newer)
      ? [`${file} is an older revision of ${sourcePath(newer)}, whose words are shown.`]
      : [`${file} is an older revision; ${sourcePath(newer)}, the newest, does not print this item.`];
  });
}
