export { LibraryActionsProvider, useLibraryActions } from "./library-actions.tsx";
export { LibraryMenu } from "./library-menu.tsx";
export { LibraryNotices } from "./notices.tsx";
export { useFirstLibrary } from "./use-first-library.ts";
