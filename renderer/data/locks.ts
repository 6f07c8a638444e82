/** Takes turns among all windows of one origin. */
export interface Locks {
  /** Waits for the lock, then runs. */
  run<R>(name: string, work: () => Promise<R>): Promise<R>;
  /** Runs when nobody holds the lock; null when somebody does. */
  runIfFree<R>(name: string, work: () => Promise<R>): Promise<R | null>;
}

/** The browser's Web Locks, or turns within this window alone where there are none. */
export function browserLocks(): Locks {
  const locks = typeof navigator === "undefined" ? undefined : navigator.locks;
  if (!locks) return windowLocks();
  return {
    run: (name, work) => locks.request(name, work),
    runIfFree: (name, work) => locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null)),
  };
}

/** Turns among those that share the returned object. */
export function windowLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  function run<R>(name: string, work: () => Promise<R>): Promise<R> {
    const result = (held.get(name) ?? Promise.resolve()).then(work);
    const turn = result
      .catch(() => {})
      .then(() => {
        if (held.get(name) === turn) held.delete(name);
      });
    held.set(name, turn);
    return result;
  }
  return { run, runIfFree: async (name, work) => (held.has(name) ? null : run(name, work)) };
}
