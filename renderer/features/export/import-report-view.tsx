import type { ReactNode } from "react";
import type { ExistingAnnotation, ImportConflict } from "../../../shared/exporters/json/compare-import.ts";
import type { ImportedAnnotation } from "../../../shared/exporters/json/import-annotations.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Choice } from "../../ui/choice.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import styles from "./import-dialog.module.css";
import type { ConflictDecision, ImportPlan } from "./import-plan.ts";
import type { MemoPlan } from "./plan-memos.ts";
import type { ViewPlan } from "./plan-views.ts";
import { recordsWords } from "./records-words.ts";
import type { ReadFile } from "./use-import.ts";

/** Annotations of a list that are shown; the rest is counted. */
const SHOWN = 100;

const DECISIONS: { id: ConflictDecision; label: string }[] = [
  { id: "mine", label: "Keep mine" },
  { id: "theirs", label: "Take theirs" },
  { id: "both", label: "Keep both" },
];

/** What a file holds against the library, in lists, with what has to be decided. */
export function ImportReportView(props: {
  file: ReadFile;
  plan: ImportPlan;
  conflicts: ReadonlyMap<string, ConflictDecision>;
  takeNotFound: boolean;
  takeMemos: boolean;
  onTakeMemos(take: boolean): void;
  takeViews: boolean;
  onTakeViews(take: boolean): void;
  onDecide(ids: string[], decision: ConflictDecision): void;
  onTakeNotFound(take: boolean): void;
}) {
  const { name, report, memos, views, problems } = props.file;
  const { added, same, conflicting, notFound } = report;
  const decisionOf = (id: string) => props.conflicts.get(id) ?? "mine";
  const ids = conflicting.map(({ conflict }) => conflict.imported.id);
  const decisions = new Set(ids.map(decisionOf));
  const common = decisions.size === 1 ? [...decisions][0] : undefined;
  const total = added.length + same.length + conflicting.length + notFound.length;
  return (
    <div className={styles.report}>
      <p className={styles.words}>
        <strong>{name}</strong> holds{" "}
        {recordsWords({ annotations: total, memos: memos.length, views: views.length }) || "nothing to import"}.
      </p>
      <dl className={styles.counts}>
        <Count label="New" count={added.length} />
        <Count label="The same here" count={same.length} />
        <Count label="Conflicting" count={conflicting.length} />
        <Count label="Not found" count={notFound.length} />
      </dl>
      {conflicting.length > 0 && (
        <Part title="Conflicting" explanation="Both have these, each differently.">
          {conflicting.length > 1 && (
            <Choice
              label="All conflicting ones"
              showLabel={false}
              value={common ?? null}
              options={DECISIONS.map(({ id, label }) => ({ id, label: `${label} (all)` }))}
              onChange={(decision) => props.onDecide(ids, decision)}
            />
          )}
          <Listed items={conflicting} idOf={({ conflict }) => conflict.imported.id}>
            {({ conflict }) => (
              <Conflict
                conflict={conflict}
                decision={decisionOf(conflict.imported.id)}
                onDecide={(decision) => props.onDecide([conflict.imported.id], decision)}
              />
            )}
          </Listed>
        </Part>
      )}
      {notFound.length > 0 && (
        <Part title="Not found" explanation="Their words stand in no file of this library.">
          <Checkbox
            label="Import them all the same: they keep their words and are marked as lost"
            isOn={props.takeNotFound}
            onChange={props.onTakeNotFound}
          />
          <Listed items={notFound} idOf={({ annotation }) => annotation.id}>
            {({ annotation }) => <Quoted annotation={annotation} />}
          </Listed>
        </Part>
      )}
      {added.length > 0 && (
        <Part title="New">
          <Listed items={added} idOf={({ annotation }) => annotation.id}>
            {({ annotation }) => <Quoted annotation={annotation} />}
          </Listed>
        </Part>
      )}
      {same.length > 0 && (
        <Part title="The same here" explanation="Nothing happens to these.">
          <Listed items={same} idOf={({ annotation }) => annotation.id}>
            {({ annotation }) => <Quoted annotation={annotation} />}
          </Listed>
        </Part>
      )}
      {memos.length + props.file.unreadMemos > 0 && (
        <Memos
          plan={props.plan.memos}
          unread={props.file.unreadMemos}
          isTaken={props.takeMemos}
          onTake={props.onTakeMemos}
          decisionOf={decisionOf}
          onDecide={props.onDecide}
        />
      )}
      {views.length + props.file.unreadViews > 0 && (
        <Views
          plan={props.plan.views}
          unread={props.file.unreadViews}
          isTaken={props.takeViews}
          onTake={props.onTakeViews}
        />
      )}
      {problems.length > 0 && (
        <Part title="Could not be read" explanation="These are left out.">
          <Listed items={problems} idOf={({ index }) => String(index)}>
            {({ index, message }) => (
              <p>
                Annotation {formatNumber((index ?? 0) + 1)} of the file: {message}
              </p>
            )}
          </Listed>
        </Part>
      )}
    </div>
  );
}

function Memos(props: {
  plan: MemoPlan;
  unread: number;
  isTaken: boolean;
  onTake(take: boolean): void;
  decisionOf(id: string): ConflictDecision;
  onDecide(ids: string[], decision: ConflictDecision): void;
}) {
  const { added, same, conflicting } = props.plan;
  return (
    <Part title="Memos">
      {added.length + conflicting.length > 0 && (
        <Checkbox label="Import memos" isOn={props.isTaken} onChange={props.onTake} />
      )}
      {added.length > 0 && <p>New: {names(added)}.</p>}
      {same.length > 0 && <p>The same here: {names(same)}. Nothing happens to these.</p>}
      {props.unread > 0 && <p>Could not be read, and left out: {countOf(props.unread, "memo")}.</p>}
      {props.isTaken && conflicting.length > 0 && (
        <>
          <p>Conflicting: both have these, each differently.</p>
          <Listed items={conflicting} idOf={({ theirs }) => theirs.id}>
            {({ mine, theirs }) => (
              <>
                <Sides mine={<MemoWords {...mine} />} theirs={<MemoWords {...theirs} />} />
                <Decision
                  of={mine.title || mine.body}
                  value={props.decisionOf(theirs.id)}
                  onChange={(decision) => props.onDecide([theirs.id], decision)}
                />
              </>
            )}
          </Listed>
        </>
      )}
    </Part>
  );
}

/** The first memos by name; the rest is counted. */
function names(memos: MemoPlan["added"]): string {
  const shown = memos.slice(0, SHOWN).map(({ title }) => title || "Untitled memo");
  const rest = memos.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${formatNumber(rest)} more`] : [])].join(", ");
}

function MemoWords({ title, body }: { title: string; body: string }) {
  return (
    <>
      <p dir="auto">{title || "Untitled memo"}</p>
      <p className={styles.note} dir="auto">
        {body}
      </p>
    </>
  );
}

function Views(props: { plan: ViewPlan; unread: number; isTaken: boolean; onTake(take: boolean): void }) {
  const { added, same, unread } = props.plan;
  const unreadNames = [...unread, ...(props.unread > 0 ? [countOf(props.unread, "view")] : [])];
  return (
    <Part title="Saved views">
      {(added.length > 0 || !props.isTaken) && (
        <Checkbox label="Import saved views" isOn={props.isTaken} onChange={props.onTake} />
      )}
      {added.length > 0 && <p>New: {added.map(({ name }) => name).join(", ")}.</p>}
      {same.length > 0 && <p>The same here: {same.join(", ")}. Nothing happens to these.</p>}
      {unreadNames.length > 0 && <p>Could not be read, and left out: {unreadNames.join(", ")}.</p>}
    </Part>
  );
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <div className={styles.count} data-none={count === 0}>
      <dt>{label}</dt>
      <dd>{formatNumber(count)}</dd>
    </div>
  );
}

function Part(props: { title: string; explanation?: string; children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={props.title}>
      <h3 className={styles.partTitle}>
        {props.title}
        {props.explanation && <span className={styles.explanation}> {props.explanation}</span>}
      </h3>
      {props.children}
    </section>
  );
}

function Listed<T>(props: { items: readonly T[]; idOf(item: T): string; children(item: T): ReactNode }) {
  const rest = props.items.length - SHOWN;
  return (
    <ul className={styles.list}>
      {props.items.slice(0, SHOWN).map((item) => (
        <li key={props.idOf(item)} className={styles.item}>
          {props.children(item)}
        </li>
      ))}
      {rest > 0 && <li className={styles.item}>and {formatNumber(rest)} more</li>}
    </ul>
  );
}

function Quoted({ annotation }: { annotation: ImportedAnnotation }) {
  return (
    <>
      <Words words={annotation.anchor.exact} />
      <Labels tags={annotation.tags} note={annotation.note} />
    </>
  );
}

function Words({ words }: { words: string }) {
  return (
    <p className={styles.quote} dir="auto" title={words.length > 300 ? words : undefined}>
      {words}
    </p>
  );
}

function Labels({ tags, note }: Pick<ImportedAnnotation, "tags" | "note">) {
  return (
    <>
      {tags.length > 0 && <p className={styles.tags}>{tags.map(({ path }) => path.join(" / ")).join(", ")}</p>}
      {note && <p className={styles.note}>{note}</p>}
    </>
  );
}

function Conflict(props: {
  conflict: ImportConflict<ExistingAnnotation>;
  decision: ConflictDecision;
  onDecide(decision: ConflictDecision): void;
}) {
  const { existing, imported, fields } = props.conflict;
  const side = ({ anchor, tags, note }: Pick<ImportedAnnotation, "anchor" | "tags" | "note">) => (
    <>
      {fields.includes("words") && <Words words={anchor.exact} />}
      <Labels tags={tags} note={note} />
      {tags.length === 0 && !note && <p className={styles.explanation}>no tags, no note</p>}
    </>
  );
  return (
    <>
      {!fields.includes("words") && <Words words={existing.anchor.exact} />}
      <Sides mine={side(existing)} theirs={side(imported)} />
      <Decision of={existing.anchor.exact} value={props.decision} onChange={props.onDecide} />
    </>
  );
}

function Sides({ mine, theirs }: { mine: ReactNode; theirs: ReactNode }) {
  return (
    <div className={styles.sides}>
      <div>
        <h4 className={styles.side}>Mine</h4>
        {mine}
      </div>
      <div>
        <h4 className={styles.side}>Theirs</h4>
        {theirs}
      </div>
    </div>
  );
}

function Decision(props: { of: string; value: ConflictDecision; onChange(decision: ConflictDecision): void }) {
  return (
    <Choice
      label={`What becomes of “${props.of.slice(0, 40)}”`}
      showLabel={false}
      value={props.value}
      options={DECISIONS}
      onChange={props.onChange}
    />
  );
}
