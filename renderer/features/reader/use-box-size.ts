import { type RefObject, useLayoutEffect, useState } from "react";

/** The size of an element in whole pixels, kept up to date; zeros until it is mounted. */
export function useBoxSize(element: RefObject<Element | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const observed = element.current;
    if (!observed) return;
    const measure = () => {
      const { width, height } = observed.getBoundingClientRect();
      const next = { width: Math.round(width), height: Math.round(height) };
      setSize((old) => (old.width === next.width && old.height === next.height ? old : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
