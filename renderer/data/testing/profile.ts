import type { Client } from "../../../shared/api/rpc.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { AnnotationsDb } from "../annotations-db.ts";
import { type Locks, windowLocks } from "../locks.ts";
import { openRecords, type Records } from "../open-records.ts";
import type { RecordsSnapshot } from "../records-snapshot.ts";
import { FakeEngine } from "./fake-engine.ts";

export const LIBRARY = "11111111-0000-4000-8000-000000000001";

/** A window with the records of one library open. */
export interface OpenWindow {
  records: Records;
  db: AnnotationsDb;
  client: Client;
  /** Closes the window: nothing it had in memory is left. */
  close(): void;
}

/** A browser profile: its database outlives its windows. */
export class Profile {
  readonly engine: FakeEngine;
  private readonly name: string;
  private readonly locks: Locks = windowLocks();
  private now = Date.UTC(2025, 0, 16, 9);

  constructor(engine = new FakeEngine(), name = `test-${crypto.randomUUID()}`) {
    this.engine = engine;
    this.name = name;
  }

  /** The same profile in a new browser process: the locks of windows that died are free. */
  afterCrash(): Profile {
    return new Profile(this.engine, this.name);
  }

  /** Opens a window and waits until it has read what there is. */
  async open(library = LIBRARY): Promise<OpenWindow> {
    const window = this.start(library);
    await window.records.ready;
    await until(window.records, ({ isLoaded }) => isLoaded);
    return window;
  }

  /** Opens a window and waits for nothing. */
  start(library = LIBRARY): OpenWindow {
    const db = new AnnotationsDb(this.name);
    const client = this.engine.connect();
    const records = openRecords({ client, library, db, locks: this.locks, now: () => (this.now += 1000) });
    const close = () => {
      records.close();
      client.close();
      db.close();
    };
    return { records, db, client, close };
  }
}

/** Resolves with the snapshot once it is as wanted. */
export function until(records: Records, isWanted: (snapshot: RecordsSnapshot) => boolean): Promise<RecordsSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isWanted(records.getSnapshot())) return;
      stop();
      resolve(records.getSnapshot());
    };
    const stop = records.subscribe(look);
    look();
  });
}

/** An anchor on invented words; `at` tells anchors apart. */
export function anchorAt(at: number): Anchor {
  const exact = `Words number ${at}.`;
  return {
    key: `${"a".repeat(64)}:${"b".repeat(64)}:0.${at}:root/debate.txt`,
    reader: { id: "plain", version: 1 },
    start: 0,
    end: exact.length,
    exact,
    prefix: "",
    suffix: "",
    exactAtCreation: exact,
    speaker: "Ada Example",
  };
}
