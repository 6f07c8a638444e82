import type { EventName, EventPayload, Result } from "../../../shared/api/contract.ts";
import { createMemoryChannelPair } from "../../../shared/api/memory-channel.ts";
import { type Client, createClient, type Server, serve } from "../../../shared/api/rpc.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { JournalEntry } from "../../../shared/model/annotation.ts";
import type { Correction } from "../../../shared/model/correction.ts";

/** An engine in memory that outlives its clients: a journal, corrections and the projection, as far as records need them. */
export class FakeEngine {
  /** What stands on disk. */
  journal: JournalEntry[] = [];
  corrections: Correction[] = [];
  /** Annotation id -> what tables know of it. */
  projection = new Map<string, { key: string; tags: string[]; note: string }>();
  tagNames: Record<string, string> = {};
  author = "AB";
  /** While set, every call fails with it. */
  failure: AppError | null = null;
  /** Calls in order of arrival. */
  readonly calls: string[] = [];
  private readonly servers = new Set<Server>();

  /** A new client; closing it leaves the engine as it is. */
  connect(): Client {
    const [ours, theirs] = createMemoryChannelPair();
    this.servers.add(
      serve(theirs, this.handlers(), (error) => {
        throw error;
      }),
    );
    return createClient(ours);
  }

  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const server of this.servers) server.emit(event, payload);
  }

  private handlers() {
    const noted = <P, R>(name: string, answer: (params: P) => R) => {
      return (params: P): R => {
        this.calls.push(name);
        if (this.failure) throw this.failure;
        return answer(params);
      };
    };
    return {
      "settings.get": noted("settings.get", () => ({ version: 1 as const, author: this.author, lastLibrary: null })),
      "journal.append": noted("journal.append", ({ entries }: { entries: JournalEntry[] }) => this.append(entries)),
      "journal.read": noted("journal.read", (params: { library: string; cursor: string | null; limit: number }) =>
        this.read(params),
      ),
      "corrections.apply": noted("corrections.apply", (params: { bodies: Correction["body"][]; author: string }) => {
        const made = params.bodies.map((body) => ({ id: crypto.randomUUID(), at: "", author: params.author, body }));
        this.corrections.push(...made);
        return { ids: made.map(({ id }) => id), generation: 1 };
      }),
      "corrections.remove": noted("corrections.remove", ({ ids }: { ids: string[] }) => {
        const skipped = ids.filter((id) => !this.corrections.some((it) => it.id === id));
        this.corrections = this.corrections.filter(({ id }) => !ids.includes(id));
        return { skipped, generation: 1 };
      }),
      "projection.put": noted("projection.put", (params: ProjectionParams) => {
        if (params.reset) this.projection.clear();
        for (const { id, ...record } of params.records) this.projection.set(id, record);
        for (const id of params.removed) this.projection.delete(id);
        if (params.tagNames) this.tagNames = params.tagNames;
        return { generation: 1 };
      }),
    };
  }

  private append(entries: JournalEntry[]): Result<"journal.append"> {
    const isNew = entries.filter(({ id }) => !this.journal.some((it) => it.id === id));
    this.journal.push(...isNew);
    for (const { library, store } of isNew) this.emit("journal.changed", { library, store });
    return { stored: isNew.length, skipped: entries.length - isNew.length };
  }

  private read({ cursor, limit }: { cursor: string | null; limit: number }): Result<"journal.read"> {
    const from = Number(cursor ?? 0);
    const entries = this.journal.slice(from, from + limit);
    return { entries, cursor: String(from + entries.length), isEnd: from + entries.length === this.journal.length };
  }
}

interface ProjectionParams {
  reset: boolean;
  records: { id: string; key: string; tags: string[]; note: string }[];
  removed: string[];
  tagNames?: Record<string, string>;
}

/** An engine that is away. */
export const OFFLINE = new AppError("channel-closed", "The engine cannot be reached.");
