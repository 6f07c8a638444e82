import type { Client } from "../../shared/api/rpc.ts";
import type { Annotation } from "../../shared/model/annotation.ts";

/** What the engine needs of one annotation. */
interface ProjectedRecord {
  id: string;
  key: string;
  tags: string[];
  note: string;
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
  let wanted: { records: Map<string, ProjectedRecord>; tagNames: Record<string, string> } | null = null;
  /** What the engine has, as JSON by id; null when it has to be sent anew. */
  let sent: Map<string, string> | null = null;
  let sentNames = "";
  let isSending = false;

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

  /** The calls that bring the engine from what it has to what is wanted; remembers them as sent. */
  function nextCalls() {
    if (!wanted) return [];
    const before = sent ?? new Map<string, string>();
    const isReset = sent === null;
    const after = new Map([...wanted.records].map(([id, record]) => [id, JSON.stringify(record)]));
    const records = [...wanted.records.values()].filter(({ id }) => before.get(id) !== after.get(id));
    const removed = [...before.keys()].filter((id) => !after.has(id));
    const names = JSON.stringify(wanted.tagNames);
    const tagNames = isReset || names !== sentNames ? wanted.tagNames : undefined;
    sent = after;
    sentNames = names;
    if (!isReset && records.length === 0 && removed.length === 0 && !tagNames) return [];
    const pages = Math.max(1, Math.ceil(records.length / PAGE), Math.ceil(removed.length / PAGE));
    return Array.from({ length: pages }, (_, page) => ({
      library,
      reset: isReset && page === 0,
      records: records.slice(page * PAGE, (page + 1) * PAGE),
      removed: removed.slice(page * PAGE, (page + 1) * PAGE),
      ...(page === 0 && tagNames ? { tagNames } : {}),
    }));
  }

  const stopListening = client.on("engine.status", ({ status }) => {
    if (status !== "running") return;
    sent = null;
    void send();
  });

  return {
    update(annotations, tagPaths) {
      wanted = {
        records: new Map(annotations.map((annotation) => [annotation.id, project(annotation, tagPaths)])),
        tagNames: Object.fromEntries([...tagPaths].map(([id, path]) => [id, path.join(" / ")])),
      };
      void send();
    },
    stop() {
      stopped.abort();
      stopListening();
    },
  };
}

function project({ id, anchor, tags, note }: Annotation, live: ReadonlyMap<string, unknown>): ProjectedRecord {
  const on = Object.keys(tags).filter((tag) => tags[tag] && live.has(tag));
  return { id, key: anchor.key, tags: on.sort(), note };
}
