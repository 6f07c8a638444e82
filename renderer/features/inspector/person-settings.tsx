import { X } from "lucide-react";
import { IconButton } from "../../ui/button.tsx";
import { periodWords } from "./correction-labels.ts";
import type { PersonSetting } from "./corrections-of.ts";
import styles from "./inspector.module.css";

/** What the analyst set for a person, period by period, each with a way to take it back. */
export function PersonSettings(props: {
  label: string;
  settings: readonly PersonSetting[];
  onRemove(setting: PersonSetting): void;
}) {
  return (
    <ul aria-label={props.label} className={styles.settings}>
      {props.settings.map((setting) => {
        const words = `${setting.value ?? "not known"}${periodWords(setting.from, setting.to) || ", all days"}`;
        return (
          <li key={`${setting.from} ${setting.to}`}>
            <span>{words}</span>
            <IconButton icon={X} small label={`Take back: ${words}`} onPress={() => props.onRemove(setting)} />
          </li>
        );
      })}
    </ul>
  );
}
