import { keyNumber } from "../../../shared/debates/partition.ts";
import { saysSuperseded } from "../../../shared/debates/revisions.ts";
import { fnv64Halves } from "../../../shared/lib/fnv.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import type { SourceFacts } from "./packed-source.ts";

/** What a build asks of each source that was read; all else is looked at only where it is shown. */
export interface Reading {
  /** 53 bits: equal where the same bytes were read in the same way. */
  mark: number;
  /** The reader says that something newer took its place. */
  isSuperseded: boolean;
  /** No reader made anything of it. */
  isUnreadable: boolean;
  /** Where its words are stored. */
  body: number;
}

/** A source with its file, read or not. */
export interface LoadedSource {
  id: string;
  rootId: string;
  /** Relative path with `/`. */
  path: string;
  /** Where its bytes are now. */
  file: string;
  size: number;
  /** Empty when its bytes could not be read. */
  revision: string;
  /** Null when it could not be read; then a diagnostic says why. */
  reading: Reading | null;
  /** Null when there is no reading. */
  facts: SourceFacts | null;
  diagnostics: Diagnostic[];
}

/** A source as the cache holds it, without its words. */
export interface CachedSource {
  source: string;
  reading: Reading;
  readonly revision: string;
  readonly facts: SourceFacts;
}

/** Tells of a source that was read what builds ask of it, but for where its words are. */
export function readingOf(revision: string, facts: SourceFacts): Omit<Reading, "body"> {
  const { reader, columns, companions, diagnostics } = facts;
  const made = [revision, reader.id, reader.version, columns && Object.entries(columns), companions];
  return {
    mark: keyNumber(...fnv64Halves(JSON.stringify(made))),
    isSuperseded: saysSuperseded(diagnostics),
    isUnreadable: reader.id === "none",
  };
}

/** A source that was read, as the cache holds it. */
export function loadedSource(cached: CachedSource, rootPaths: ReadonlyMap<string, string>): LoadedSource {
  return new ReadSource(cached.source, cached.reading, () => cached, rootPaths);
}

/** A source that was read; of what is kept of it only that is got which somebody asks for. */
export function keptSource(
  id: string,
  reading: Reading,
  get: (source: string) => CachedSource | null,
  rootPaths: ReadonlyMap<string, string>,
): LoadedSource {
  return new ReadSource(id, reading, get, rootPaths);
}

/** One of very many: an object of few fields. */
class ReadSource implements LoadedSource {
  readonly id: string;
  readonly reading: Reading;
  private readonly get: (source: string) => CachedSource | null;
  private readonly rootPaths: ReadonlyMap<string, string>;

  constructor(
    id: string,
    reading: Reading,
    get: (source: string) => CachedSource | null,
    rootPaths: ReadonlyMap<string, string>,
  ) {
    this.id = id;
    this.reading = reading;
    this.get = get;
    this.rootPaths = rootPaths;
  }

  private get cached(): CachedSource {
    const cached = this.get(this.id);
    if (!cached) throw new Error(`${this.id} is no longer kept`);
    return cached;
  }

  get rootId(): string {
    return this.id.slice(0, this.id.indexOf("/"));
  }

  get path(): string {
    return relativePath(this.id);
  }

  get file(): string {
    return `${this.rootPaths.get(this.rootId) ?? ""}/${this.path}`;
  }

  get size(): number {
    return this.cached.facts.byteLength;
  }

  get revision(): string {
    return this.cached.revision;
  }

  get facts(): SourceFacts {
    return this.cached.facts;
  }

  get diagnostics(): Diagnostic[] {
    return this.cached.facts.diagnostics;
  }
}

/** The path below its root in a source's id. */
export function relativePath(source: string): string {
  return source.slice(source.indexOf("/") + 1);
}
