import type { Correction, CorrectionBody } from "../../model/correction.ts";
import type { Contribution, Debate } from "../../model/debate.ts";
import type { ParsedSource } from "../../model/source.ts";
import { reconstruct } from "../reconstruct.ts";
import { longText } from "./make-source.ts";

/** A decision of JS on 3 March 2026; later ones get a higher `hour`. */
export function decide(body: CorrectionBody, hour = 10): Correction {
  return { id: `${hour} ${JSON.stringify(body).slice(0, 200)}`, at: `2026-03-03T${hour}:00:00Z`, author: "JS", body };
}

export function rebuild(sources: readonly ParsedSource[], corrections: readonly Correction[] = []): Debate[] {
  return reconstruct(sources, corrections).debates;
}

export function turnsOf(debate: Debate | undefined): Contribution[] {
  return (debate?.runs ?? []).flatMap((run) => run.contributions);
}

/**
 * The runs of a debate in short: each turn by the name of its long text (else its words), `…` before it for an
 * open gap, `×n` for n occurrences; a run of unknown order in `?( )`.
 */
export function outline(
  debate: Debate | undefined,
  sources: readonly ParsedSource[],
  names = "abcdefghijklmn",
): string {
  const label = (turn: Contribution): string => {
    const [first] = turn.occurrences;
    const source = sources.find((each) => each.source === first?.source);
    const occurrence = source?.extracts[first?.extract ?? 0]?.occurrences[first?.index ?? 0];
    const text = occurrence?.paragraphs.map((paragraph) => paragraph.text).join("\n") ?? "";
    const name =
      [...names].find((each) => longText(each).slice(20) === text.slice(-longText(each).length + 20)) ?? text;
    const count = turn.occurrences.length;
    return `${turn.gapBefore ? "…" : ""}${name}${count > 1 ? `×${count}` : ""}`;
  };
  return (debate?.runs ?? [])
    .map((run) => {
      const line = run.contributions.map(label).join(" ");
      return run.orderKnown ? line : `?(${line})`;
    })
    .join(" | ");
}
