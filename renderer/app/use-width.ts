import { useSyncExternalStore } from "react";

/** Width of the window in pixels, as it is now. */
export function useWidth(): number {
  return useSyncExternalStore(subscribe, () => window.innerWidth);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}
