export { ExportDialog } from "./export-dialog.tsx";
export { ExportRowsDialog, type RowsScope } from "./export-rows-dialog.tsx";
export { ImportDialog } from "./import-dialog.tsx";
