import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import styles from "./floating.module.css";
import { type Box, placeBeside } from "./place-beside.ts";

/**
 * Stands beside the words it belongs to and scrolls with them; where they fill the view, it stands in the dock
 * below the page. It never covers them. It is rendered inside an element that is the origin of positions.
 */
export function Floating(props: {
  /** Box of the words in the window; null while they are not mounted. */
  words(): Box | null;
  /** What scrolls. */
  view(): Element | null;
  dock: Element | null;
  /** Changes when the words or what stands here change. */
  watch: string;
  children: ReactNode;
}) {
  const { dock, watch, children } = props;
  const marker = useRef<HTMLSpanElement>(null);
  const own = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | "docked" | null>(null);
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is watched moves the words
  useLayoutEffect(() => {
    const placeNow = () => {
      const words = latest.current.words();
      const view = latest.current.view()?.getBoundingClientRect();
      const origin = marker.current?.offsetParent?.getBoundingClientRect();
      if (!own.current || !words || !view || !origin) return null;
      const found = placeBeside(words, view, own.current.getBoundingClientRect());
      return found && { left: found.left - origin.left, top: found.top - origin.top };
    };
    setPlace(placeNow() ?? "docked");
    // Growing and shrinking never moves it into the dock or out of it: what is typed in it would be lost.
    const observer = new ResizeObserver(() => setPlace((old) => (old === "docked" ? old : (placeNow() ?? old))));
    if (own.current) observer.observe(own.current);
    return () => observer.disconnect();
  }, [watch]);
  const isDocked = place === "docked" && dock !== null;
  const element = (
    <div
      ref={own}
      data-floating
      className={isDocked ? styles.docked : styles.floating}
      style={isDocked ? undefined : place === null || place === "docked" ? HIDDEN : place}
    >
      {children}
    </div>
  );
  return (
    <>
      <span ref={marker} className={styles.marker} />
      {isDocked ? createPortal(element, dock) : element}
    </>
  );
}

/** Not yet placed: unseen, but a field in it can take the focus already. */
const HIDDEN = { opacity: 0, left: 0, top: 0 } as const;
