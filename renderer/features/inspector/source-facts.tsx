import { FileText } from "lucide-react";
import type { SourceRow } from "../../../shared/api/schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Menu } from "../../ui/menu.tsx";
import { PlainRow } from "./contribution-facts.tsx";
import styles from "./inspector.module.css";
import { useCorrecting } from "./use-correcting.tsx";

/** A file as it was read: by what, why, what came of it and what was doubtful. */
export function SourceFacts({ source }: { source: SourceRow }) {
  const { dispatch } = useWorkspace();
  return (
    <>
      <dl className={styles.facts}>
        <PlainRow label="Read as" words={source.formatName ?? "could not be read"} />
        {source.formatReason && <PlainRow label="Because" words={source.formatReason} />}
        {source.encoding && <PlainRow label="Encoding" words={source.encoding} />}
        <PlainRow label="Size" words={`${formatNumber(source.size)} bytes`} />
        <PlainRow
          label="Holds"
          words={`${countOf(source.extracts, "item")}, ${countOf(source.contributions, "contribution")}`}
        />
        {source.unrecognisedCharacters > 0 && (
          <PlainRow label="Unrecognised" words={countOf(source.unrecognisedCharacters, "character")} />
        )}
        {source.revision && <PlainRow label="sha256" words={source.revision} />}
      </dl>
      <div className={styles.buttons}>
        <Button
          small
          icon={FileText}
          onPress={() =>
            dispatch({ type: "open", view: { type: "source", source: source.id, line: null }, beside: true })
          }
        >
          Show as it is on disk
        </Button>
        <ReaderChoice source={source} />
      </div>
      {source.diagnostics.length > 0 && (
        <section aria-label="What was doubtful" className={styles.part}>
          <h4>{countOf(source.diagnostics.length, "remark")} from reading it</h4>
          <ul className={styles.diagnostics}>
            {source.diagnostics.map((diagnostic, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: remarks are listed once and have no identity
              <li key={at} data-severity={diagnostic.severity}>
                {diagnostic.place?.line ? `Line ${diagnostic.place.line}: ` : ""}
                {diagnostic.message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Says which reader reads this file, or lets the program choose again. */
function ReaderChoice({ source }: { source: SourceRow }) {
  const { corrections, apply, remove } = useCorrecting();
  const { data: readers } = useCall("readers.list", {});
  const chosen = corrections.filter(({ body }) => body.type === "reader" && body.path === source.path);
  const others = (readers ?? []).filter(({ id }) => id !== source.format);
  if (others.length === 0) return null;
  return (
    <Menu
      label="Read this file as"
      entries={[
        ...others.map(({ id, name }) => ({
          id,
          label: name,
          onAction: () => void apply([{ type: "reader", path: source.path, reader: id }]),
        })),
        ...(chosen.length > 0
          ? [
              {
                id: "again",
                label: "As the program would choose",
                separated: true,
                onAction: () => void remove(chosen, `Let the program choose how ${source.path} is read`),
              },
            ]
          : []),
      ]}
    >
      <Button small>Read as…</Button>
    </Menu>
  );
}
