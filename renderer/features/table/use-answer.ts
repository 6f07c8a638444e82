import { useState } from "react";

/** Question and answer of a table, for `useRows`: the question as text, answers numbered as they come. */
export function useAnswer(question: unknown, answer: object | undefined): { question: string; answer: number } {
  const [seen] = useState(() => new WeakMap<object, number>());
  const [counter] = useState(() => ({ next: 1 }));
  if (answer && !seen.has(answer)) seen.set(answer, counter.next++);
  return { question: JSON.stringify(question), answer: (answer && seen.get(answer)) ?? 0 };
}
