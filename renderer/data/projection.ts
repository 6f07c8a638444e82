import type { Params } from "../../shared/api/contract.ts";
import type { Client } from "../../shared/api/rpc.ts";
import type { Annotation } from "../../shared/model/annotation.ts";

/** What the engine needs of one annotation. */
interface ProjectedRecord {
  id: string;
  key: string;
  tags: string[];
  note: string;
}

interface Projected {
  record: ProjectedRecord;
  json: string;
}

const PAGE = 500;

export interface Projection {
  /** Says what holds now; the engine gets what differs from what it has. */
  update(annotations: readonly Annotation[], tagPaths: ReadonlyMap<string, string[]>): void;
  stop(): void;
}

/**
 * Keeps the engine's disposable copy of tags and notes: all of it at first and whenever the engine has come
 * back, then only what changes. A failed call leads to a full copy at the next occasion.
 */
export function createProjection(client: Client, library: string): Projection {
  const stopped = new AbortController();
  let wanted: { annotations: readonly Annotation[]; tagPaths: ReadonlyMap<string, string[]> } | null = null;
  /** What the engine has, by id; null when it has to be sent anew. */
  let sent: Map<string, Projected> | null = null;
  let sentNames = "";
  let isSending = false;
  /** Annotations that have not changed are the same objects, and need no second look while the tags are the same. */
  let projected = new WeakMap<Annotation, Projected>();

  async function send(): Promise<void> {
    if (isSending || !wanted) return;
    isSending = true;
    try {
      for (let calls = nextCalls(); calls.length > 0; calls = nextCalls()) {
        for (const params of calls) await client.call("projection.put", params, stopped.signal);
      }
    } catch {
      // Offline, or the engine is busy dying: it is told everything anew when it is back.
      sent = null;
    } finally {
      isSending = false;
    }
  }

  function projectionOf(annotation: Annotation, tagPaths: ReadonlyMap<string, string[]>): Projected {
    const known = projected.get(annotation);
    if (known) return known;
    const record = project(annotation, tagPaths);
    const made = { record, json: JSON.stringify(record) };
    projected.set(annotation, made);
    return made;
  }

  /** The calls that bring the engine from what it has to what is wanted; remembers them as sent. */
  function nextCalls(): Params<"projection.put">[] {
    if (!wanted) return [];
    const { annotations, tagPaths } = wanted;
    const isReset = sent === null;
    const before = sent ?? new Map<string, Projected>();
    const after = new Map(annotations.map((annotation) => [annotation.id, projectionOf(annotation, tagPaths)]));
    const records = [...after].filter(([id, { json }]) => before.get(id)?.json !== json).map(([, it]) => it.record);
    const removed = [...before.keys()].filter((id) => !after.has(id));
    const tagNames = Object.fromEntries([...tagPaths].map(([id, path]) => [id, path.join(" / ")]));
    const names = JSON.stringify(tagNames);
    const isRenamed = isReset || names !== sentNames;
    sent = after;
    sentNames = names;
    if (records.length === 0 && removed.length === 0 && !isRenamed) return [];
    const pages = Math.max(1, Math.ceil(records.length / PAGE), Math.ceil(removed.length / PAGE));
    return Array.from({ length: pages }, (_, page) => ({
      library,
      reset: isReset && page === 0,
      records: records.slice(page * PAGE, (page + 1) * PAGE),
      removed: removed.slice(page * PAGE, (page + 1) * PAGE),
      ...(page === 0 && isRenamed ? { tagNames } : {}),
    }));
  }

  const stops = [
    client.on("engine.status", ({ status }) => {
      if (status !== "running") return;
      sent = null;
      void send();
    }),
    client.on("library.changed", () => {
      if (sent === null) void send();
    }),
  ];

  return {
    update(annotations, tagPaths) {
      if (wanted?.annotations === annotations && wanted.tagPaths === tagPaths) return;
      if (wanted?.tagPaths !== tagPaths) projected = new WeakMap();
      wanted = { annotations, tagPaths };
      void send();
    },
    stop() {
      stopped.abort();
      for (const stop of stops) stop();
    },
  };
}

function project({ id, anchor, tags, note }: Annotation, live: ReadonlyMap<string, unknown>): ProjectedRecord {
  const on = Object.keys(tags).filter((tag) => tags[tag] && live.has(tag));
  return { id, key: anchor.key, tags: on.sort(), note };
}
