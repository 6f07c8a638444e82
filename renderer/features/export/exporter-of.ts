import type { Exporter } from "../../../shared/exporters/exporter.ts";
import { EXPORTERS } from "../../../shared/exporters/registry.ts";

/** The exporter of an id; the first one for an id that is not known (any more). */
export function exporterOf(format: string): Exporter {
  const exporter = EXPORTERS.find(({ id }) => id === format) ?? EXPORTERS[0];
  if (!exporter) throw new Error("there is no exporter");
  return exporter;
}
