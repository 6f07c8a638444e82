export { AnalysisPlace } from "./analysis-place.tsx";
