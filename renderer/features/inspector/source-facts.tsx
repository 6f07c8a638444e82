import { FileText } from "lucide-react";
import type { SourceRow } from "../../../shared/api/query-schemas.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { ChooseColumns, ChooseReader } from "../reading/index.ts";
import { PlainRow } from "./contribution-facts.tsx";
import styles from "./inspector.module.css";

/** A table whose columns are not known says so; there its columns are offered. */
const NO_COLUMNS = "no-text-column";

/** A file as it was read: by what, why, what came of it and what was doubtful. */
export function SourceFacts({ source }: { source: SourceRow }) {
  const { dispatch } = useWorkspace();
  const lacksColumns = source.diagnostics.some(({ code }) => code === NO_COLUMNS);
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
        <ChooseReader source={source} />
        {!lacksColumns && <ChooseColumns source={source} />}
      </div>
      {source.diagnostics.length > 0 && (
        <section aria-label="What was doubtful" className={styles.part}>
          <h4>{countOf(source.diagnostics.length, "remark")} from reading it</h4>
          <ul className={styles.diagnostics}>
            {source.diagnostics.map((diagnostic, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: remarks are listed once and have no identity
              <li key={at} data-severity={diagnostic.severity}>
                {diagnostic.place?.line ? `Line ${diagnostic.place.line}: ` : ""}
                {diagnostic.message} {diagnostic.code === NO_COLUMNS && <ChooseColumns source={source} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
