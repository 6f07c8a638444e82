import type { FacetField } from "../../../shared/api/schemas.ts";
import { CONTRIBUTION_KINDS, type ContributionKind } from "../../../shared/model/extract.ts";
import type { LibraryView } from "../library/view.ts";

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

/** The words shown for a debate in a list of filters: its title and, because titles repeat, its date. */
export function debateLabel(view: LibraryView, id: string): string {
  const debate = view.byDebate.get(id)?.debate;
  if (!debate) return id;
  return `${debate.title.value ?? "Untitled"} (${debate.date.value ?? "date not in source"})`;
}

/** The words shown for a value of a facet. `tagNames` gives the names of tags by id. */
export function facetLabel(
  field: FacetField,
  value: string | null,
  view: LibraryView,
  tagNames: ReadonlyMap<string, string>,
): string {
  if (value === null) return field === "tag" ? "(no tag)" : "(not given)";
  switch (field) {
    case "kind":
      return isKind(value) ? KIND_LABELS[value] : value;
    case "house":
      return HOUSE_LABELS[value] ?? value;
    case "debate":
      return debateLabel(view, value);
    case "source":
      return view.sources.get(value)?.path ?? value;
    case "tag":
      return tagNames.get(value) ?? value;
    default:
      return value;
  }
}

function isKind(value: string): value is ContributionKind {
  return (CONTRIBUTION_KINDS as readonly string[]).includes(value);
}
