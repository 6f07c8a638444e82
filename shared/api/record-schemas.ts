import { z } from "zod";
import { RECORD_TABLES } from "../model/annotation.ts";
import { DEBATE_FIELDS, PERSON_FIELDS } from "../model/correction.ts";
import { isoDate } from "./common-schemas.ts";
import { chosenColumns } from "./table-columns.ts";

const text = z.string();
const key = z.string().min(1).max(5000);
const correctionText = z.string().max(2000).nullable();
export const correctionBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("debate-field"),
    keys: z.array(key).min(1),
    field: z.enum(DEBATE_FIELDS),
    value: correctionText,
  }),
  z.object({
    type: z.literal("person-field"),
    person: z.string().min(1).max(500),
    field: z.enum(PERSON_FIELDS),
    value: correctionText,
    from: isoDate.nullable(),
    to: isoDate.nullable(),
  }),
  z.object({
    type: z.literal("contribution-field"),
    key,
    field: z.enum(["speaker", "addressee"]),
    value: correctionText,
  }),
  z.object({ type: z.literal("split"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("join"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("split-debates"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("join-debates"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("order"), before: key, after: key }),
  z.object({ type: z.literal("join-people"), name: z.string(), other: z.string() }),
  z.object({ type: z.literal("split-person"), name: z.string(), printed: z.string(), as: z.string() }),
  z.object({ type: z.literal("reader"), path: z.string().max(5000), reader: z.string().max(100) }),
  z.object({ type: z.literal("columns"), path: z.string().max(5000), columns: chosenColumns }),
]);
export const correction = z.object({ id: text, at: text, author: text, body: correctionBody });
/** A correction with what became of it: `isStale` when its place no longer exists. */
export const correctionState = correction.extend({ isStale: z.boolean() });
export type CorrectionState = z.infer<typeof correctionState>;

export const recordChange = z.object({
  table: z.enum(RECORD_TABLES),
  id: z.string().max(100),
  set: z.record(z.string(), z.unknown()),
  was: z.record(z.string(), z.unknown()),
  base: z.record(z.string(), z.string().nullable()),
});
export const journalEntry = z.object({
  v: z.literal(1),
  id: z.string().max(100),
  store: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9-]+$/),
  library: z.string().max(100),
  rev: z.string().max(100),
  at: z.string().max(40),
  author: z.string().max(100),
  label: z.string().max(1000),
  group: z.string().max(100).nullable(),
  changes: z.array(recordChange).max(500),
});
