export { ResultStrip } from "./result-strip.tsx";
export { TableArea } from "./table-area.tsx";
export { TagList } from "./tag-list.tsx";
export { useGridWindow } from "./use-grid-window.ts";
export { useColumnView, useDensity, useKeptGroups, useOwnSort } from "./use-table-view.ts";
export { USUAL_SORTS } from "./usual-sorts.ts";
