import type { DebatePage, FacetField, KnownText, PageContribution } from "../../../shared/api/schemas.ts";
import { PERSON_FIELDS, type PersonField } from "../../../shared/model/correction.ts";
import { longDay } from "../../ui/day.ts";
import { periodWords } from "./correction-labels.ts";
import { ofContributionField, ofPerson } from "./corrections-of.ts";
import { FactRow } from "./fact-row.tsx";
import styles from "./inspector.module.css";
import { contributionNumber } from "./merge-offers.ts";
import { PersonSettings } from "./person-settings.tsx";
import { useCorrecting } from "./use-correcting.tsx";

const NAMES: Record<PersonField, string> = { party: "Party", constituency: "Constituency", office: "Office" };

/** Who speaks in a contribution and what is known of them; every value with its origin, editable in its place. */
export function ContributionFacts(props: {
  page: DebatePage;
  contribution: PageContribution;
  /** The field to edit at once. */
  edit: PersonField | null;
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
          <PersonRow
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

function PersonRow(props: {
  person: string;
  field: PersonField;
  known: KnownText;
  isAsked: boolean;
  onEditStarted(): void;
}) {
  const { person, field, known } = props;
  const { corrections, apply, remove } = useCorrecting();
  const settings = ofPerson(corrections, person, field);
  const all = settings.flatMap((setting) => setting.corrections);
  const [only] = settings;
  // A single setting for all days is said by the value itself.
  const isPlain = settings.length === 1 && only?.from === null && only.to === null;
  return (
    <FactRow
      label={NAMES[field]}
      known={known}
      startsEditing={props.isAsked}
      onStarted={props.onEditStarted}
      editing={{
        form: "text",
        suggest: field satisfies FacetField,
        hasPeriod: true,
        onSave: ({ value, from, to }) => apply([{ type: "person-field", person, field, value, from, to }]),
        onReset: all.length > 0 ? () => void remove(all, `Take back ${person}'s ${field}`) : undefined,
      }}
    >
      {settings.length > 0 && !isPlain && (
        <PersonSettings
          label={`${NAMES[field]} of ${person} as set by you`}
          settings={settings}
          onRemove={(setting) =>
            void remove(setting.corrections, `Take back ${person}'s ${field}${periodWords(setting.from, setting.to)}`)
          }
        />
      )}
    </FactRow>
  );
}
