import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { DebatePage, PageContribution } from "../../../shared/api/page-schemas.ts";
import { PERSON_FIELDS, type PersonField as PersonFieldName } from "../../../shared/model/correction.ts";
import { longDay } from "../../ui/day.ts";
import { ofContributionField } from "./corrections-of.ts";
import { FactRow } from "./fact-row.tsx";
import styles from "./inspector.module.css";
import { contributionNumber } from "./merge-offers.ts";
import { PersonField } from "./person-field.tsx";
import { useCorrecting } from "./use-correcting.tsx";

/** Who speaks in a contribution and what is known of them; every value with its origin, editable in its place. */
export function ContributionFacts(props: {
  page: DebatePage;
  contribution: PageContribution;
  /** The field to edit at once. */
  edit: PersonFieldName | null;
  onEditStarted(): void;
}) {
  const { page, contribution } = props;
  const { speaker } = contribution;
  const person = speaker.name.value;
  const isQuestion = contribution.kind === "question" || contribution.kind === "answer";
  return (
    <dl className={styles.facts}>
      <TurnRow page={page} contribution={contribution} field="speaker" label="Speaker" known={speaker.name} />
      {speaker.printed && speaker.printed.printed !== person && (
        <PlainRow label="As printed" words={speaker.printed.printed} />
      )}
      {person !== null &&
        PERSON_FIELDS.map((field) => (
          <PersonField
            key={field}
            person={person}
            field={field}
            known={speaker[field]}
            isAsked={props.edit === field}
            onEditStarted={props.onEditStarted}
          />
        ))}
      {(isQuestion || contribution.addressee.value !== null) && (
        <TurnRow
          page={page}
          contribution={contribution}
          field="addressee"
          label="Asked of"
          known={contribution.addressee}
        />
      )}
      {isQuestion && contribution.date.value && (
        <PlainRow
          label={contribution.kind === "question" ? "Asked on" : "Answered on"}
          words={longDay(contribution.date.value)}
        />
      )}
      {contribution.column && <PlainRow label="Column" words={contribution.column} />}
      {contribution.time && <PlainRow label="Time" words={contribution.time} />}
      {contribution.number && <PlainRow label="Number" words={contribution.number} />}
      {contribution.url && <PlainRow label="Address" words={contribution.url} />}
    </dl>
  );
}

/** `Contribution 8 of 10`. */
export function contributionPlace(page: DebatePage, contribution: PageContribution): string {
  const number = contributionNumber(page, contribution.id);
  return number === null ? "Not counted as a contribution" : `Contribution ${number} of ${page.contributionCount}`;
}

/** A fact that cannot be edited here. */
export function PlainRow({ label, words }: { label: string; words: string }) {
  return (
    <div className={styles.plainRow}>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </div>
  );
}

function TurnRow(props: {
  page: DebatePage;
  contribution: PageContribution;
  field: "speaker" | "addressee";
  label: string;
  known: KnownText;
}) {
  const { page, contribution, field, label, known } = props;
  const { corrections, apply, remove } = useCorrecting();
  const keys = contribution.occurrences.map(({ key }) => key);
  const set = ofContributionField(corrections, keys, field);
  const number = contributionNumber(page, contribution.id);
  const subject = `contribution ${number ?? ""} of “${page.title.value ?? "Untitled"}”`;
  return (
    <FactRow
      label={label}
      known={known}
      editing={{
        form: "text",
        ...(field === "speaker" ? { suggest: "speaker" as const } : {}),
        onSave: async ({ value }) => {
          const [key] = keys;
          return key !== undefined && apply([{ type: "contribution-field", key, field, value }], subject);
        },
        onReset: set.length > 0 ? () => void remove(set, `Take back the ${field} set for ${subject}`) : undefined,
      }}
    />
  );
}
