import { realpath } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { librarySummary, recentLibrary } from "../../shared/api/library-schemas.ts";
import { AppError } from "../../shared/lib/errors.ts";
import type { CallGuard } from "./relay.ts";

export interface Grants extends CallGuard {
  /** The user chose this folder or file in a dialog of the host or named it on the command line. */
  grant(path: string): void;
  /** True for an existing file inside a folder of the open library, and for a file just saved. */
  canReveal(path: string): Promise<boolean>;
}

const pathParam = z.object({ path: z.string().nullable() });
const pathResult = z.object({ path: z.string() });
const recentResult = z.array(recentLibrary.pick({ path: true }));
const summaryResult = librarySummary.pick({ roots: true }).nullable();

/**
 * Remembers which paths a window may name. With `strict` (where the host has its own dialogs) folders are opened
 * and files saved only at paths that came from a dialog, the command line or the engine's own answers.
 */
export function createGrants(options: { strict: boolean }): Grants {
  const granted = new Set<string>();
  const saved = new Set<string>();
  let roots: string[] = [];

  function grant(value: string): void {
    granted.add(path.resolve(value));
  }

  function learnRoots(summary: unknown): void {
    const read = summaryResult.safeParse(summary);
    if (read.success && read.data) roots = read.data.roots.map((root) => root.path);
  }

  return {
    grant,
    check(method, params) {
      if (!options.strict || !["library.open", "library.addRoot", "save.begin"].includes(method)) return;
      const read = pathParam.safeParse(params);
      // The engine answers what is no path at all; null is the sample.
      if (!read.success || read.data.path === null || granted.has(path.resolve(read.data.path))) return;
      throw new AppError(
        "not-granted",
        `Backbench was not given ${read.data.path}.`,
        "Choose the folder or file in the dialog.",
      );
    },
    learnAnswer(method, result) {
      if (method === "library.current") learnRoots(result);
      else if (method === "library.recent") {
        for (const recent of recentResult.safeParse(result).data ?? []) grant(recent.path);
      } else if (method === "save.suggest" || method === "save.commit") {
        const read = pathResult.safeParse(result);
        if (read.success) method === "save.commit" ? saved.add(read.data.path) : grant(read.data.path);
      }
    },
    learnEvent(name, payload) {
      if (name === "library.changed") learnRoots(payload);
    },
    async canReveal(file) {
      const real = await realPathOf(file);
      if (real === null) return false;
      if (saved.has(path.resolve(file))) return true;
      const realRoots = await Promise.all(roots.map(realPathOf));
      return realRoots.some((root) => root !== null && isInside(root, real));
    },
  };
}

/** Null when there is nothing at that path. */
async function realPathOf(value: string): Promise<string | null> {
  return realpath(value).catch(() => null);
}

function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
