export { DebateMemos } from "./debate-memos.tsx";
export { MemoDialog } from "./memo-dialog.tsx";
export { MemoList } from "./memo-list.tsx";
export { aboutWords } from "./memo-words.ts";
