import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import { buildView, type LibraryView } from "../library/view.ts";
import { describeSpeaker } from "./parse.ts";
import { type Output, readAll, scanPath } from "./read-paths.ts";

/** `backbench debates`: one JSON line for each item of business, rebuilt from all extracts below the path. */
export async function debatesCommand(path: string, output: Output): Promise<number> {
  const found = await scanPath(path, output);
  if (!found) return 1;
  const loaded = await readAll(found, output);
  const { reconstruction } = reconstruct(
    loaded.flatMap((source) => source.parsed ?? []),
    [],
  );
  const view = buildView(loaded, reconstruction);
  for (const debate of reconstruction.debates) await output.out(JSON.stringify(describe(view, debate)));
  return 0;
}

function describe(view: LibraryView, debate: Debate): object {
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
      contributions: run.contributions.map((contribution) => describeContribution(view, contribution)),
    })),
  };
}

function describeContribution(view: LibraryView, contribution: Contribution): object {
  return {
    kind: contribution.kind,
    speaker: describeSpeaker(contribution.speaker),
    date: contribution.date.value,
    gapBefore: contribution.gapBefore !== null,
    paragraphs: view.byContribution.get(contribution.id)?.leading.paragraphs.map((paragraph) => paragraph.text) ?? [],
    occurrences: contribution.occurrences.map(({ source, extract, index }) => ({ file: source, extract, index })),
  };
}
