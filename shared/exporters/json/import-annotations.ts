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
  definition: unknown;
  /** The tags it filters by. */
  tags: ImportedTag[];
}

/** What could not be read. `index` counts annotations from 0; null when it concerns the file. */
export interface ImportProblem {
  index: number | null;
  message: string;
}

const anchorForm = z
  .object({
    key: z.string().refine((key) => parseOccurrenceKey(key) !== null, "is not a place of this program"),
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
  created: z.string(),
  modified: z.string(),
  body: z.array(z.union([tagBody, noteBody])),
  target: z.object({ "backbench:anchor": anchorForm }),
});

const pageForm = z.object({
  type: z.literal("AnnotationPage"),
  "backbench:version": z.number().int(),
  "backbench:notesIncluded": z.boolean(),
  /** Absent in files without views and in those of earlier versions. */
  "backbench:savedViews": z.array(z.unknown()).optional(),
  items: z.array(z.unknown()),
});

const viewForm = z.object({
  id: z.string().min(1),
  name: z.string().trim().min(1).max(1000),
  author: z.string(),
  definition: z.unknown(),
  tags: z.array(tagForm.extend({ name: z.string() })),
});

/**
 * Reads a JSON export. Never throws: what cannot be read is a problem, the rest is imported. Annotations of
 * other programs carry no anchor and are reported.
 */
export function importAnnotations(json: string): {
  items: ImportedAnnotation[];
  views: ImportedView[];
  /** How many saved views could not be read. */
  unreadViews: number;
  problems: ImportProblem[];
} {
  const page = readPage(json);
  if (typeof page === "string") {
    return { items: [], views: [], unreadViews: 0, problems: [{ index: null, message: page }] };
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
  const written = page["backbench:savedViews"] ?? [];
  const views = written.flatMap((raw) => viewForm.safeParse(raw).data ?? []);
  return { items, views, unreadViews: written.length - views.length, problems };
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
