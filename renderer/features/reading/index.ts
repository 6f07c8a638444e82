export { ChooseColumns } from "./choose-columns.tsx";
export { ChooseReader } from "./choose-reader.tsx";
