import { z } from "zod";
import type { Anchor } from "../../model/annotation.ts";
import { parseOccurrenceKey } from "../../model/occurrence-key.ts";
import { FORMAT_VERSION } from "./format.ts";

export interface ImportedTag {
  id: string;
  name: string;
  /** Names from the codebook's root to the tag. */
  path: string[];
  colour: number;
}

/** An annotation as an export tells it. Its anchor has still to be found in the library. */
export interface ImportedAnnotation {
  id: string;
  anchor: Anchor;
  tags: ImportedTag[];
  /** Null when the export left notes out, which says nothing about them. */
  note: string | null;
  author: string;
  createdAt: string;
  updatedAt: string;
}

/** A saved view as an export tells it; whoever shows views checks its definition. */
export interface ImportedView {
  id: string;
  name: string;
  author: string;
  /** ISO time; null where the file does not tell. */
  createdAt: string | null;
  definition: unknown;
  /** The tags it filters by. */
  tags: ImportedTag[];
}

/** A memo as an export tells it. */
export interface ImportedMemo {
  id: string;
  title: string;
  body: string;
  about:
    | { type: "library" }
    | { type: "debate"; key: string; title: string }
    /** `tag` is null where it was gone already. */
    | { type: "tag"; id: string; tag: ImportedTag | null };
  author: string;
  createdAt: string;
}

/** All that an export holds, and what of it could not be read. */
export interface ImportedFile {
  items: ImportedAnnotation[];
  memos: ImportedMemo[];
  views: ImportedView[];
  /** How many memos and saved views could not be read. */
  unreadMemos: number;
  unreadViews: number;
  problems: ImportProblem[];
}

/** What could not be read. `index` counts annotations from 0; null when it concerns the file. */
export interface ImportProblem {
  index: number | null;
  message: string;
}

const isoTime = z.iso.datetime({ offset: true });
const occurrenceKey = z.string().refine((key) => parseOccurrenceKey(key) !== null, "is not a place of this program");

const anchorForm = z
  .object({
    key: occurrenceKey,
    reader: z.object({ id: z.string(), version: z.number().int().nonnegative() }),
    start: z.number().int().nonnegative(),
    end: z.number().int().nonnegative(),
    exact: z.string().min(1),
    prefix: z.string(),
    suffix: z.string(),
    exactAtCreation: z.string(),
    speaker: z.string().nullable(),
  })
  .refine((anchor) => anchor.end - anchor.start === anchor.exact.length, "has offsets that do not fit its words");

const tagForm = z.object({
  id: z.string().min(1),
  path: z.array(z.string()).min(1),
  colour: z.number().int().min(0).max(11),
});

const tagBody = z.object({
  purpose: z.literal("tagging"),
  value: z.string(),
  "backbench:tag": tagForm,
});
const noteBody = z.object({ purpose: z.literal("commenting"), value: z.string() });

const annotationForm = z.object({
  id: z.string().regex(/^urn:uuid:./),
  creator: z.object({ nickname: z.string() }),
  created: isoTime,
  modified: isoTime,
  body: z.array(z.union([tagBody, noteBody])),
  target: z.object({ "backbench:anchor": anchorForm }),
});

const pageForm = z.object({
  type: z.literal("AnnotationPage"),
  "backbench:version": z.number().int(),
  "backbench:notesIncluded": z.boolean(),
  /** Absent in files without memos or views and in those of earlier versions. */
  "backbench:memos": z.array(z.unknown()).optional(),
  "backbench:savedViews": z.array(z.unknown()).optional(),
  items: z.array(z.unknown()),
});

const namedTag = tagForm.extend({ name: z.string() });

const viewForm = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(1000),
  author: z.string(),
  createdAt: isoTime.nullable().catch(null),
  definition: z.unknown(),
  tags: z.array(namedTag),
});

const memoForm = z
  .object({
    id: z.string().min(1),
    title: z.string(),
    body: z.string(),
    about: z.discriminatedUnion("type", [
      z.object({ type: z.literal("library") }),
      z.object({ type: z.literal("debate"), key: occurrenceKey, title: z.string() }),
      z.object({ type: z.literal("tag"), id: z.string().min(1), tag: namedTag.nullable() }),
    ]),
    author: z.string(),
    createdAt: isoTime,
  })
  .refine(({ title, body }) => `${title}${body}`.trim() !== "", "says nothing");

/**
 * Reads a JSON export. Never throws: what cannot be read is a problem, the rest is imported. Annotations of
 * other programs carry no anchor and are reported.
 */
export function importAnnotations(json: string): ImportedFile {
  const page = readPage(json);
  if (typeof page === "string") {
    const nothing = { items: [], memos: [], views: [], unreadMemos: 0, unreadViews: 0 };
    return { ...nothing, problems: [{ index: null, message: page }] };
  }
  const items: ImportedAnnotation[] = [];
  const problems: ImportProblem[] = [];
  const seen = new Set<string>();
  for (const [index, raw] of page.items.entries()) {
    const read = annotationForm.safeParse(raw);
    if (!read.success) problems.push({ index, message: describe(read.error) });
    else if (seen.has(read.data.id)) problems.push({ index, message: "This annotation stands in the file twice." });
    else items.push(fromForm(read.data, page["backbench:notesIncluded"]));
    if (read.success) seen.add(read.data.id);
  }
  const views = readable(viewForm, page["backbench:savedViews"]);
  const memos = readable(memoForm, page["backbench:memos"]);
  return {
    items,
    memos: memos.read,
    views: views.read,
    unreadMemos: memos.unread,
    unreadViews: views.unread,
    problems,
  };
}

/** Those that fit the form, each id once, and how many others there are. */
function readable<T extends { id: string }>(form: z.ZodType<T>, written: readonly unknown[] = []) {
  const byId = new Map(written.flatMap((raw) => form.safeParse(raw).data ?? []).map((one) => [one.id, one]));
  return { read: [...byId.values()], unread: written.length - byId.size };
}

function readPage(json: string): z.infer<typeof pageForm> | string {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch {
    return "This file is not JSON.";
  }
  const read = pageForm.safeParse(value);
  if (!read.success) return "This is not an annotation export of this program.";
  if (read.data["backbench:version"] <= FORMAT_VERSION) return read.data;
  return "This export was made by a newer version of this program. Update it to read the file.";
}

function fromForm(form: z.infer<typeof annotationForm>, hasNotes: boolean): ImportedAnnotation {
  const note = form.body.find((body) => body.purpose === "commenting");
  return {
    id: form.id.slice("urn:uuid:".length),
    anchor: form.target["backbench:anchor"],
    tags: form.body.flatMap((body) =>
      body.purpose === "tagging" ? [{ name: body.value, ...body["backbench:tag"] }] : [],
    ),
    note: hasNotes ? (note?.value ?? "") : null,
    author: form.creator.nickname,
    createdAt: form.created,
    updatedAt: form.modified,
  };
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  return `This annotation cannot be read: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim();
}
