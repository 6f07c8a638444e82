import { useState } from "react";
import { useCall } from "../../data/use-call.ts";
import { suggestedName, targetPath, targetProblem, withExtension } from "./save-target.ts";

/** Where the analyst lets the file go: what was typed, else the folder of the last export, else the engine's own. */
export function useTarget(libraryName: string, extension: string, lastFolder: string | null, what = "annotations") {
  const [typed, setTyped] = useState<{ folder: string | null; name: string; extension: string } | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const first = suggestedName(libraryName, extension, what);
  const suggested = useCall("save.suggest", { name: first }).data?.folder;
  const folder = typed?.folder ?? lastFolder ?? suggested ?? "";
  const name = typed ? withExtension(typed.name, typed.extension, extension) : first;
  const problem = targetProblem(folder, name);
  return {
    folder,
    name,
    path: targetPath(folder, name),
    /** Null until it was asked for. */
    problem: isChecked ? problem : null,
    setFolder: (next: string) => setTyped({ folder: next, name, extension }),
    setName: (next: string) => setTyped({ folder: typed?.folder ?? null, name: next, extension }),
    /** Whether the path can be tried; from then on its problem shows. */
    check(): boolean {
      setIsChecked(true);
      return problem === null;
    },
  };
}
