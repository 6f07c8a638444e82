import { Filter, ListChecks, NotebookPen } from "lucide-react";
import { Button as AriaButton, ToggleButton } from "react-aria-components";
import { useMemos, useTags } from "../../data/records.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { Chip } from "../../ui/chip.tsx";
import { formatNumber } from "../../ui/count.ts";
import { Select } from "../../ui/select.tsx";
import { FilterChips } from "../search/index.ts";
import styles from "./annotations-place.module.css";
import { GROUPINGS, type Grouping } from "./group-annotations.ts";
import type { StatusFilter } from "./review-state.ts";
import type { AnnotationList } from "./use-annotation-list.ts";

const GROUP_NAMES: Record<Grouping, string> = {
  tag: "Tag",
  speaker: "Speaker",
  party: "Party",
  debate: "Debate",
  date: "Date",
};
const STATUS_NAMES: Record<StatusFilter, string> = { all: "All", review: "To look at", found: "Surely found" };

/** What is listed and how it is grouped. */
export function ListToolbar({ list }: { list: AnnotationList }) {
  const { view, change } = list;
  const [first, second] = view.groupBy;
  const groups = (without?: Grouping) => [
    { id: "none" as const, label: "Nothing" },
    ...GROUPINGS.filter((grouping) => grouping !== without).map((id) => ({ id, label: GROUP_NAMES[id] })),
  ];
  const regroup = (...wanted: (Grouping | "none" | undefined)[]) =>
    change({ groupBy: wanted.flatMap((one) => (one && one !== "none" ? one : [])), closed: [] });
  if (view.isReviewing) {
    return (
      <div className={styles.toolbar}>
        <h2>Review</h2>
        <ReviewButton list={list} />
      </div>
    );
  }
  if (view.isMemos) {
    return (
      <div className={styles.toolbar}>
        <Find list={list} label="Find in memos" />
        <span className={styles.total} />
        <MemosButton list={list} />
      </div>
    );
  }
  return (
    <>
      <div className={styles.toolbar}>
        <Find list={list} label="Find in annotations" />
        <Select
          isInline
          label="Group by"
          value={first ?? "none"}
          options={groups()}
          onChange={(next) => regroup(next, next === second ? "none" : second)}
        />
        {first && (
          <Select
            isInline
            label="then by"
            value={second ?? "none"}
            options={groups(first)}
            onChange={(next) => regroup(first, next)}
          />
        )}
        <Select
          isInline
          label="Show"
          value={view.status}
          options={Object.entries(STATUS_NAMES).map(([id, label]) => ({ id: id as StatusFilter, label }))}
          onChange={(status) => change({ status })}
        />
        {list.isTableRestricted && (
          <ToggleButton
            className={styles.toggle as string}
            isSelected={view.isLikeTable}
            onChange={(isLikeTable) => change({ isLikeTable })}
          >
            <Filter size={13} aria-hidden /> Filtered like the table
          </ToggleButton>
        )}
        <span className={styles.total} role="status">
          {totalWords(list)}
        </span>
        <ReviewButton list={list} />
        <MemosButton list={list} />
      </div>
      {view.isLikeTable && list.isTableRestricted ? <FilterChips /> : <TagFilterChip />}
    </>
  );
}

function Find({ list, label }: { list: AnnotationList; label: string }) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      className={styles.find}
      value={list.text}
      maxLength={200}
      onChange={(event) => list.setText(event.target.value)}
    />
  );
}

/** Lists memos in place of annotations, and these again. */
function MemosButton({ list }: { list: AnnotationList }) {
  const memos = useMemos();
  const { isMemos } = list.view;
  return (
    <AriaButton
      className={styles.review as string}
      aria-pressed={isMemos}
      onPress={() => {
        list.setText("");
        list.change({ isMemos: !isMemos });
      }}
    >
      <NotebookPen size={14} aria-hidden />
      {isMemos ? "Back to annotations" : `Memos ${formatNumber(memos.length)}`}
    </AriaButton>
  );
}

function totalWords({ shown, all, problem }: AnnotationList): string {
  if (problem) return problem;
  if (shown.length === all.length)
    return `${formatNumber(all.length)} ${all.length === 1 ? "annotation" : "annotations"}`;
  return `${formatNumber(shown.length)} of ${formatNumber(all.length)} annotations`;
}

function ReviewButton({ list }: { list: AnnotationList }) {
  const { open, kept } = list.review;
  if (open.length + kept.length === 0 && !list.view.isReviewing) return null;
  return (
    <AriaButton
      className={styles.review as string}
      aria-pressed={list.view.isReviewing}
      data-waiting={open.length > 0 || undefined}
      onPress={() => list.change({ isReviewing: !list.view.isReviewing })}
    >
      <ListChecks size={14} aria-hidden />
      {list.view.isReviewing ? "Back to the list" : `Review ${formatNumber(open.length)}`}
    </AriaButton>
  );
}

/** The tags chosen in the codebook; they hold for the table, too. */
function TagFilterChip() {
  const { workspace, dispatch } = useWorkspace();
  const tags = useTags();
  const { filters } = workspace.query;
  const filter = filters.find(({ field }) => field === "tag");
  if (!filter) return null;
  const nameOf = (id: string | null) => (id === null ? "No tag" : (tags.find((tag) => tag.id === id)?.name ?? "a tag"));
  const words = [...filter.include.map(nameOf), ...filter.exclude.map((id) => `not ${nameOf(id)}`)].join(", ");
  return (
    <div className={styles.chips}>
      <Chip
        removeLabel={`Remove filter Tags: ${words}`}
        onRemove={() => dispatch({ type: "query", query: { filters: filters.filter((other) => other !== filter) } })}
      >
        Tags: {words}
      </Chip>
    </div>
  );
}
