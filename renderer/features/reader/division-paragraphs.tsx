import { useState } from "react";
import { readDivision } from "../../../shared/text/division.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { countOf } from "../../ui/count.ts";
import styles from "./contribution-view.module.css";

/** So many names are shown at once; of more the lists fold. */
const FEW = 40;

/**
 * The paragraphs of a division, verbatim: lists of names in two columns, folded where they are long. They unfold by
 * themselves while something in them is marked.
 */
export function DivisionParagraphs({ paragraphs, isMarked }: { paragraphs: readonly string[]; isMarked: boolean }) {
  const { parts, lists } = readDivision(paragraphs);
  const count = lists.reduce((sum, { names }) => sum + names.length, 0);
  const [isOpen, setOpen] = useState(count <= FEW);
  const isFolded = !isOpen && !isMarked;
  return (
    <div className={styles.votes} data-folded={isFolded || undefined}>
      {paragraphs.map((paragraph, index) => {
        const part = parts[index] ?? "words";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its number
          <div key={index} className={styles.row} data-number={index + 1} data-part={part}>
            <p
              data-paragraph={index}
              dir="auto"
              className={classNames(styles.paragraph, part === "list" && styles.names)}
            >
              {part === "list" ? <Names paragraph={paragraph} /> : paragraph}
            </p>
          </div>
        );
      })}
      {count > FEW && !isMarked && (
        <div className={styles.fold}>
          <Button small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? "Hide the names" : `Show the ${countOf(count, "name")}`}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Each field in a line of its own; the tabs between them stay part of the text. */
function Names({ paragraph }: { paragraph: string }) {
  return paragraph.split("\t").map((field, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a name is its place in the list
    <span key={at} className={styles.field}>
      {at === 0 ? field : `\t${field}`}
    </span>
  ));
}
