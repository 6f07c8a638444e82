export { ResultStrip } from "./result-strip.tsx";
export { TableArea } from "./table-area.tsx";
export { useColumnView, useOwnSort } from "./use-table-view.ts";
export { USUAL_SORTS } from "./usual-sorts.ts";
