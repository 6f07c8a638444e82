import type { Debate, Reconstruction } from "../model/debate.ts";
import { isCounted } from "../model/extract.ts";

/** How much there is; a contribution that several sources print counts once. */
export interface LibraryCounts {
  contributions: number;
  /** Items of business that are not written questions. */
  debates: number;
  writtenQuestions: number;
}

/** Contributions of a debate without procedural notes and divisions. */
export function countContributions(debate: Debate): number {
  let count = 0;
  for (const run of debate.runs) for (const { kind } of run.contributions) if (isCounted(kind)) count += 1;
  return count;
}

export function libraryCounts({ debates }: Reconstruction): LibraryCounts {
  const writtenQuestions = debates.filter((debate) => debate.kind === "written-question").length;
  return {
    contributions: debates.reduce((sum, debate) => sum + countContributions(debate), 0),
    debates: debates.length - writtenQuestions,
    writtenQuestions,
  };
}
