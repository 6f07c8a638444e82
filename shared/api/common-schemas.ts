// First: no schema may be made before.
import "../lib/zod-without-eval.ts";
import { z } from "zod";
import { CONTRIBUTION_KINDS, DEBATE_KINDS } from "../model/extract.ts";

/** What many messages are made of. Every type the renderer shows is inferred from the schemas of this folder. */

export const origin = z.enum(["printed", "carried", "set", "none"]);
export const contributionKind = z.enum(CONTRIBUTION_KINDS);
export const debateKind = z.enum(DEBATE_KINDS);
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const nonNegative = z.number().int().nonnegative();
const text = z.string();
const textOrNull = z.string().nullable();

/** A value with its origin; `reason` says from where or by whom. */
export const known = z.object({ value: textOrNull, origin, reason: textOrNull });
export type KnownText = z.infer<typeof known>;

export const printedSpeaker = z.object({
  printed: text,
  name: textOrNull,
  office: textOrNull,
  constituency: textOrNull,
  party: textOrNull,
  id: textOrNull,
});

export const diagnostic = z.object({
  code: text,
  severity: z.enum(["info", "warning", "error"]),
  message: text,
  place: z
    .object({ line: z.number().nullable(), byteStart: z.number().nullable(), byteEnd: z.number().nullable() })
    .nullable(),
});
