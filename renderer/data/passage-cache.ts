import type { Passage } from "../../shared/api/page-schemas.ts";
import type { Client } from "../../shared/api/rpc.ts";
import type { Annotation } from "../../shared/model/annotation.ts";

const PAGE = 200;

/**
 * Where anchors stand, asked once per anchor and state of the library, for all components alike. When
 * library or corrections change, what was known is still given until the new answer is there.
 */
export class PassageCache {
  private readonly client: Client;
  private readonly known = new Map<string, { anchor: string; passage: Passage; round: number }>();
  private readonly asking = new Map<string, string>();
  /** Asked in vain; asked again when the library changes or the engine is back. */
  private readonly failed = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private round = 0;
  private version = 0;

  constructor(client: Client) {
    this.client = client;
    client.on("library.changed", () => this.clear());
    client.on("corrections.changed", () => this.clear());
    client.on("engine.status", ({ status }) => {
      if (status === "running") this.clear();
    });
  }

  /** Another number after every change of what {@link get} gives or {@link ask} would ask. */
  getVersion = (): number => this.version;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** What is known of these, by id; passages of an anchor that has moved since are left out while it is asked. */
  get(annotations: readonly Annotation[]): { passages: Map<string, Passage>; isLoading: boolean } {
    const passages = new Map<string, Passage>();
    let isLoading = false;
    for (const { id, anchor } of annotations) {
      const known = this.known.get(id);
      if (known && known.anchor === anchorName(anchor)) passages.set(id, known.passage);
      else isLoading ||= !this.failed.has(this.question(anchor));
    }
    return { passages, isLoading };
  }

  /** Asks for those that are not known for the library's present state. */
  async ask(annotations: readonly Annotation[]): Promise<void> {
    const missing = annotations.filter(({ id, anchor }) => {
      const known = this.known.get(id);
      const isKnown = known?.round === this.round && known.anchor === anchorName(anchor);
      return !isKnown && !this.failed.has(this.question(anchor)) && this.asking.get(id) !== this.question(anchor);
    });
    for (const { id, anchor } of missing) this.asking.set(id, this.question(anchor));
    for (let from = 0; from < missing.length; from += PAGE) await this.askPage(missing.slice(from, from + PAGE));
  }

  /** The library has changed: everything is asked anew. */
  private clear(): void {
    this.round += 1;
    this.failed.clear();
    this.tell();
  }

  private async askPage(page: readonly Annotation[]): Promise<void> {
    const round = this.round;
    const anchors = page.map(({ id, anchor }) => ({ id, anchor }));
    try {
      const passages = await this.client.call("passages.resolve", { anchors });
      const names = new Map(anchors.map(({ id, anchor }) => [id, anchorName(anchor)]));
      for (const passage of passages) {
        const known = this.known.get(passage.id);
        if (known && known.round > round) continue;
        this.known.set(passage.id, { anchor: names.get(passage.id) ?? "", passage, round });
      }
    } catch {
      // A screen that lists passages shows the connection's state; there is nothing to add to it here.
      if (round === this.round) for (const { anchor } of page) this.failed.add(this.question(anchor));
    } finally {
      for (const { id } of page) this.asking.delete(id);
    }
    this.tell();
  }

  private question(anchor: Annotation["anchor"]): string {
    return `${this.round} ${anchorName(anchor)}`;
  }

  private tell(): void {
    this.version += 1;
    for (const listener of [...this.listeners]) listener();
  }
}

function anchorName({ key, start, end, exact }: Annotation["anchor"]): string {
  return `${start} ${end} ${key} ${exact.length}`;
}
