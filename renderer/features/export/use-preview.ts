import { useEffect, useMemo, useState } from "react";
import type { ExportItem } from "../../../shared/exporters/export-item.ts";
import type { ExportOptions } from "../../../shared/exporters/exporter.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { usePassages, useTagPath, useTags } from "../../data/records.tsx";
import { exportItem, exportTags } from "./export-items.ts";
import { exporterOf } from "./exporter-of.ts";

/** Annotations that a preview is made of. */
export const PREVIEWED = 200;
/** Characters that a preview shows. */
const SHOWN = 4000;

/** The beginning of the file as it will be (of the first {@link PREVIEWED} annotations); null while it is made. */
export function usePreview(annotations: readonly Annotation[], format: string, options: ExportOptions): string | null {
  const first = useMemo(() => annotations.slice(0, PREVIEWED), [annotations]);
  const { passages, isLoading } = usePassages(first);
  const tags = useTags();
  const pathOf = useTagPath();
  const [text, setText] = useState<string | null>(null);
  const asked = JSON.stringify(options);
  useEffect(() => {
    if (isLoading) return;
    let isStopped = false;
    const codebook = exportTags(tags, pathOf);
    const items = first.flatMap((annotation) => {
      const passage = passages.get(annotation.id);
      return passage ? [exportItem(annotation, passage, codebook)] : [];
    });
    beginning(items, format, JSON.parse(asked) as ExportOptions).then((beginning) => !isStopped && setText(beginning));
    return () => {
      isStopped = true;
    };
  }, [first, passages, isLoading, tags, pathOf, format, asked]);
  return text;
}

async function beginning(items: ExportItem[], format: string, options: ExportOptions): Promise<string> {
  let text = "";
  for await (const piece of exporterOf(format).export(items, options)) {
    text += piece;
    if (text.length > SHOWN) return `${text.slice(0, SHOWN)} …`;
  }
  return text;
}
