import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { describeSpeaker } from "./parse.ts";
import { type Output, readAll, scanPath } from "./read-paths.ts";

/** `backbench debates`: one JSON line for each item of business, rebuilt from all extracts below the path. */
export async function debatesCommand(path: string, output: Output): Promise<number> {
  const found = await scanPath(path, output);
  if (!found) return 1;
  const parsed = await readAll(found, output);
  const reconstruction = reconstruct(parsed, []);
  const bySource = new Map(parsed.map((source) => [source.source, source]));
  for (const debate of reconstruction.debates) await output.out(JSON.stringify(describe(bySource, debate)));
  return 0;
}

type Sources = ReadonlyMap<string, ParsedSource>;

function describe(sources: Sources, debate: Debate): object {
  return {
    title: debate.title.value,
    date: debate.date.value,
    house: debate.house.value,
    chamber: debate.chamber.value,
    department: debate.department.value,
    kind: debate.kind,
    sources: [...new Set(debate.extracts.map((extract) => extract.source))].sort(),
    runs: debate.runs.map((run) => ({
      orderKnown: run.orderKnown,
      contributions: run.contributions.map((contribution) => describeContribution(sources, contribution)),
    })),
  };
}

function describeContribution(sources: Sources, contribution: Contribution): object {
  const [leading] = contribution.occurrences;
  const shown = leading && sources.get(leading.source)?.extracts[leading.extract]?.occurrences[leading.index];
  return {
    kind: contribution.kind,
    speaker: describeSpeaker(contribution.speaker),
    date: contribution.date.value,
    gapBefore: contribution.gapBefore !== null,
    paragraphs: shown?.paragraphs.map((paragraph) => paragraph.text) ?? [],
    occurrences: contribution.occurrences.map(({ source, extract, index }) => ({ file: source, extract, index })),
  };
}
