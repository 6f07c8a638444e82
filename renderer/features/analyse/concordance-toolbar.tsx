import { Columns3, Download } from "lucide-react";
import type { LineSort } from "../../../shared/api/concordance-schemas.ts";
import { useTags } from "../../data/records.tsx";
import { useRunCommand } from "../../data/use-commands.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Choice } from "../../ui/choice.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Menu } from "../../ui/menu.tsx";
import { Select } from "../../ui/select.tsx";
import styles from "./analyse.module.css";
import { type ConcordanceView, isSameSort, PRESETS, presetSort, SORT_OPTIONS, setSortKey } from "./concordance-view.ts";
import { isColumnShown, LINE_COLUMNS } from "./line-columns.ts";
import { SampleControl } from "./sample-control.tsx";
import type { Concordance } from "./use-concordance.ts";

interface ToolbarProps {
  view: ConcordanceView;
  onChange(change: Partial<ConcordanceView>): void;
  shown: Concordance;
}

/** What is listed, in which order, and what of it is shown. */
export function ConcordanceToolbar({ view, onChange, shown }: ToolbarProps) {
  const run = useRunCommand();
  const preset = PRESETS.find(({ sort }) => isSameSort(sort, view.sort))?.id ?? null;
  return (
    <div className={styles.toolbar}>
      <span className={styles.counts} role="status">
        {countWords(shown)}
      </span>
      {view.sample && (
        <Chip removeLabel="Show all lines instead of the sample" onRemove={() => onChange({ sample: null })}>
          Random sample, seed {view.sample.seed}
        </Chip>
      )}
      <div className={styles.order}>
        <Choice
          label="Order"
          showLabel={false}
          value={preset}
          options={PRESETS}
          onChange={(id) => onChange({ sort: presetSort(id) })}
        />
        {[0, 1, 2].slice(0, Math.min(3, view.sort.length + 1)).map((at) => (
          <SortSelect key={at} at={at} sort={view.sort} onChange={(sort) => onChange({ sort })} />
        ))}
      </div>
      <div className={styles.tools}>
        <SampleControl sample={view.sample} onChange={(sample) => onChange({ sample })} />
        <Button look="quiet" small icon={Download} onPress={() => run("concordance.save")}>
          Export
        </Button>
        <ColumnsMenu chosen={view.columns} onChange={(columns) => onChange({ columns })} />
      </div>
    </div>
  );
}

/** `1,234 lines in 567 contributions`; of a sample, out of how many. */
export function countWords({ facts }: Pick<Concordance, "facts">): string {
  const lines = countOf(facts.lines, "line");
  const places = `in ${countOf(facts.lineContributions, "contribution")}`;
  return facts.lines < facts.hits ? `${lines} of ${formatNumber(facts.hits)}, ${places}` : `${lines} ${places}`;
}

function SortSelect(props: { at: number; sort: readonly LineSort[]; onChange(sort: LineSort[]): void }) {
  const { at, sort } = props;
  return (
    <Select<LineSort | "none">
      isInline
      label={["Sort by", "then", "then"][at] ?? ""}
      value={sort[at] ?? "none"}
      options={at === 0 ? SORT_OPTIONS : [{ id: "none", label: "Nothing" }, ...SORT_OPTIONS]}
      onChange={(key) => props.onChange(setSortKey(sort, at, key === "none" ? null : key))}
    />
  );
}

function ColumnsMenu(props: { chosen: Record<string, boolean>; onChange(chosen: Record<string, boolean>): void }) {
  const hasTags = useTags().length > 0;
  const entries = LINE_COLUMNS.map((column) => {
    const isOn = isColumnShown(column, props.chosen, hasTags);
    const onAction = () => props.onChange({ ...props.chosen, [column.id]: !isOn });
    return { id: column.id, label: column.title, isOn, onAction };
  });
  return (
    <Menu label="Columns" entries={entries}>
      <Button look="quiet" small icon={Columns3}>
        Columns
      </Button>
    </Menu>
  );
}
