import { Quote, StickyNote, Tag as TagIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Tag } from "../../../shared/model/annotation.ts";
import { Keys } from "../../ui/keys.tsx";
import styles from "./selection-bar.module.css";

/** What can be done with the selected words. It never takes the focus by itself. */
export function SelectionBar(props: {
  lastTag: Tag | null;
  onLastTag(): void;
  onTag(): void;
  onNote(): void;
  onCopy(): void;
}) {
  const { lastTag } = props;
  return (
    <div role="toolbar" aria-label="Selected words" className={styles.bar}>
      {lastTag && (
        <BarButton keys="Enter" onPress={props.onLastTag}>
          <span
            className={styles.swatch}
            style={{
              background: `var(--tag-${lastTag.colour}-fill)`,
              borderColor: `var(--tag-${lastTag.colour}-line)`,
            }}
            aria-hidden
          />
          <span className={styles.last}>{lastTag.name}</span>
        </BarButton>
      )}
      <BarButton keys="/" onPress={props.onTag}>
        <TagIcon size={14} aria-hidden /> Tag
      </BarButton>
      <BarButton keys="n" onPress={props.onNote}>
        <StickyNote size={14} aria-hidden /> Note
      </BarButton>
      <BarButton keys="c" more="with citation" onPress={props.onCopy}>
        <Quote size={14} aria-hidden /> Copy
      </BarButton>
    </div>
  );
}

/** A button of the bar with its key beside it; `more` ends its name for assistive technology. */
export function BarButton(props: { keys: string; more?: string; onPress(): void; children: ReactNode }) {
  return (
    <Button className={styles.button as string} aria-keyshortcuts={props.keys} onPress={props.onPress}>
      {props.children}
      {props.more && <span className="visually-hidden"> {props.more}</span>}
      <span aria-hidden>
        <Keys keys={props.keys} />
      </span>
    </Button>
  );
}
