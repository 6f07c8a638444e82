import { createContext } from "react";

/** Id of the library whose records and view state are shown; null outside a library. */
export const LibraryContext = createContext<string | null>(null);
