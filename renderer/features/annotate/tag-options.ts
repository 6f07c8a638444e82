import type { Tag } from "../../../shared/model/annotation.ts";

/** A line of the tag picker: a tag there is, or the offer to make one. */
export type TagOption = { type: "tag"; tag: Tag; path: string } | { type: "create"; name: string };

/** Tags listed at most; typing narrows them. */
const MOST_OPTIONS = 50;

/**
 * What the picker offers for the words typed: tags whose path holds all of them, those whose name begins with
 * them first (else in the order of the codebook), and last the offer to create that name when no tag has it.
 */
export function tagOptions(tags: readonly Tag[], pathOf: (id: string) => string[], typed: string): TagOption[] {
  const words = fold(typed).split(" ").filter(Boolean);
  const found = tags
    .map((tag) => ({ type: "tag" as const, tag, path: pathOf(tag.id).join(" / ") || tag.name }))
    .filter(({ path }) => words.every((word) => fold(path).includes(word)));
  const begins = (option: { tag: Tag }) => (fold(option.tag.name).startsWith(fold(typed)) ? 0 : 1);
  const options: TagOption[] = found.sort((a, b) => begins(a) - begins(b)).slice(0, MOST_OPTIONS);
  const name = typed.trim().replace(/\s+/g, " ");
  const isTaken = tags.some((tag) => fold(tag.name) === fold(name));
  if (name !== "" && !isTaken) options.push({ type: "create", name });
  return options;
}

function fold(text: string): string {
  return text.normalize("NFC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
}
