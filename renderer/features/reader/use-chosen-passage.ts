import { useCallback, useMemo, useState } from "react";
import { annotationsAt, type DebateAnnotations, type PlacedAnnotation } from "../annotate/index.ts";

export type ChosenPassage = ReturnType<typeof useChosenPassage>;

/** Which annotation of a page is in focus, and whether its card is open. */
export function useChosenPassage(annotations: DebateAnnotations, onInspect: (annotation: string) => void) {
  const [chosen, setChosen] = useState<{ ids: readonly string[]; at: number; isOpen: boolean } | null>(null);
  const placed = useMemo(() => {
    const id = chosen?.ids[chosen.at];
    return annotations.placed.find(({ annotation }) => annotation.id === id) ?? null;
  }, [annotations, chosen]);

  const choose = useCallback(
    (ids: readonly string[], at = 0, isOpen = true) => {
      const id = ids[at];
      setChosen(id === undefined ? null : { ids, at, isOpen });
      if (id !== undefined) onInspect(id);
    },
    [onInspect],
  );
  /** All that stand at a place of a contribution, the shortest in focus; false when there are none. */
  const chooseAt = useCallback(
    (contribution: string, offset: number): boolean => {
      const ids = annotationsAt(annotations.marks.get(contribution) ?? [], offset);
      choose(ids);
      return ids.length > 0;
    },
    [annotations, choose],
  );
  /** The next or previous of the page, at its ends the one in focus; null without any. */
  const beside = (direction: -1 | 1): PlacedAnnotation | null => {
    const all = annotations.placed;
    const at = placed ? all.indexOf(placed) + direction : direction > 0 ? 0 : all.length - 1;
    return all[at] ?? placed;
  };
  const chooseNextHere = () => chosen && choose(chosen.ids, (chosen.at + 1) % chosen.ids.length);

  return {
    /** How many stand on the page. */
    count: annotations.placed.length,
    placed,
    isOpen: placed !== null && chosen?.isOpen === true,
    here: { at: chosen?.at ?? 0, of: chosen?.ids.length ?? 0 },
    choose,
    chooseAt,
    chooseNextHere,
    beside,
    clear: useCallback(() => setChosen(null), []),
  };
}
