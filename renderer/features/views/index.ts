export { ViewsSection } from "./views-section.tsx";
