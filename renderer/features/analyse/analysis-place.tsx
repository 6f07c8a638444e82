import { FileX2, Quote, Shuffle } from "lucide-react";
import type { ReactNode } from "react";
import { MOST_SAMPLED } from "../../../shared/api/concordance-schemas.ts";
import { useRunCommand } from "../../data/use-commands.tsx";
import { useViewState } from "../../data/view-state.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Message } from "../../ui/message.tsx";
import { Progress } from "../../ui/progress.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FilterChips, NothingFound, useQueryResult } from "../search/index.ts";
import styles from "./analyse.module.css";
import { ConcordanceToolbar } from "./concordance-toolbar.tsx";
import { type ConcordanceView, concordanceView, FIRST_VIEW } from "./concordance-view.ts";
import { Lines } from "./lines.tsx";
import { type ConcordanceState, useConcordance } from "./use-concordance.ts";

type Change = (change: Partial<ConcordanceView>) => void;

/** The hits of the query in their contexts, with the filters in force above them. */
export function AnalysisPlace() {
  const { workspace, isLoaded } = useWorkspace();
  const [view, setView, isViewLoaded] = useViewState("concordance", FIRST_VIEW, concordanceView);
  const { sort, sample } = view;
  const { text, filters, dates } = workspace.query;
  const query = { text, filters, dates, sort: [] };
  const hasText = text.trim() !== "";
  const state = useConcordance(isLoaded && isViewLoaded && hasText ? { query, sort, sample } : null);
  const change: Change = (fields) => setView((old) => ({ ...old, ...fields }));
  return (
    <div className={styles.place} aria-busy={hasText && state.isRefreshing}>
      <FilterChips />
      {hasText ? <Content view={view} onChange={change} state={state} /> : <NoWords />}
    </div>
  );
}

function Content({ view, onChange, state }: { view: ConcordanceView; onChange: Change; state: ConcordanceState }) {
  const { result } = useQueryResult();
  const { shown, error, reading } = state;
  if (error) return <Failed state={state} />;
  const progress = reading && (
    <Reading {...reading} onCancel={() => onChange({ sort: shown?.spec.sort ?? FIRST_VIEW.sort })} />
  );
  if (!shown) return progress ?? <Skeleton lines={12} label="Looking for the words in their contexts" />;
  const { facts } = shown;
  if (!facts.hasWords) return <NoWords />;
  if (facts.hits === 0) return result?.contributions === 0 ? <NothingFound /> : <WordsNowhere />;
  return (
    <>
      <ConcordanceToolbar view={view} onChange={onChange} shown={shown} />
      {progress}
      {facts.lines > 0 ? (
        <Lines shown={shown} view={view} onChange={onChange} />
      ) : (
        <TooMany state={state} onChange={onChange} />
      )}
    </>
  );
}

function Reading({ done, total, onCancel }: { done: number; total: number; onCancel(): void }) {
  return (
    <div className={styles.reading}>
      <Progress
        words={`Reading the words around ${formatNumber(done)} of ${countOf(total, "line")}`}
        done={done}
        total={total}
      />
      <Button small onPress={onCancel}>
        Cancel
      </Button>
    </div>
  );
}

function NoWords() {
  const run = useRunCommand();
  return (
    <Message
      icon={Quote}
      title="Type a word to see it in its contexts"
      actions={
        <Button look="primary" onPress={() => run("search.focus")}>
          Search
        </Button>
      }
    >
      Every place where it is said stands on a line of its own, with the words before and after it: sort them, tick
      lines, tag them all at once. Phrases ("hon. Friend"), beginnings (account*), OR and every filter work here as in
      the table.
    </Message>
  );
}

function WordsNowhere() {
  const { result } = useQueryResult();
  return (
    <Message icon={Quote} title="None of the words is said here">
      {result && `The search finds ${countOf(result.contributions, "contribution")} by something else than words.`}
    </Message>
  );
}

function TooMany({ state, onChange }: { state: ConcordanceState; onChange: Change }) {
  const facts = state.shown?.facts;
  if (!facts) return null;
  const size = Math.min(MOST_SAMPLED, 10_000);
  return (
    <Message
      icon={Shuffle}
      title={`${formatNumber(facts.hits)} lines are more than a concordance holds (${formatNumber(facts.most)})`}
      actions={
        <Button look="primary" onPress={() => onChange({ sample: { size, seed: 1 } })}>
          Draw {formatNumber(size)} lines at random
        </Button>
      }
    >
      Add a word, a speaker or a period to have all of them.
    </Message>
  );
}

function Failed({ state }: { state: ConcordanceState }): ReactNode {
  const { error, reload } = state;
  return (
    <Message
      icon={FileX2}
      role="alert"
      title={error?.message ?? ""}
      actions={error?.code === "bad-query" ? undefined : <Button onPress={reload}>Try again</Button>}
    >
      {error?.action}
    </Message>
  );
}
