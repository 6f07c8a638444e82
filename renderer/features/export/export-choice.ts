import { z } from "zod";
import { ARRANGE_KEYS, type ExportOptions } from "../../../shared/exporters/exporter.ts";
import { EXPORTERS } from "../../../shared/exporters/registry.ts";

/** What the analyst chose in the dialog; kept with the library's view. */
export const exportChoice = z.object({
  /** `filtered`: those that the list of annotations shows, or that stand in what the table shows. */
  what: z.enum(["all", "filtered"]),
  /** Id of an exporter. */
  format: z.string(),
  groupBy: z.enum(ARRANGE_KEYS).nullable(),
  thenBy: z.enum(ARRANGE_KEYS).nullable(),
  orderBy: z.enum(ARRANGE_KEYS),
  leaveOutNotes: z.boolean(),
  rowPerTag: z.boolean(),
  /** Absent in what earlier versions kept. */
  leaveOutViews: z.boolean().optional(),
  /** Absent: as the notes. */
  leaveOutMemos: z.boolean().optional(),
  byteOrderMark: z.boolean(),
  /** The folder of the last export; null before the first. */
  folder: z.string().nullable(),
});
export type ExportChoice = z.infer<typeof exportChoice>;

export const FIRST_CHOICE: ExportChoice = {
  what: "all",
  format: EXPORTERS[0]?.id ?? "",
  groupBy: "debate",
  thenBy: null,
  orderBy: "date",
  leaveOutNotes: false,
  rowPerTag: false,
  byteOrderMark: true,
  folder: null,
};

/** Memos are left out with the notes, until they are chosen by themselves. */
export function isWithoutMemos({ leaveOutMemos, leaveOutNotes }: ExportChoice): boolean {
  return leaveOutMemos ?? leaveOutNotes;
}

/** The choice as the exporter takes it. A second level that says the same as the first is none. */
export function exportOptions(
  choice: ExportChoice,
  facts: Pick<ExportOptions, "libraryName" | "exportedAt" | "filterText" | "savedViews" | "memos">,
): ExportOptions {
  const { groupBy, thenBy, orderBy, leaveOutNotes, rowPerTag, byteOrderMark } = choice;
  const second = thenBy === groupBy ? null : thenBy;
  return {
    ...facts,
    memos: isWithoutMemos(choice) ? [] : facts.memos,
    savedViews: choice.leaveOutViews ? [] : facts.savedViews,
    includeNotes: !leaveOutNotes,
    groupBy: groupBy === null ? [] : second === null ? [groupBy] : [groupBy, second],
    orderBy,
    rowPerTag,
    byteOrderMark,
  };
}
