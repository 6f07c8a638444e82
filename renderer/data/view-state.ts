import { useCallback, useContext, useEffect, useRef, useSyncExternalStore } from "react";
import { z } from "zod";
import { LibraryContext } from "./library-context.ts";
import { ViewStates } from "./view-states.ts";

const states = new ViewStates();
/** Where what holds in all libraries is kept. */
const EVERYWHERE = "";

/**
 * State of the view that survives a restart, kept per library. The third value is false until the kept value
 * was read (`initial` shows meanwhile). A kept value that `schema` refuses counts as none. Where nothing can be
 * kept, it lives as long as the window.
 */
export function useViewState<T>(
  key: string,
  initial: T,
  schema?: z.ZodType<T>,
): [T, (next: T | ((old: T) => T)) => void, boolean] {
  return useKept(useContext(LibraryContext) ?? EVERYWHERE, key, initial, schema);
}

/** Drops what the window holds of a library's view, so that it is not written again. */
export function forgetViews(library: string): void {
  states.forget(library);
}

function useKept<T>(
  library: string,
  key: string,
  initial: T,
  schema?: z.ZodType<T>,
): [T, (next: T | ((old: T) => T)) => void, boolean] {
  const first = useRef(initial);
  const form = useRef(schema);
  useEffect(() => states.load(library, key, form.current), [library, key]);
  const kept = useSyncExternalStore(states.subscribe, () => states.get(library, key));
  const set = useCallback(
    (next: T | ((old: T) => T)) => {
      const old = (states.get(library, key)?.value ?? first.current) as T;
      states.set(library, key, typeof next === "function" ? (next as (old: T) => T)(old) : next);
    },
    [library, key],
  );
  return [(kept?.value ?? first.current) as T, set, kept?.isLoaded ?? false];
}

const appearance = z.object({
  theme: z.enum(["system", "light", "dark"]),
  /** Pixels of the reading face. */
  readingSize: z.number().min(12).max(32),
  /** Characters a line. */
  readingWidth: z.number().min(45).max(100),
});

export type Appearance = z.infer<typeof appearance>;
export const DEFAULT_APPEARANCE: Appearance = { theme: "system", readingSize: 17, readingWidth: 68 };

/** How everything looks, in all libraries. Sizes beyond their limits (12..32 px, 45..100 characters) are held at them. */
export function useAppearance(): Appearance & {
  setTheme(theme: Appearance["theme"]): void;
  setReadingSize(pixels: number): void;
  setReadingWidth(characters: number): void;
} {
  const [value, set] = useKept(EVERYWHERE, "appearance", DEFAULT_APPEARANCE, appearance);
  return {
    ...value,
    setTheme: (theme) => set((old) => ({ ...old, theme })),
    setReadingSize: (pixels) => set((old) => ({ ...old, readingSize: within(12, pixels, 32) })),
    setReadingWidth: (characters) => set((old) => ({ ...old, readingWidth: within(45, characters, 100) })),
  };
}

function within(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
