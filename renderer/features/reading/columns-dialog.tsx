import { ChevronRight, Columns3 } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import type { SourceRow } from "../../../shared/api/query-schemas.ts";
import type { SourceColumns } from "../../../shared/api/table-columns.ts";
import type { ChosenColumns, TableField } from "../../../shared/model/table-fields.ts";
import { useCall } from "../../data/use-call.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Message } from "../../ui/message.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./columns-dialog.module.css";
import { ColumnsPreview } from "./columns-preview.tsx";
import {
  FIELD_NAMES,
  fieldOptions,
  fieldValue,
  MAIN_FIELDS,
  MORE_FIELDS,
  sameChoice,
  withChoice,
} from "./columns-state.ts";
import { readingScopes, scopeWords } from "./reading-scope.ts";
import { useApplyReading } from "./use-apply-reading.ts";

/** Says which column of a table holds what, with what comes of it, for the file or its folder. */
export function ColumnsDialog({ source, onClose }: { source: SourceRow; onClose(): void }) {
  const { data: now, error } = useCall("source.columns", { source: source.id, columns: null });
  return (
    <>
      {now && <ColumnsForm source={source} now={now} onClose={onClose} />}
      {!now && (
        <Dialog title={`Columns of ${source.path}`} isOpen onClose={onClose} width={900}>
          {error ? (
            <Message icon={Columns3} title={error.message}>
              {error.action}
            </Message>
          ) : (
            <Skeleton lines={8} label="Looking at the columns" />
          )}
        </Dialog>
      )}
    </>
  );
}

function ColumnsForm({ source, now, onClose }: { source: SourceRow; now: SourceColumns; onClose(): void }) {
  const { apply } = useApplyReading();
  const held = now.chosen?.columns ?? {};
  const [chosen, setChosen] = useState<ChosenColumns>(held);
  const scopes = readingScopes(source);
  const [scope, setScope] = useState(scopes.find(({ id }) => id === now.chosen?.path)?.id ?? source.path);
  const { data = now, error } = useCall("source.columns", { source: source.id, columns: chosen });
  const isGuessed = Object.keys(chosen).length === 0;
  const isAsBefore = sameChoice(chosen, held) && (isGuessed || scope === now.chosen?.path);

  // What was chosen may be taken back all the same: then the table is read as if nobody had chosen.
  const isMissing = data.used.text === undefined && (!isGuessed || isAsBefore);
  const missing = useId();
  const fields = useRef<HTMLElement>(null);

  const save = useOneAtATime(async () => {
    if (isMissing) {
      fields.current?.querySelector("button")?.focus();
      return;
    }
    const what = scopeWords(scope, source) === "this file" ? source.path : scopeWords(scope, source);
    const label = isGuessed ? `Read the columns of ${what} by their names` : `Choose the columns of ${what}`;
    if (isAsBefore || (await apply({ type: "columns", path: scope, columns: chosen }, label))) onClose();
  });

  return (
    <Dialog
      title={`Columns of ${source.path}`}
      isOpen
      onClose={onClose}
      width={900}
      actions={
        <>
          {isMissing && (
            <p id={missing} className={styles.missing}>
              Choose the column that holds the words first.
            </p>
          )}
          {!isGuessed && (
            <Button look="quiet" onPress={() => setChosen({})}>
              Back to guessed
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" {...(isMissing && { "aria-describedby": missing })} onPress={() => void save()}>
            Read it so
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <section aria-label="Fields" className={styles.fields} ref={fields}>
          <Fields fields={MAIN_FIELDS} {...{ chosen, setChosen, table: data }} />
          <MoreFields chosen={chosen} setChosen={setChosen} table={data} />
          <Choice label="Holds for" value={scope} options={scopes} onChange={setScope} />
          {scope !== source.path && (
            <p className={styles.hint}>
              For every table there with columns of these names, also for files that come later; other columns of theirs
              are guessed.
            </p>
          )}
        </section>
        <ColumnsPreview table={data} error={error?.message ?? null} />
      </div>
    </Dialog>
  );
}

interface FieldsProps {
  chosen: ChosenColumns;
  setChosen(chosen: ChosenColumns): void;
  table: SourceColumns;
}

function Fields({ fields, chosen, setChosen, table }: FieldsProps & { fields: readonly TableField[] }) {
  return (
    <div className={styles.grid}>
      {fields.map((field) => (
        <Select
          key={field}
          label={FIELD_NAMES[field]}
          value={fieldValue(field, chosen)}
          options={fieldOptions(field, chosen, table)}
          onChange={(option) => setChosen(withChoice(chosen, field, option))}
        />
      ))}
    </div>
  );
}

function MoreFields(props: FieldsProps) {
  const found = MORE_FIELDS.filter((field) => props.table.used[field] !== undefined);
  return (
    <Disclosure>
      <Heading level={3} className={styles.more as string}>
        <AriaButton slot="trigger" className={styles.trigger as string}>
          <ChevronRight size={13} aria-hidden />
          More fields
          {found.length > 0 && (
            <span className={styles.found}>{found.map((field) => FIELD_NAMES[field]).join(", ")}</span>
          )}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <Fields fields={MORE_FIELDS} {...props} />
      </DisclosurePanel>
    </Disclosure>
  );
}
