import { List, Merge, Split } from "lucide-react";
import { useState } from "react";
import type { PersonRow, SeenValue } from "../../../shared/api/query-schemas.ts";
import { PERSON_FIELDS } from "../../../shared/model/correction.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { PlainRow } from "./contribution-facts.tsx";
import { aboutIdentity } from "./corrections-of.ts";
import { Decided } from "./decided.tsx";
import styles from "./inspector.module.css";
import { JoinPersonDialog } from "./join-person-dialog.tsx";
import { PersonField } from "./person-field.tsx";
import { PersonVotes } from "./person-votes.tsx";
import { knownOfPerson, seenValueWords, seenWords } from "./person-words.ts";
import { SplitPersonDialog } from "./split-person-dialog.tsx";
import { useCorrecting } from "./use-correcting.tsx";

/** Every form, office, party and constituency of a person with days and origin, and who they are said to be. */
export function PersonFacts({ person }: { person: PersonRow }) {
  const { dispatch } = useWorkspace();
  const { corrections } = useCorrecting();
  const [isJoining, setJoining] = useState(false);
  const { name } = person;

  function showContributions(speaker: string): void {
    const filters = [{ field: "speaker" as const, include: [speaker], exclude: [] }];
    dispatch({ type: "query", query: { text: "", filters, dates: null } });
    dispatch({ type: "tab", tab: "contributions" });
    dispatch({ type: "go", place: "library" });
  }

  return (
    <>
      <dl className={styles.facts}>
        <PlainRow label="Seen" words={seenWords(person)} />
        {person.inTheChair > 0 && <PlainRow label="In the chair" words={countOf(person.inTheChair, "contribution")} />}
        {name !== null &&
          PERSON_FIELDS.map((field) => (
            <PersonField key={field} person={name} field={field} known={knownOfPerson(valuesOf(person, field))} />
          ))}
      </dl>
      {name !== null && (
        <div className={styles.buttons}>
          <Button small icon={List} onPress={() => showContributions(name)}>
            Show contributions
          </Button>
          <Button small icon={Merge} onPress={() => setJoining(true)}>
            Same person as…
          </Button>
        </div>
      )}
      {isJoining && name !== null && <JoinPersonDialog name={name} id={person.id} onClose={() => setJoining(false)} />}
      {name === null && (
        <p className={styles.reason}>No name is printed with this, and nothing in these debates tells who it is.</p>
      )}
      <Values title="Offices" values={person.offices} />
      <Values title="Parties" values={person.parties} />
      <Values title="Constituencies" values={person.constituencies} />
      <Forms person={person} />
      {name !== null && <PersonVotes key={name} name={name} />}
      {name !== null && <Decided corrections={aboutIdentity(corrections, name)} />}
    </>
  );
}

function valuesOf(person: PersonRow, field: (typeof PERSON_FIELDS)[number]): readonly SeenValue[] {
  if (field === "party") return person.parties;
  return field === "office" ? person.offices : person.constituencies;
}

function Values({ title, values }: { title: string; values: readonly SeenValue[] }) {
  if (values.length === 0) return null;
  return (
    <section aria-label={title} className={styles.part}>
      <h4>{title}</h4>
      <ul className={styles.seen}>
        {values.map((seen) => (
          <li key={`${seen.origin} ${seen.value}`}>
            <span dir="auto">{seen.value}</span>
            <span className={styles.reason}>{seenValueWords(seen)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The forms as printed; where there are several, each can be said to be somebody else. */
function Forms({ person: { name, forms, reasons } }: { person: PersonRow }) {
  const [split, setSplit] = useState<string | null>(null);
  return (
    <section aria-label="Forms" className={styles.part}>
      <h4>Printed in {countOf(forms.length, "form")}</h4>
      <ul className={styles.seen}>
        {forms.map((form) => (
          <li key={form.printed}>
            <span dir="auto">{form.printed}</span>
            <span className={styles.reason}>
              {countOf(form.count, "turn")}, {seenWords(form)}
            </span>
            {name !== null && forms.length > 1 && (
              <Button
                small
                icon={Split}
                aria-label={`This form is somebody else: ${form.printed}`}
                onPress={() => setSplit(form.printed)}
              >
                This form is somebody else
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
      {split !== null && name !== null && (
        <SplitPersonDialog name={name} printed={split} onClose={() => setSplit(null)} />
      )}
    </section>
  );
}
