import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import type { PersonField as Field } from "../../../shared/model/correction.ts";
import { periodWords } from "./correction-labels.ts";
import { ofPerson } from "./corrections-of.ts";
import { FactRow } from "./fact-row.tsx";
import { PersonSettings } from "./person-settings.tsx";
import { useCorrecting } from "./use-correcting.tsx";

const NAMES: Record<Field, string> = { party: "Party", constituency: "Constituency", office: "Office" };

/** Party, constituency or office of a person, with its origin, editable for all days or some. */
export function PersonField(props: {
  person: string;
  field: Field;
  known: KnownText;
  /** The field is edited at once. */
  isAsked?: boolean;
  onEditStarted?(): void;
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
      {...(props.isAsked === undefined ? {} : { startsEditing: props.isAsked })}
      {...(props.onEditStarted === undefined ? {} : { onStarted: props.onEditStarted })}
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
