import { CornerDownRight, PenLine } from "lucide-react";
import type { KnownText } from "../../shared/api/common-schemas.ts";
import styles from "./known-value.module.css";

export interface KnownValueProps {
  known: KnownText;
  /** The value as it should read; the value itself when left out. */
  words?: string | undefined;
  /** Said when there is none, e.g. `no date`. */
  none?: string;
}

/** A value whose origin shows quietly when it is not printed there: carried from elsewhere, or set by the analyst. */
export function KnownValue({ known, words, none = "" }: KnownValueProps) {
  if (known.value === null) return none === "" ? null : <span className={styles.none}>{none}</span>;
  const text = words ?? known.value;
  const origin = originWords(known);
  if (origin === null) return <span title={text}>{text}</span>;
  const Icon = known.origin === "set" ? PenLine : CornerDownRight;
  return (
    <span title={`${text}: ${origin}`}>
      {text}
      <Icon size={11} aria-hidden className={styles.mark} />
      <span className="visually-hidden"> ({origin})</span>
    </span>
  );
}

/** Where a value comes from, in words; null when it is printed at its place or not known. */
export function originWords(known: KnownText): string | null {
  if (known.origin === "set") return known.reason ?? "set by you";
  if (known.origin === "carried") return known.reason ?? "carried from elsewhere";
  return null;
}
