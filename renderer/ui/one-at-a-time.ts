import { useRef } from "react";

/**
 * The given step, unheard while it is still under way: a form that is answered by two quick presses is
 * kept once. What the step throws is thrown on, and it can be taken again.
 */
export function useOneAtATime<Given extends unknown[]>(step: (...given: Given) => Promise<void>) {
  const isUnderWay = useRef(false);
  return async (...given: Given): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await step(...given);
    } finally {
      isUnderWay.current = false;
    }
  };
}
