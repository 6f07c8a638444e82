import type { ReactNode } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { shortDay } from "../../ui/day.ts";
import { KnownValue } from "../../ui/known-value.tsx";
import { TagList } from "../table/index.ts";
import styles from "./concordance-grid.module.css";
import type { LineColumn } from "./line-columns.ts";

/** What stands in a column beside the contexts. */
export function lineCell(id: LineColumn["id"], line: ConcordanceLine, tags: string[]): ReactNode {
  switch (id) {
    case "date": {
      const words = line.date.value === null ? undefined : shortDay(line.date.value);
      return <KnownValue known={line.date} words={words} none="no date" />;
    }
    case "speaker":
      return <KnownValue known={line.speaker.name} none={line.speaker.printed ?? "not named"} />;
    case "party":
    case "office":
    case "constituency":
      return <KnownValue known={line[id]} />;
    case "debate":
      return line.debateTitle === "" ? (
        <span className={styles.none}>untitled</span>
      ) : (
        <span title={line.debateTitle}>{line.debateTitle}</span>
      );
    case "source": {
      const place = line.line === null ? line.path : `${line.path}, line ${line.line}`;
      return <span title={place}>{line.path}</span>;
    }
    case "column":
      return line.column;
    case "tags":
      return <TagList ids={tags} />;
  }
}
