import { useCallback, useMemo, useState } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { useAnnotations, useTags } from "../../data/records.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { paneView } from "../../data/workspace-state.ts";
import { ConcordanceGrid } from "./concordance-grid.tsx";
import { type ConcordanceView, presetSort } from "./concordance-view.ts";
import { ExportLines } from "./export-lines.tsx";
import { isColumnShown, LINE_COLUMNS } from "./line-columns.ts";
import { TickBar } from "./tick-bar.tsx";
import type { Concordance } from "./use-concordance.ts";
import { useLineWork } from "./use-line-work.ts";
import { useTicks } from "./use-ticks.ts";

/** The lines with all that can be done with them. */
export function Lines(props: {
  shown: Concordance;
  view: ConcordanceView;
  onChange(change: Partial<ConcordanceView>): void;
}) {
  const { shown, view, onChange } = props;
  const { dispatch } = useWorkspace();
  const ticking = useTicks(shown);
  const { tagsOf, nameOf } = useTagsOfLines();
  const hasTags = useTags().length > 0;
  const columns = useMemo(
    () => LINE_COLUMNS.filter((column) => isColumnShown(column, view.columns, hasTags)),
    [view.columns, hasTags],
  );
  const tagNamesOf = (line: ConcordanceLine) => tagsOf(line).map(nameOf).join("; ");
  const work = useLineWork(shown, tagNamesOf);
  const [isTagging, setIsTagging] = useState(false);
  const isCurrent = useIsCurrent();
  useCommand("concordance.sortDate", () => onChange({ sort: presetSort("date") }));
  useCommand("concordance.sortNode", () => onChange({ sort: presetSort("node") }));
  useCommand("concordance.sortLeft", () => onChange({ sort: presetSort("left") }));
  useCommand("concordance.sortRight", () => onChange({ sort: presetSort("right") }));
  const { ticks } = ticking;

  function open({ anchor }: ConcordanceLine, beside: boolean): void {
    const { key, start, end } = anchor;
    dispatch({ type: "open", view: { type: "debate", spot: { key, range: { start, end } } }, beside });
    dispatch({ type: "inspect", subject: { type: "contribution", key } });
  }

  return (
    <>
      {(ticks.count > 0 || work.work) && (
        <TickBar
          count={ticks.count}
          work={work.work}
          isTagging={isTagging}
          onTagging={setIsTagging}
          tagName={nameOf}
          onTag={(tag) => work.tag(ticks, tag)}
          onTagAnew={(name, colour) => work.tagAnew(ticks, name, colour)}
          onCopy={() => work.copy(ticks)}
          onUntick={ticking.none}
          onCancel={work.cancel}
        />
      )}
      <ExportLines shown={shown} ticks={ticks} tagNamesOf={tagNamesOf} />
      <ConcordanceGrid
        shown={shown}
        columns={columns}
        ticking={ticking}
        tagsOf={tagsOf}
        isCurrent={isCurrent}
        onOpen={open}
        onTag={() => setIsTagging(true)}
        onCopy={work.copy}
      />
    </>
  );
}

const NO_TAGS: string[] = [];

/** The tags of the annotations that stand on some of a line's node. */
function useTagsOfLines() {
  const annotations = useAnnotations();
  const tags = useTags();
  const byKey = useMemo(() => Map.groupBy(annotations, ({ anchor }) => anchor.key), [annotations]);
  // A line keeps its list while nothing of it changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other annotations, other tags
  const known = useMemo(() => new WeakMap<ConcordanceLine, string[]>(), [byKey]);
  const tagsOf = useCallback(
    (line: ConcordanceLine) => {
      const { anchor } = line;
      const told = known.get(line);
      if (told) return told;
      const touching = (byKey.get(anchor.key) ?? []).filter(
        (one) => one.anchor.start < anchor.end && one.anchor.end > anchor.start,
      );
      if (touching.length === 0) return NO_TAGS;
      const ids = [...new Set(touching.flatMap((one) => Object.keys(one.tags).filter((id) => one.tags[id])))];
      known.set(line, ids);
      return ids;
    },
    [byKey, known],
  );
  const nameOf = useCallback((id: string) => tags.find((tag) => tag.id === id)?.name ?? "", [tags]);
  return { tagsOf, nameOf };
}

/** Whether the active pane shows the very words of a line. */
function useIsCurrent(): (line: ConcordanceLine) => boolean {
  const { workspace } = useWorkspace();
  const pane = workspace.panes.find(({ id }) => id === workspace.activePane);
  const view = pane ? paneView(pane) : null;
  const spot = view?.type === "debate" ? view.spot : null;
  return ({ anchor }) =>
    spot?.key === anchor.key && spot.range?.start === anchor.start && spot.range.end === anchor.end;
}
