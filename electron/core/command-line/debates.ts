import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { describeDivision, describeSpeaker } from "./parse.ts";
import { type Output, type Reading, readAll, scanPath } from "./read-paths.ts";

/** `backbench debates`: one JSON line for each item of business, rebuilt from all extracts below the path. */
export async function debatesCommand(path: string, output: Output, reading: Reading): Promise<number> {
  const found = await scanPath(path, output);
  if (!found) return 1;
  const parsed = await readAll(found, output, reading);
  const reconstruction = reconstruct(parsed, []);
  const bySource = new Map(parsed.map((source) => [source.source, source]));
  const byId = new Map(reconstruction.debates.map((debate) => [debate.id, debate]));
  for (const debate of reconstruction.debates) await output.out(JSON.stringify(describe(bySource, byId, debate)));
  return 0;
}

type Sources = ReadonlyMap<string, ParsedSource>;

function describe(sources: Sources, debates: ReadonlyMap<string, Debate>, debate: Debate): object {
  const older = new Map(debate.extracts.map(({ source, supersededBy }) => [source, supersededBy]));
  return {
    title: debate.title.value,
    date: debate.date.value,
    house: debate.house.value,
    chamber: debate.chamber.value,
    department: debate.department.value,
    kind: debate.kind,
    headingPath: debate.headingPath,
    answeredDate: debate.answeredDate.value,
    dateHint: debate.dateHint && { ...debate.dateHint.interval, reason: debate.dateHint.reason },
    volume: debate.volume.value,
    columns: debate.columns.value,
    url: debate.url.value,
    isExcerpt: debate.isExcerpt,
    language: debate.language ?? null,
    translations: (debate.translations ?? []).flatMap((id) => {
      const other = debates.get(id);
      return other ? [{ title: other.title.value, language: other.language ?? null, sources: filesOf(other) }] : [];
    }),
    sources: filesOf(debate),
    olderRevisions: [...older].flatMap(([file, newest]) =>
      newest === undefined ? [] : [{ file, newest: newest === "" ? null : newest }],
    ),
    reasons: debate.reasons,
    runs: debate.runs.map((run) => ({
      orderKnown: run.orderKnown,
      contributions: run.contributions.map((contribution) => describeContribution(sources, contribution)),
    })),
  };
}

function filesOf({ extracts }: Debate): string[] {
  return [...new Set(extracts.map(({ source }) => source))].sort();
}

function describeContribution(sources: Sources, contribution: Contribution): object {
  const [leading] = contribution.occurrences;
  const shown = leading && sources.get(leading.source)?.extracts[leading.extract]?.occurrences[leading.index];
  const paragraphs = shown?.paragraphs.map((paragraph) => paragraph.text) ?? [];
  return {
    kind: contribution.kind,
    speaker: describeSpeaker(contribution.speaker),
    name: contribution.name.value,
    office: contribution.office.value,
    constituency: contribution.constituency.value,
    party: contribution.party.value,
    addressee: contribution.addressee.value,
    date: contribution.date.value,
    gapBefore: contribution.gapBefore !== null,
    paragraphs,
    column: shown?.column ?? null,
    time: shown?.time ?? null,
    number: shown?.number ?? null,
    id: shown?.id ?? null,
    url: shown?.url ?? null,
    division: describeDivision(contribution.kind, paragraphs),
    occurrences: contribution.occurrences.map(({ source, extract, index }) => ({ file: source, extract, index })),
  };
}
