import { useState } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { ExportRowsDialog, type RowsScope } from "../export/index.ts";
import { useFilterWords } from "../search/index.ts";
import { lineCells, TABLE_HEADERS } from "./line-columns.ts";
import { linePages } from "./line-pages.ts";
import type { Ticks } from "./ticks-state.ts";
import type { Concordance } from "./use-concordance.ts";

interface ExportLinesProps {
  shown: Concordance;
  ticks: Ticks;
  tagNamesOf(line: ConcordanceLine): string;
}

/** Answers for the command `concordance.save`: the ticked lines, or all, as CSV in the order shown. */
export function ExportLines(props: ExportLinesProps) {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("concordance.save", () => setIsOpen(true));
  return isOpen ? <OpenDialog {...props} onClose={() => setIsOpen(false)} /> : null;
}

function OpenDialog({ shown, ticks, tagNamesOf, onClose }: ExportLinesProps & { onClose(): void }) {
  const client = useEngine();
  const filterWords = useFilterWords();
  const { sample } = shown.spec;
  const drawn = sample ? `Random sample of ${sample.size}, seed ${sample.seed}` : "";
  async function* pages(some: Ticks | null, signal: AbortSignal) {
    for await (const lines of linePages(client, shown, some, signal)) {
      yield lines.map((line) => lineCells(line, tagNamesOf(line)));
    }
  }
  const all: RowsScope = { id: "all", count: shown.facts.lines, pages: (signal) => pages(null, signal) };
  const ticked: RowsScope = { id: "ticked", count: ticks.count, pages: (signal) => pages(ticks, signal) };
  return (
    <ExportRowsDialog
      scopes={ticks.count > 0 ? [ticked, all] : [all]}
      headers={TABLE_HEADERS}
      filterWords={[filterWords, drawn].filter(Boolean).join("; ")}
      noun="line"
      what="concordance"
      further={null}
      onClose={onClose}
    />
  );
}
