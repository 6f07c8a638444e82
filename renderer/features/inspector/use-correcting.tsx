import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { CorrectionState } from "../../../shared/api/record-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore } from "../../data/records.tsx";
import { useCall } from "../../data/use-call.ts";
import { useNotify } from "../../ui/notify.tsx";
import { correctionLabel } from "./correction-labels.ts";

interface Correcting {
  /** Every correction of the library, with what became of it. */
  corrections: readonly CorrectionState[];
  /** One step of undo; `subject` names what it is about. A failure is told and gives false. */
  apply(bodies: CorrectionBody[], subject?: string): Promise<boolean>;
  /** Takes decisions back, as one step of undo. */
  remove(corrections: readonly CorrectionState[], label?: string): Promise<boolean>;
}

const Context = createContext<Correcting | null>(null);

/** Asks for the corrections once for all who show or change some of them. */
export function CorrectingProvider({ children }: { children: ReactNode }) {
  const store = useStore();
  const notify = useNotify();
  const { data } = useCall("corrections.list", {});
  const value = useMemo<Correcting>(() => {
    async function attempt(step: Promise<void>): Promise<boolean> {
      try {
        await step;
        return true;
      } catch (error) {
        const { message, action } = asAppError(error);
        notify(`${message} ${action}`.trim());
        return false;
      }
    }
    return {
      corrections: data ?? [],
      apply: (bodies, subject) => {
        const [first] = bodies;
        return attempt(store.applyCorrections(bodies, first ? correctionLabel(first, subject) : ""));
      },
      remove: (corrections, label) => {
        const [first] = corrections;
        if (!first) return Promise.resolve(true);
        return attempt(store.removeCorrections([...corrections], label ?? `Take back: ${correctionLabel(first.body)}`));
      },
    };
  }, [data, store, notify]);
  return <Context value={value}>{children}</Context>;
}

/** The corrections and the ways to change them; only under a {@link CorrectingProvider}. */
export function useCorrecting(): Correcting {
  const value = useContext(Context);
  if (!value) throw new Error("useCorrecting stands outside of a CorrectingProvider");
  return value;
}
