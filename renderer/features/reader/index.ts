export { ReaderPanes } from "./reader-panes.tsx";
