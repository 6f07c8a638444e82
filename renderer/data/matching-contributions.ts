import type { QuerySpec } from "../../shared/api/query-schemas.ts";
import type { Client } from "../../shared/api/rpc.ts";

/** Contributions asked about at once. */
const PAGE = 500;

/** Those of the contributions that a query holds. Rejects as the engine does, or `cancelled`. */
export async function matchingContributions(
  client: Client,
  spec: QuerySpec,
  contributions: Iterable<string>,
  signal: AbortSignal,
): Promise<Set<string>> {
  const asked = [...new Set(contributions)];
  const matching = new Set<string>();
  for (let from = 0; from < asked.length; from += PAGE) {
    const page = asked.slice(from, from + PAGE);
    const answer = await client.call("query.matching", { spec, contributions: page }, signal);
    for (const id of answer.matching) matching.add(id);
  }
  return matching;
}
