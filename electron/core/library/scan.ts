import { type Dirent, realpathSync, type Stats, statSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { toFileError, whyUnreadable } from "../files/file-error.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import { expandContainers } from "./containers/expand.ts";
import type { Member } from "./containers/member.ts";
import { type AskLooks, LOOK, lastChange, lookAt } from "./file-looks.ts";
import { isFolderNote, isSystemFile } from "./left-out.ts";

/** A file that may be a source. */
export interface FoundFile {
  /** Below the root, separators always `/`; members of containers after `!/`. */
  relativePath: string;
  /** The file, or the container. */
  path: string;
  /** Where in the container; undefined for a file of its own. */
  member?: Member;
  size: number;
  /** When its bytes or its facts last changed: milliseconds since 1970, with fractions. */
  modified: number;
}

/** Something in a root that could not be looked at, with the reason as a sentence. */
export interface ScanProblem {
  relativePath: string;
  /** `unreadable`, `outside-root`, or what is wrong with a container. */
  code: string;
  message: string;
}

/** A folder that was looked into. */
export interface FoundFolder {
  /** Its real path. */
  path: string;
  /** Another one when a new folder stands at the same path. */
  identity: string;
}

/** What a root holds, in the order of its paths. */
export interface ScanResult {
  files: FoundFile[];
  folders: FoundFolder[];
  problems: ScanProblem[];
  /** Files that only describe the folder (`README.md`, `manifest.json`) and are not read. */
  leftOut: string[];
}

export interface ScanOptions {
  signal?: AbortSignal;
  /** Told now and then how many files were found so far. */
  onProgress?(files: number): void;
  /** Told of files as they were looked at, in no order; links and what containers hold come with the result alone. */
  onSeen?(files: readonly FoundFile[]): void;
  /** Threads that help to look at files: that is what takes time. */
  lookers?: readonly AskLooks[];
}

/**
 * Finds the files below a root, sorted by path. Nothing outside of the root is looked at: a link that leads
 * out of it becomes a problem, as does whatever cannot be read. A folder met twice through links is read
 * once, so loops end. A root that is a file is its only file. Throws an `AppError` when the root itself
 * cannot be read, and the abort reason when aborted.
 */
export async function scanRoot(root: string, options: ScanOptions = {}): Promise<ScanResult> {
  const result: ScanResult = { files: [], folders: [], problems: [], leftOut: [] };
  let real: string;
  try {
    real = await realpath(root);
    const facts = await stat(real);
    if (facts.isFile()) {
      result.files.push(foundFile(basename(root), real, facts));
      result.folders.push(foundFolder(dirname(real), await stat(dirname(real))));
    } else {
      const pacer = createPacer(options.signal);
      const plain: FoundFile[] = [];
      const looking = createLooking(plain, result, options, pacer);
      const state: Walk = { root: real, seen: new Set(), result, options, pacer, plain, looking };
      await walk({ path: real, facts }, "", entriesOf(real), state);
      await looking.finish();
    }
    await expandContainers(result, options.signal);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw toFileError(error, root);
  }
  result.files.sort((a, b) => (a.relativePath < b.relativePath ? -1 : 1));
  return result;
}

interface Walk {
  root: string;
  seen: Set<string>;
  result: ScanResult;
  options: ScanOptions;
  pacer: Pacer;
  /** Files that are no links, to be looked at together. */
  plain: FoundFile[];
  looking: Looking;
}

/** A folder that is to be walked. */
interface Below {
  path: string;
  facts: Stats;
}

function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = readdir(folder, { withFileTypes: true });
  // Whoever waits for them is told; of some it turns out that they were walked already.
  entries.catch(() => {});
  return entries;
}

async function walk({ path, facts }: Below, prefix: string, found: Promise<Dirent[]>, state: Walk): Promise<void> {
  const { seen, result, options, pacer, looking } = state;
  options.signal?.throwIfAborted();
  if (seen.has(path)) return;
  seen.add(path);
  result.folders.push(foundFolder(path, facts));
  const entries = await found;
  // Real folders before links, so that a folder keeps its own name when a link leads to it too.
  entries.sort((a, b) => Number(a.isSymbolicLink()) - Number(b.isSymbolicLink()) || (a.name < b.name ? -1 : 1));
  const inside = join(path, sep);
  const folders: (Below & { relativePath: string })[] = [];
  const note = (relativePath: string, error: unknown) => {
    options.signal?.throwIfAborted();
    result.problems.push(unreadable(relativePath, error));
  };
  for (const entry of entries) {
    if (isSystemFile(entry.name)) continue;
    const relativePath = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    try {
      const below = visit(entry, inside, relativePath, state);
      if (below) folders.push({ ...below, relativePath });
    } catch (error) {
      note(relativePath, error);
    }
    if (!pacer.isDue()) continue;
    looking.begin();
    await pacer.breathe();
  }
  looking.begin();
  // The next one's entries are read while what is below one is walked.
  let next = folders[0] && entriesOf(folders[0].path);
  for (const [at, folder] of folders.entries()) {
    const own = next as Promise<Dirent[]>;
    const after = folders[at + 1];
    next = after && entriesOf(after.path);
    try {
      await walk(folder, folder.relativePath, own, state);
    } catch (error) {
      note(folder.relativePath, error);
    }
  }
}

/**
 * Notes a file, or answers with the folder that is to be walked. `inside` is the path of its folder with what comes before
 * a name. Nothing here waits: a call that comes back by itself costs ten times as much, and what has opened its folder
 * will not hang for long.
 */
function visit(
  entry: Dirent,
  inside: string,
  relativePath: string,
  { result, options, root, plain }: Walk,
): { path: string; facts: Stats } | null {
  const isLink = entry.isSymbolicLink();
  if (entry.isFile() && !isFolderNote(entry.name)) {
    plain.push({ relativePath, path: inside + entry.name, size: Number.NaN, modified: Number.NaN });
    if (plain.length % 200 === 0) options.onProgress?.(plain.length);
    return null;
  }
  const path = isLink ? realpathSync(inside + entry.name) : inside + entry.name;
  if (isLink && !isInside(path, root)) {
    const message = `${relativePath} is a link to ${path}, outside of this folder. Open that folder to read it.`;
    result.problems.push({ relativePath, code: "outside-root", message });
    return null;
  }
  const facts = statSync(path);
  if (facts.isDirectory()) return { path, facts };
  if (!facts.isFile()) return null;
  if (isFolderNote(entry.name)) result.leftOut.push(relativePath);
  else if (isLink && join(dirname(path), sep) === inside)
    return null; // The file itself stands right here.
  else result.files.push(foundFile(relativePath, path, facts));
  return null;
}

/** So many files are looked at in one go. */
const LOOKS = 1000;

/** Looks at plain files, shared with other threads. */
interface Looking {
  /** Has the threads that are free look at what was found so far. */
  begin(): void;
  /** All that was found was looked at. */
  finish(): Promise<void>;
}

/** Looks at `plain` files as they are found; what a thread does not answer is done here, and it is not asked again. */
function createLooking(plain: readonly FoundFile[], result: ScanResult, options: ScanOptions, pacer: Pacer): Looking {
  let next = 0;
  let isAllFound = false;
  // Each thread has its next files at hand.
  const free = (options.lookers ?? []).flatMap((ask) => [ask, ask]);
  const asked: Promise<void>[] = [];

  const isDue = (): boolean => plain.length - next >= (isAllFound ? 1 : LOOKS);

  /** Whether it was answered. */
  async function lookAtSome(ask: AskLooks): Promise<boolean> {
    const chunk = plain.slice(next, next + LOOKS);
    next += LOOKS;
    const paths = chunk.map(({ path }) => path);
    const answer = await ask(paths).catch(() => null);
    const looks = answer ?? lookAt(paths);
    options.signal?.throwIfAborted();
    const seen: FoundFile[] = [];
    for (const [at, file] of chunk.entries()) {
      file.size = looks[at * LOOK.width + LOOK.size] as number;
      file.modified = looks[at * LOOK.width + LOOK.modified] as number;
      if (Number.isNaN(file.size)) lookAgain(file, result);
      else seen.push(file);
    }
    for (const file of seen) result.files.push(file);
    options.onSeen?.(seen);
    return answer !== null;
  }

  async function keepAsking(ask: AskLooks): Promise<void> {
    while (isDue()) if (!(await lookAtSome(ask))) return;
    free.push(ask);
  }

  function begin(): void {
    for (let ask = isDue() && free.shift(); ask; ask = isDue() && free.shift()) {
      const answered = keepAsking(ask);
      // Whoever finishes is told, unless the walk was called off.
      answered.catch(() => {});
      asked.push(answered);
    }
  }

  async function lookHere(): Promise<void> {
    while (isDue()) {
      await lookAtSome(async (paths) => {
        await pacer.breathe();
        return lookAt(paths);
      });
    }
  }

  return {
    begin,
    async finish() {
      isAllFound = true;
      // Here first: a few files are looked at sooner than threads are asked.
      const here = lookHere();
      begin();
      await here;
      await Promise.all(asked);
    },
  };
}

/** A file that could not be looked at: why, if that is still so. */
function lookAgain({ relativePath, path }: FoundFile, result: ScanResult): void {
  try {
    const facts = statSync(path);
    if (facts.isFile()) result.files.push(foundFile(relativePath, path, facts));
  } catch (error) {
    result.problems.push(unreadable(relativePath, error));
  }
}

function unreadable(relativePath: string, error: unknown): ScanResult["problems"][number] {
  return {
    relativePath,
    code: "unreadable",
    message: `${relativePath} could not be read: ${whyUnreadable(error)}.`,
  };
}

function foundFile(relativePath: string, path: string, facts: Stats): FoundFile {
  return { relativePath, path, size: facts.size, modified: lastChange(facts) };
}

/** A number of an index node comes again when its folder is gone; with the time of birth it does not. */
function foundFolder(path: string, { ino, birthtimeMs }: Stats): FoundFolder {
  return { path, identity: `${ino} ${birthtimeMs}` };
}

/** Whether a real path is a root or lies below it. */
export function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
