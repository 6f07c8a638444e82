import type { Correction } from "../model/correction.ts";
import type { Bonds } from "./partition.ts";
import { factHash } from "./skeleton.ts";
import { titleKey } from "./title-key.ts";

/** Which parts of a library decisions hold together; `extracts` are the numbers of those a decision names. */
export function correctionBonds(decisions: readonly { correction: Correction; extracts: readonly number[] }[]): Bonds {
  const decided: Bonds["decided"][number][] = [];
  for (const { correction, extracts } of decisions) {
    const { body } = correction;
    if (body.type !== "debate-field" && body.type !== "join-debates" && body.type !== "split-debates") continue;
    const set = (field: string): string | null =>
      body.type === "debate-field" && body.field === field ? body.value : null;
    const facts = { date: factHash(set("date")), title: factHash(titleKey(set("title"))) };
    for (const extract of extracts) decided.push({ extract, ...facts });
  }
  return { together: decisions.map(({ extracts }) => extracts), decided };
}
