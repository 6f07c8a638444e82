import type { ReactNode } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { knownDay, knownText, TagList } from "../table/index.ts";
import styles from "./concordance-grid.module.css";
import type { LineColumn } from "./line-columns.ts";

/** What stands in a column beside the contexts. */
export function lineCell(id: LineColumn["id"], line: ConcordanceLine, tags: string[]): ReactNode {
  switch (id) {
    case "date":
      return knownDay(line.date);
    case "speaker":
      return knownText(line.speaker.name, line.speaker.printed ?? "not named");
    case "party":
    case "office":
    case "constituency":
      return knownText(line[id]);
    case "debate":
      return line.debateTitle === "" ? <span className={styles.none}>untitled</span> : line.debateTitle;
    case "source": {
      const place = line.line === null ? line.path : `${line.path}, line ${line.line}`;
      return <span title={place}>{line.path}</span>;
    }
    case "column":
      return line.column;
    case "tags":
      return tags.length > 0 && <TagList ids={tags} />;
  }
}
