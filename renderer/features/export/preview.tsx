import type { ExportOptions } from "../../../shared/exporters/exporter.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { formatNumber } from "../../ui/count.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./export-dialog.module.css";
import { exporterOf } from "./exporter-of.ts";
import { PREVIEWED, usePreview } from "./use-preview.ts";

const NONE: readonly Annotation[] = [];

/** How the file begins, as text. */
export function Preview(props: {
  /** Null while they are being found. */
  annotations: readonly Annotation[] | null;
  format: string;
  options: ExportOptions;
}) {
  const { annotations, format, options } = props;
  const text = usePreview(annotations ?? NONE, format, options);
  if (annotations?.length === 0) {
    return <p className={styles.nothing}>Nothing of that is annotated.</p>;
  }
  return (
    <section className={styles.preview} aria-label="Preview">
      <h3 className={styles.previewTitle}>
        How the file begins
        {annotations && annotations.length > PREVIEWED && (
          <span className={styles.hint}> (made of the first {formatNumber(PREVIEWED)} annotations)</span>
        )}
      </h3>
      {text === null || annotations === null ? (
        <Skeleton lines={8} label="Making the preview" />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <pre className={styles.text} data-wide={exporterOf(format).mediaType === "text/csv"} tabIndex={0}>
          {text}
        </pre>
      )}
    </section>
  );
}
