/**
 * A hybrid logical clock. Its stamps order what all stores do: they compare as strings, never repeat, and a
 * stamp made after another was seen is always the greater one, whatever the computers' clocks say.
 */
export interface Clock {
  /** Milliseconds since 1970 of the newest stamp made or seen. */
  milliseconds: number;
  /** Tells stamps of one millisecond apart. */
  counter: number;
}

export const CLOCK_START: Clock = { milliseconds: 0, counter: 0 };

/** Digits of the time (base 36, good until the year 5188) and of the counter (base 36). */
const TIME_DIGITS = 9;
const COUNTER_DIGITS = 4;
const LONGEST_COUNT = 36 ** COUNTER_DIGITS - 1;
/** A stamp later than this (the year 4000) is no clock's; following it would leave no room to count on. */
const LATEST = 64_060_588_800_000;
const REV_FORM = /^([0-9a-z]{9})-([0-9a-z]{4})-(.+)$/;

/** The clock's next state; `now` may stand still or jump back, the clock never does. */
export function tick(clock: Clock, now: number): Clock {
  if (now > clock.milliseconds) return { milliseconds: now, counter: 0 };
  if (clock.counter < LONGEST_COUNT) return { milliseconds: clock.milliseconds, counter: clock.counter + 1 };
  return { milliseconds: clock.milliseconds + 1, counter: 0 };
}

/** The clock after seeing a stamp of another store. What is no stamp changes nothing. */
export function witness(clock: Clock, rev: string): Clock {
  const match = REV_FORM.exec(rev);
  if (!match) return clock;
  const seen = {
    milliseconds: Number.parseInt(match[1] as string, 36),
    counter: Number.parseInt(match[2] as string, 36),
  };
  if (seen.milliseconds > LATEST) return clock;
  const isLater =
    seen.milliseconds > clock.milliseconds ||
    (seen.milliseconds === clock.milliseconds && seen.counter > clock.counter);
  return isLater ? seen : clock;
}

/** The clock's state as a stamp (`rev`) of one store: `<time>-<counter>-<store>`. */
export function revOf({ milliseconds, counter }: Clock, store: string): string {
  const time = milliseconds.toString(36).padStart(TIME_DIGITS, "0");
  return `${time}-${counter.toString(36).padStart(COUNTER_DIGITS, "0")}-${store}`;
}

/** The store that made a stamp; the whole string when it is no stamp. */
export function storeOf(rev: string): string {
  return REV_FORM.exec(rev)?.[3] ?? rev;
}

/** The later of two states. */
export function latestClock(one: Clock, other: Clock | undefined): Clock {
  if (!other) return one;
  return witness(one, revOf(other, "x"));
}
