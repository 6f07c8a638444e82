export { FilterChips } from "./filter-chips.tsx";
export { FilterRail } from "./filter-rail.tsx";
export { clearedQuery, isRestricted, withCopies } from "./filter-state.ts";
export { NothingFound } from "./nothing-found.tsx";
export { QueryResultProvider, useQueryResult } from "./query-result.tsx";
export { SearchBox } from "./search-box.tsx";
export { useFilterWords } from "./use-filter-words.ts";
