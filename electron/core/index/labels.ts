import type { FacetField } from "../../../shared/api/query-schemas.ts";
import type { Debate } from "../../../shared/model/debate.ts";
import { CONTRIBUTION_KINDS, type ContributionKind } from "../../../shared/model/extract.ts";

const KIND_LABELS: Record<ContributionKind, string> = {
  speech: "Speech",
  question: "Question",
  answer: "Answer",
  chair: "Chair",
  procedural: "Procedural note",
  division: "Division",
  unattributed: "No speaker named",
};

const HOUSE_LABELS: Record<string, string> = {
  commons: "House of Commons",
  lords: "House of Lords",
};

const TRAIT_LABELS: Record<string, string> = {
  gap: "A gap before it",
  variant: "Copies that differ",
  copies: "Copies in other places",
};

const BUSINESS_LABELS: Record<string, string> = {
  "oral-question": "Oral question",
  "written-question": "Written question",
  "written-statement": "Written statement",
};

/** The kind of a debate in words. */
export function businessLabel(kind: string): string {
  return BUSINESS_LABELS[kind] ?? kind;
}

const languages = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** A language by its name in English; the tag itself where there is none. */
export function languageLabel(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** The words shown for a debate in a list of filters: its title and, because titles repeat, its date. */
export function debateLabel(debate: Pick<Debate, "title" | "date">): string {
  return `${debate.title.value ?? "Untitled"} (${debate.date.value ?? "date not in source"})`;
}

/** The words shown for a value of a field whose values name themselves. */
export function valueLabel(field: FacetField, value: string): string {
  if (field === "kind") return isKind(value) ? KIND_LABELS[value] : value;
  if (field === "has") return TRAIT_LABELS[value] ?? value;
  return field === "house" ? (HOUSE_LABELS[value] ?? value) : value;
}

/** The words shown for rows without a value. */
export function notGivenLabel(field: FacetField): string {
  if (field === "has") return "(none of these)";
  if (field === "mentions") return "(nobody for certain)";
  return field === "tag" ? "(no tag)" : "(not given)";
}

function isKind(value: string): value is ContributionKind {
  return (CONTRIBUTION_KINDS as readonly string[]).includes(value);
}
