import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import type { Client } from "../../../shared/api/rpc.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { type Ticks, tickedPages } from "./ticks-state.ts";
import type { Concordance } from "./use-concordance.ts";

/** Lines asked for at once. */
const PAGE = 500;

/**
 * The ticked lines, or all of them (null), in the order shown. Rejects with `changed-elsewhere` when the lines are
 * other ones meanwhile, and with `cancelled`.
 */
export async function* linePages(
  client: Client,
  { spec, facts }: Concordance,
  ticks: Ticks | null,
  signal: AbortSignal,
): AsyncGenerator<ConcordanceLine[]> {
  const isSame = (set: number) => {
    if (set === facts.set) return;
    throw new AppError("changed-elsewhere", "The lines changed meanwhile.", "Nothing was done. Try again.");
  };
  const all = { offset: 0, limit: Math.max(1, facts.lines) };
  const asked = ticks ?? { isTicked: new Uint8Array(facts.lines).fill(1), count: facts.lines };
  const { set, ordinals } = await client.call("concordance.ordinals", { spec, ...all }, signal);
  isSame(set);
  for (const page of tickedPages(asked, ordinals, PAGE)) {
    const found = await client.call("concordance.lines", { spec, ...page }, signal);
    isSame(found.set);
    yield found.lines.filter(({ ordinal }) => asked.isTicked[ordinal] === 1);
  }
}
