export { AnnotationCard } from "./annotation-card.tsx";
export { type AnnotationItem, annotationItems, inReadingOrder, itemWords } from "./annotation-item.ts";
export { AnnotationsPlace } from "./annotations-place.tsx";
export { needsReview, statusWords } from "./review-state.ts";
export { TagChip } from "./tag-chip.tsx";
export { useOpenItem } from "./use-open-item.ts";
