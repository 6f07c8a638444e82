import { FileX } from "lucide-react";
import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import type { SourceRow } from "../../../shared/api/query-schemas.ts";
import type { SourceReaders } from "../../../shared/api/source-schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Message } from "../../ui/message.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./reader-dialog.module.css";
import { readingScopes, scopeWords } from "./reading-scope.ts";
import { useApplyReading } from "./use-apply-reading.ts";

const AUTOMATIC = "automatic";
const CONFIDENCE: Record<SourceReaders["verdicts"][0]["confidence"], string> = {
  certain: "certain",
  likely: "likely",
  maybe: "possible",
  no: "does not fit",
};

/** Why a source is read as it is: what each reader says of it; another may be chosen for it or its folder. */
export function ReaderDialog({ source, onClose }: { source: SourceRow; onClose(): void }) {
  const { data, error } = useCall("source.readers", { source: source.id });
  if (data) return <ReaderForm source={source} readers={data} onClose={onClose} />;
  return (
    <Dialog title={`How ${source.path} is read`} isOpen onClose={onClose} width={640}>
      {error ? (
        <Message icon={FileX} title={error.message}>
          {error.action}
        </Message>
      ) : (
        <Skeleton lines={8} label="Asking the readers" />
      )}
    </Dialog>
  );
}

function ReaderForm(props: { source: SourceRow; readers: SourceReaders; onClose(): void }) {
  const { source, readers, onClose } = props;
  const { chosen, verdicts } = readers;
  const { apply, takeBack } = useApplyReading();
  const { data: corrections } = useCall("corrections.list", {});
  const [reader, setReader] = useState(chosen?.reader ?? AUTOMATIC);
  const scopes = readingScopes(source);
  const [scope, setScope] = useState(scopes.find(({ id }) => id === chosen?.path)?.id ?? source.path);
  const [best] = verdicts;

  const save = useOneAtATime(async () => {
    if (reader !== AUTOMATIC) {
      const name = verdicts.find(({ id }) => id === reader)?.name ?? reader;
      const where = scopeWords(scope, source);
      const label = `Read ${where === "this file" ? source.path : where} as ${name}`;
      if (await apply({ type: "reader", path: scope, reader }, label)) onClose();
      return;
    }
    const made = (corrections ?? []).filter(({ body }) => body.type === "reader" && body.path === chosen?.path);
    const label = `Let the program choose how ${source.path} is read`;
    if (made.length === 0 || (await takeBack(made, label))) onClose();
  });

  return (
    <Dialog
      title={`How ${source.path} is read`}
      isOpen
      onClose={onClose}
      width={640}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void save()}>
            Read it so
          </Button>
        </>
      }
    >
      <RadioGroup aria-label="Reader" className={styles.readers as string} value={reader} onChange={setReader}>
        <Radio value={AUTOMATIC} className={styles.reader as string}>
          <span className={styles.name}>The one that fits best</span>
          <span className={styles.reason}>
            {best?.name}: {best?.reason}
            {chosen && ` Takes back what was chosen for ${scopeWords(chosen.path, source)}.`}
          </span>
        </Radio>
        {verdicts.map(({ id, name, confidence, reason }) => (
          <Radio key={id} value={id} className={styles.reader as string} data-confidence={confidence}>
            <span className={styles.name}>
              {name} <span className={styles.confidence}>{CONFIDENCE[confidence]}</span>
            </span>
            <span className={styles.reason}>{reason}</span>
          </Radio>
        ))}
      </RadioGroup>
      {reader !== AUTOMATIC && <Choice label="Holds for" value={scope} options={scopes} onChange={setScope} />}
    </Dialog>
  );
}
