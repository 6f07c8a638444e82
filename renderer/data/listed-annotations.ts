import { useEffect, useSyncExternalStore } from "react";

/** What a list of annotations shows. */
export interface ListedAnnotations {
  ids: ReadonlySet<string>;
  /** By what they were chosen, in words; empty when by nothing. */
  words: string;
}

let listed: ListedAnnotations | null = null;
const listeners = new Set<() => void>();

/** Tells what the list on the screen shows while it is there, so that an export can take the same. */
export function useTellListed(now: ListedAnnotations): void {
  useEffect(() => {
    tell(now);
    return () => tell(null);
  }, [now]);
}

/** What the list of annotations on the screen shows; null while there is none. */
export function useListedAnnotations(): ListedAnnotations | null {
  return useSyncExternalStore(subscribe, () => listed);
}

function tell(now: ListedAnnotations | null): void {
  listed = now;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
