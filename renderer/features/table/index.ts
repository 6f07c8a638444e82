export { ResultStrip } from "./result-strip.tsx";
export { bySlot } from "./slots.ts";
export { TableArea } from "./table-area.tsx";
export { TagList } from "./tag-list.tsx";
export { useGridWindow } from "./use-grid-window.ts";
export { useSlots } from "./use-slots.ts";
export { useColumnView, useDensity, useKeptGroups, useOwnSort } from "./use-table-view.ts";
export { useWritten } from "./use-written.ts";
export { USUAL_SORTS } from "./usual-sorts.ts";
