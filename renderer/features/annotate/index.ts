import "./tag-highlights.css";

export { AnnotateLayer } from "./annotate-layer.tsx";
export type { Draft } from "./drafts.ts";
export { MarkLanes, MarkList } from "./mark-lanes.tsx";
export { annotationsAt, type Mark, markColour, markStyle, type PlacedAnnotation } from "./passage-marks.ts";
export type { Box } from "./place-beside.ts";
export { TagPicker } from "./tag-picker.tsx";
export { type DebateAnnotations, useDebateAnnotations } from "./use-debate-annotations.ts";
