import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { DebatePage, DebateFacts as Facts } from "../../../shared/api/page-schemas.ts";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import type { DebateField } from "../../../shared/model/correction.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { dayRange } from "../../ui/day.ts";
import { languageName } from "../../ui/language.ts";
import { PlainRow } from "./contribution-facts.tsx";
import { DEBATE_FIELD_NAMES, debateValueWords } from "./correction-labels.ts";
import { ofDebateField } from "./corrections-of.ts";
import { FactRow } from "./fact-row.tsx";
import styles from "./inspector.module.css";
import { contributionsOf, debateParts } from "./merge-offers.ts";
import type { ValueForm } from "./typed-value.ts";
import { useCorrecting } from "./use-correcting.tsx";

interface FieldInfo {
  field: DebateField;
  form: ValueForm;
  suggest?: FacetField;
}

const FIELDS: readonly FieldInfo[] = [
  { field: "date", form: "day" },
  { field: "answeredDate", form: "day" },
  { field: "title", form: "text" },
  { field: "house", form: "house", suggest: "house" },
  { field: "chamber", form: "text", suggest: "chamber" },
  { field: "department", form: "text", suggest: "department" },
  { field: "url", form: "address" },
  { field: "volume", form: "text" },
  { field: "columns", form: "text" },
];

/** What is known of a debate, each value with its origin and editable in its place. */
export function DebateFacts({ page }: { page: DebatePage }) {
  const { corrections, apply, remove } = useCorrecting();
  const { dispatch } = useWorkspace();
  const keys = contributionsOf(page).flatMap(({ occurrences }) => occurrences.map(({ key }) => key));
  const onePerPart = debateParts(page).map(({ key }) => key);
  const subject = `“${page.title.value ?? "Untitled"}”`;
  const isQuestion = page.kind.endsWith("question");
  const fields = FIELDS.filter(({ field }) => field !== "answeredDate" || isQuestion || page.answeredDate.value);
  return (
    <dl className={styles.facts}>
      {fields.map(({ field, form, suggest }) => {
        const known: KnownText = page[field];
        const set = ofDebateField(corrections, keys, field);
        return (
          <FactRow
            key={field}
            label={labelOf(field, isQuestion)}
            known={known}
            words={known.value === null ? null : debateValueWords(field, known.value)}
            editing={{
              form,
              ...(suggest ? { suggest } : {}),
              onSave: ({ value }) => apply([{ type: "debate-field", keys: onePerPart, field, value }], subject),
              onReset:
                set.length > 0
                  ? () => void remove(set, `Take back the ${DEBATE_FIELD_NAMES[field]} set for ${subject}`)
                  : undefined,
            }}
          >
            {field === "date" && <DateHint hint={page.dateHint} isDated={page.date.value !== null} />}
          </FactRow>
        );
      })}
      {page.language && <PlainRow label="Language" words={languageName(page.language)} />}
      {page.translations.length > 0 && (
        <div className={styles.plainRow}>
          <dt>Also in</dt>
          <dd className={styles.twins}>
            {page.translations.map(({ debate, key, title, language, sources }) => (
              <Button
                key={debate}
                small
                onPress={() =>
                  dispatch({ type: "open", view: { type: "debate", spot: { key, range: null } }, beside: true })
                }
              >
                {language ? languageName(language) : "Another language"}: {title || sources.join(", ")}
              </Button>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** `Debate · 10 contributions · 3 speakers · 3,120 words · 4 marked gaps`. */
export function debateSummary(page: DebatePage): string {
  const parts = [kindName(page.kind), countOf(page.contributionCount, "contribution")];
  if (page.speakers.length > 0) parts.push(countOf(page.speakers.length, "speaker"));
  parts.push(countOf(page.words, "word"));
  if (page.gaps > 0) parts.push(countOf(page.gaps, "marked gap"));
  if (page.isExcerpt) parts.push("excerpts only");
  return parts.join(" · ");
}

/** `written-question` as `Written question`. */
function kindName(kind: Facts["kind"]): string {
  if (kind === "unknown") return "Item of unknown kind";
  const words = kind.replace("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function labelOf(field: DebateField, isQuestion: boolean): string {
  if (field === "date" && isQuestion) return "Asked on";
  if (field === "answeredDate") return "Answered on";
  const name = DEBATE_FIELD_NAMES[field];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Where an undated debate probably lies, and why; nothing once it has a date. */
function DateHint({ hint, isDated }: { hint: DebatePage["dateHint"]; isDated: boolean }) {
  if (!hint || isDated) return null;
  return (
    <p className={styles.hint}>
      Probably between {dayRange(hint.from, hint.to)}: {hint.reason}
    </p>
  );
}
