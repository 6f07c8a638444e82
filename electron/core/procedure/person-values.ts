/** Stands for the vote where it is not certain who is meant. */
export const DOUBTFUL = "?";

/** What tells of one vote of somebody in the column of persons. */
export function personValue(name: string, vote: string, isTeller: boolean): string {
  return `${vote}\t${isTeller ? "teller" : ""}\t${name}`;
}
