import { NumberList } from "../../../shared/lib/number-list.ts";

/** What of a list of numbers has become another: where, and what stands there now. */
export interface NumberPatch {
  places: Uint32Array;
  values: Uint32Array;
}

/** A patch tells of at most one in so many numbers. */
const FEW = 16;

/** What must be put into the one list to have the other; null where they are not as long, or too much of them differs. */
export function patchBetween(was: unknown, is: unknown): NumberPatch | null {
  if (!(was instanceof Uint32Array && is instanceof Uint32Array && was.length === is.length)) return null;
  const most = is.length / FEW;
  const [places, values] = [new NumberList(), new NumberList()];
  for (let at = 0; at < is.length; at++) {
    if (is[at] === was[at]) continue;
    if (places.length >= most) return null;
    places.push(at);
    values.push(is[at] as number);
  }
  return { places: places.finish(), values: values.finish() };
}

/** Puts a patch into the list it was made for. */
export function applyPatch(list: Uint32Array, { places, values }: NumberPatch): void {
  for (let at = 0; at < places.length; at++) list[places[at] as number] = values[at] as number;
}
