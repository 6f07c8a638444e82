/** Stands for the vote where it is not certain who is meant. */
export const DOUBTFUL = "?";

/** A value of the column of persons; no name where it says nothing. */
export interface PersonValue {
  vote: string;
  isTeller: boolean;
  name: string;
}

/** What tells of one vote of somebody in the column of persons. */
export function personValue(name: string, vote: string, isTeller: boolean): string {
  return `${vote}\t${isTeller ? "teller" : ""}\t${name}`;
}

/** What {@link personValue} wrote. */
export function readPersonValue(value: string | null): PersonValue {
  const [vote = "", teller = "", name = ""] = value?.split("\t") ?? [];
  return { vote, isTeller: teller !== "", name };
}
