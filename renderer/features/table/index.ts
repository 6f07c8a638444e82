export { ResultStrip } from "./result-strip.tsx";
export { TableArea } from "./table-area.tsx";
