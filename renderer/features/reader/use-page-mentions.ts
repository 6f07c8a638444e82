import { useCallback, useMemo } from "react";
import { z } from "zod";
import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { useViewState } from "../../data/view-state.ts";
import type { Point } from "./selection-state.ts";

/** Whether it is marked who is mentioned, in all panes; kept per library. */
export function useMentionsMarked(): { isOn: boolean; toggle(): void } {
  const [isOn, setOn] = useViewState("reader.mentions", true, z.boolean());
  const toggle = useCallback(() => setOn((old) => !old), [setOn]);
  return { isOn, toggle };
}

export type PageMentions = ReturnType<typeof usePageMentions>;

const NONE: readonly ContributionMention[] = [];

/** Who is mentioned on a page and where: nobody while that is not marked. Courtesies say nothing of who is meant. */
export function usePageMentions(page: DebatePage) {
  const { isOn } = useMentionsMarked();
  const { data } = useCall("debate.mentions", isOn ? { debate: page.id } : null);
  const byContribution = useMemo(
    () =>
      new Map(
        (isOn && data ? data.contributions : []).map(({ contribution, mentions }) => [
          contribution,
          mentions.filter(({ isCourtesy }) => !isCourtesy),
        ]),
      ),
    [isOn, data],
  );
  const mentionsOf = (contribution: string) => byContribution.get(contribution) ?? NONE;
  return {
    mentionsOf,
    /** The mention at a place of a contribution; null for none. */
    at: (contribution: string, { offset }: Point): ContributionMention | null =>
      mentionsOf(contribution).find(({ start, end }) => start <= offset && offset < end) ?? null,
  };
}
