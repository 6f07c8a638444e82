import { randomUUID } from "node:crypto";
import type { Params, Result } from "../../../shared/api/contract.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { READERS } from "../../../shared/readers/registry.ts";
import type { EngineContext } from "../engine-context.ts";
import type { Libraries } from "../library/libraries.ts";
import { writeLibrary } from "../library/library-file.ts";

/** The analyst's decisions about the open library. */
export interface Corrections {
  list(): Result<"corrections.list">;
  apply(params: Params<"corrections.apply">): Promise<Result<"corrections.apply">>;
  remove(params: Params<"corrections.remove">): Promise<Result<"corrections.remove">>;
}

/** Keeps corrections in `library.json` and applies them at once; all of a call or none. */
export function createCorrections(context: EngineContext, libraries: Libraries): Corrections {
  async function change(next: readonly Correction[], reads: boolean, signal: AbortSignal): Promise<number> {
    const session = libraries.session();
    const { facts } = session;
    const former = facts.corrections;
    facts.corrections = [...next];
    try {
      writeLibrary(context.paths, facts);
      if (reads) await session.load({ signal, progress: () => {} });
      else await session.rebuild();
    } catch (error) {
      facts.corrections = former;
      writeLibrary(context.paths, facts);
      throw error;
    }
    context.emit("corrections.changed", { generation: session.generation() });
    libraries.tellChanged();
    return session.generation();
  }

  const never = new AbortController().signal;

  return {
    list() {
      const session = libraries.session();
      const stale = new Set(session.staleCorrections());
      return session.facts.corrections.map((one) => ({ ...one, isStale: stale.has(one.id) }));
    },
    apply: ({ bodies, author }) =>
      context.inTurn(async () => {
        libraries.refuseChanges();
        for (const body of bodies) checkReader(body);
        const at = new Date().toISOString();
        const added: Correction[] = bodies.map((body) => ({ id: randomUUID(), at, author, body }));
        const reads = bodies.some(changesReading);
        const generation = await change([...libraries.session().facts.corrections, ...added], reads, never);
        return { ids: added.map((one) => one.id), generation };
      }),
    remove: ({ ids }) =>
      context.inTurn(async () => {
        libraries.refuseChanges();
        const session = libraries.session();
        const removed = new Set(ids);
        const known = session.facts.corrections.filter((one) => removed.has(one.id));
        const skipped = ids.filter((id) => !known.some((one) => one.id === id));
        if (known.length === 0) return { skipped, generation: session.generation() };
        const kept = session.facts.corrections.filter((one) => !removed.has(one.id));
        const reads = known.some(({ body }) => changesReading(body));
        return { skipped, generation: await change(kept, reads, never) };
      }),
  };
}

/** Whether files must be read again. */
function changesReading(body: Correction["body"]): boolean {
  return body.type === "reader" || body.type === "columns";
}

function checkReader(body: Correction["body"]): void {
  if (body.type !== "reader" || READERS.some((reader) => reader.id === body.reader)) return;
  const known = READERS.map((reader) => reader.id).join(", ");
  throw new AppError("bad-params", `There is no reader "${body.reader}".`, `Readers are ${known}.`);
}
