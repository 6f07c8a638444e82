import type { CorrectionState } from "../../../shared/api/record-schemas.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore } from "../../data/records.tsx";
import { useNotify } from "../../ui/notify.tsx";

/** Makes or takes back a decision about how files are read, as one step of undo. A failure is told and gives false. */
export function useApplyReading() {
  const store = useStore();
  const notify = useNotify();
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
    apply: (body: CorrectionBody, label: string) => attempt(store.applyCorrections([body], label)),
    takeBack: (corrections: CorrectionState[], label: string) => attempt(store.removeCorrections(corrections, label)),
  };
}
