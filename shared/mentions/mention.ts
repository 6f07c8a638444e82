/**
 * How one member is spoken of by another, as printed. In the Commons nobody is called by name: one says "my hon. Friend
 * the Member for Bolsover", "the Home Secretary", "the hon. Lady", and Hansard adds the name in brackets where it helps
 * (Erskine May, paragraph 21.6; Hansard's style guide, "Members"). In the Lords the name follows: "the noble Lord, Lord
 * Kennedy of Southwark" (Companion to the Standing Orders, chapter 4).
 */
export interface Mention extends MentionForm {
  /** UTF-16 offsets into the text, end exclusive. */
  start: number;
  end: number;
}

/** What a mention says of who is meant; all null where it is a courtesy alone ("the hon. Gentleman"). */
export interface MentionForm {
  /** In brackets behind it, or a peer's. */
  name: string | null;
  constituency: string | null;
  /** Without "the". */
  office: string | null;
}

/** Whether a form says nothing of who is meant. */
export function isCourtesy({ name, constituency, office }: MentionForm): boolean {
  return name === null && constituency === null && office === null;
}

const BETWEEN = "\u0002";

/** A form as one word that never occurs in a text; {@link readMentionForm} reads it. */
export function writeMentionForm({ name, constituency, office }: MentionForm): string {
  return MENTION_MARK + [name, constituency, office].map((part) => part ?? "").join(BETWEEN);
}

/** What {@link writeMentionForm} begins with, and no word of a text. */
export const MENTION_MARK = "\u0001";

/** The form of {@link writeMentionForm}. */
export function readMentionForm(written: string): MentionForm {
  const [name, constituency, office] = written.slice(MENTION_MARK.length).split(BETWEEN);
  return { name: name || null, constituency: constituency || null, office: office || null };
}
