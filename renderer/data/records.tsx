import {
  createContext,
  type JSX,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { LibrarySummary } from "../../shared/api/library-schemas.ts";
import type { Passage } from "../../shared/api/page-schemas.ts";
import type { Client } from "../../shared/api/rpc.ts";
import type { Annotation, Memo, SavedView, Tag } from "../../shared/model/annotation.ts";
import type { AnnotationStore } from "./annotation-store.ts";
import { useEngine } from "./engine.tsx";
import { LibraryContext } from "./library-context.ts";
import { openRecords, type Records } from "./open-records.ts";
import { PassageCache } from "./passage-cache.ts";
import type { History, RecordsSnapshot, SaveState } from "./records-snapshot.ts";

/** One cache a client, so that lists and pages share what they ask. */
const passageCaches = new WeakMap<Client, PassageCache>();

const RecordsContext = createContext<Records | null>(null);

/**
 * Opens the user's records of a library for everything below, keeps them alike with the journal on disk and
 * restores them in an empty profile. Another library's records take their place when the library changes.
 */
export function RecordsProvider(props: { library: LibrarySummary; children?: ReactNode }): JSX.Element | null {
  const client = useEngine();
  const library = props.library.id;
  const [opened, setOpened] = useState<{ library: string; records: Records } | null>(null);
  useEffect(() => {
    const records = openRecords({ client, library });
    setOpened({ library, records });
    return () => records.close();
  }, [client, library]);
  if (opened?.library !== library) return null;
  return (
    <LibraryContext value={library}>
      <RecordsContext value={opened.records}>{props.children}</RecordsContext>
    </LibraryContext>
  );
}

/** Changes the user's records. */
export function useStore(): AnnotationStore {
  return useRecords().store;
}

/** All live annotations of the library, the oldest first. Unchanged ones stay the same objects. */
export function useAnnotations(): Annotation[] {
  return useSnapshot(({ annotations }) => annotations);
}

/** All live tags, each after its parent. */
export function useTags(): Tag[] {
  return useSnapshot(({ tags }) => tags);
}

/** Names from the top of the codebook to a tag; empty for a tag that is gone. */
export function useTagPath(): (id: string) => string[] {
  const paths = useSnapshot(({ tagPaths }) => tagPaths);
  return useCallback((id: string) => paths.get(id) ?? [], [paths]);
}

/** All live saved views, by name. */
export function useSavedViews(): SavedView[] {
  return useSnapshot(({ views }) => views);
}

/** All live memos, the newest first. */
export function useMemos(): Memo[] {
  return useSnapshot(({ memos }) => memos);
}

/** The undo list, the newest first. */
export function useHistory(): History {
  return useSnapshot(({ history }) => history);
}

/** Whether the user's work is saved (in this profile) and mirrored (on disk), and a way to try again. */
export function useSaveState(): SaveState & { retry(): void } {
  const records = useRecords();
  const state = useSnapshot(({ saveState }) => saveState);
  return useMemo(() => ({ ...state, retry: () => void records.retry() }), [state, records]);
}

/** Where these annotations stand in the library now, by annotation id; asked again when library or corrections change. */
export function usePassages(annotations: readonly Annotation[]): {
  passages: ReadonlyMap<string, Passage>;
  isLoading: boolean;
} {
  const cache = passageCacheOf(useEngine());
  const version = useSyncExternalStore(cache.subscribe, cache.getVersion);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means that there is more to ask or to show
  useEffect(() => void cache.ask(annotations), [cache, annotations, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  return useMemo(() => cache.get(annotations), [cache, annotations, version]);
}

/** Sets the initials stamped on records, kept in the settings. */
export function useSetAuthor(): (initials: string) => Promise<void> {
  const client = useEngine();
  const records = useRecords();
  return useCallback(
    async (initials: string) => {
      const settings = await client.call("settings.set", { author: initials });
      records.setAuthor(settings.author);
    },
    [client, records],
  );
}

function passageCacheOf(client: Client): PassageCache {
  let cache = passageCaches.get(client);
  if (!cache) {
    cache = new PassageCache(client);
    passageCaches.set(client, cache);
  }
  return cache;
}

function useRecords(): Records {
  const records = useContext(RecordsContext);
  if (!records) throw new Error("There is no RecordsProvider above this component.");
  return records;
}

function useSnapshot<T>(part: (snapshot: RecordsSnapshot) => T): T {
  const records = useRecords();
  return useSyncExternalStore(records.subscribe, () => part(records.getSnapshot()));
}
