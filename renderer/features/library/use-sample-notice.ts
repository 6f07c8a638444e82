import { z } from "zod";
import { useLibrary } from "../../data/library.ts";
import { useViewState } from "../../data/view-state.ts";

/** Whether the line stands that says this is the sample. Until it is known, it is taken to stand. */
export function useSampleNotice(): { isShown: boolean; dismiss(): void } {
  const { library } = useLibrary();
  const [isKnown, setIsKnown] = useViewState("sample-dismissed", false, z.boolean());
  return { isShown: library?.isSample === true && !isKnown, dismiss: () => setIsKnown(true) };
}
