import { flushSync } from "react-dom";

const waiting = new Set<() => void>();
/** When what is drawn with the frame under way began to be written; null between two frames. */
let begun: number | null = null;

/**
 * Runs what changes what is drawn with the next frame, or with the one under way where that has only just been scrolled.
 * All that waits is drawn at once: however much happens between two frames, elements, styles and layout are worked out once.
 */
export function withFrame(run: () => void): void {
  if (waiting.size === 0) requestAnimationFrame(drawNow);
  waiting.add(run);
}

/** Draws at once what waits for a frame: for what needs to know how things stand then. */
export function drawNow(): void {
  if (waiting.size > 0) drawAll();
}

function drawAll(): void {
  const all = [...waiting];
  waiting.clear();
  begun = performance.now();
  try {
    flushSync(() => {
      for (const run of all) run();
    });
  } finally {
    begun = null;
  }
}

/**
 * Runs something as soon as the frame under way, or else the next one, is drawn, and says how many milliseconds that
 * took. Returns the function that calls it off.
 */
export function afterFrame(run: (took: number) => void): () => void {
  let isOff = false;
  const follow = (from: number) => whenDrawn(() => isOff || run(performance.now() - from));
  if (begun !== null) follow(begun);
  else requestAnimationFrame(() => isOff || follow(performance.now()));
  return () => {
    isOff = true;
  };
}

const { port1: here, port2: there } = new MessageChannel();
const drawn: (() => void)[] = [];
here.onmessage = () => {
  for (const run of drawn.splice(0)) run();
};

/** A message is read as soon as the frame under way is drawn. */
function whenDrawn(run: () => void): void {
  if (drawn.push(run) === 1) there.postMessage(null);
}
