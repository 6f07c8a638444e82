import type { Anchor } from "../../model/annotation.ts";
import type { Known } from "../../model/debate.ts";
import { comparePlaces, sortedTags } from "../arrange.ts";
import { citationLine } from "../citation.ts";
import { type ExportItem, type ExportTag, itemWords } from "../export-item.ts";
import {
  collectItems,
  type ExportedMemo,
  type ExportedSubject,
  type ExportedView,
  type Exporter,
  type ExportItems,
  type ExportOptions,
} from "../exporter.ts";
import { relativePath } from "../relative-path.ts";
import { CONTEXT, FORMAT_VERSION } from "./format.ts";

/**
 * W3C Web Annotation: one AnnotationPage, each annotation with quote and position selectors, tags and note as
 * bodies, and under `backbench:` what only this program knows. Can be read in again (import-annotations.ts).
 * Always in the order of the library, so that the same annotations give the same bytes.
 */
export const jsonExporter: Exporter = {
  id: "json",
  name: "Web Annotation (JSON)",
  extension: "json",
  mediaType: "application/ld+json",
  uses: ["includeNotes", "memos", "savedViews"],
  export: exportJson,
};

async function* exportJson(items: ExportItems, options: ExportOptions): AsyncGenerator<string> {
  const list = (await collectItems(items)).sort(comparePlaces);
  const page = {
    "@context": CONTEXT,
    type: "AnnotationPage",
    "backbench:version": FORMAT_VERSION,
    "backbench:library": options.libraryName,
    "backbench:exported": options.exportedAt,
    "backbench:filter": options.filterText,
    "backbench:notesIncluded": options.includeNotes,
    ...(options.memos.length > 0 && { "backbench:memos": options.memos.map(memo) }),
    ...(options.savedViews.length > 0 && { "backbench:savedViews": options.savedViews.map(savedView) }),
  };
  yield `${JSON.stringify(page, null, 2).slice(0, -2)},\n  "items": [`;
  let separator = "\n";
  for (const item of list) {
    yield separator + indent(JSON.stringify(annotation(item, options), null, 2), "    ");
    separator = ",\n";
  }
  yield `${list.length === 0 ? "" : "\n  "}]\n}\n`;
}

// What follows is written out field by field, so that the order in the file does not depend on the caller.

function savedView({ id, name, author, createdAt, definition, tags }: ExportedView): ExportedView {
  return { id, name, author, createdAt, definition, tags: tags.map(tagFields) };
}

function memo({ id, title, body, subject, author, createdAt, updatedAt }: ExportedMemo) {
  return { id, title, body, about: subjectFields(subject), author, createdAt, updatedAt };
}

function subjectFields(subject: ExportedSubject): ExportedSubject {
  const { type } = subject;
  if (type === "library") return { type };
  if (type === "debate") return { type, key: subject.key, title: subject.title };
  return { type, id: subject.id, tag: subject.tag && tagFields(subject.tag) };
}

function tagFields({ id, name, path, colour }: ExportTag): ExportTag {
  return { id, name, path, colour };
}

function indent(text: string, by: string): string {
  return by + text.replaceAll("\n", `\n${by}`);
}

function annotation(item: ExportItem, options: ExportOptions) {
  const tags = sortedTags(item.tags).map((tag) => ({
    type: "TextualBody",
    purpose: "tagging",
    value: tag.name,
    "backbench:tag": { id: tag.id, path: tag.path, colour: tag.colour },
  }));
  const hasNote = options.includeNotes && item.note !== "";
  const note = { type: "TextualBody", purpose: "commenting", format: "text/plain", value: item.note };
  return {
    id: `urn:uuid:${item.id}`,
    type: "Annotation",
    motivation: tags.length > 0 ? "tagging" : hasNote ? "commenting" : "highlighting",
    creator: { type: "Person", nickname: item.author },
    created: item.createdAt,
    modified: item.updatedAt,
    body: hasNote ? [...tags, note] : tags,
    target: target(item),
  };
}

function target(item: ExportItem) {
  const place = item.places[0];
  const path = place?.path ?? relativePath(item.anchor.key);
  return {
    source: path.split("/").map(encodeURIComponent).join("/"),
    selector: [
      {
        type: "TextQuoteSelector",
        exact: itemWords(item),
        prefix: item.anchor.prefix,
        suffix: item.anchor.suffix,
      },
      // Counted in the text of one turn; `backbench:occurrence` says which.
      ...(item.key === null
        ? []
        : [{ type: "TextPositionSelector", start: item.start, end: item.end, "backbench:occurrence": item.key }]),
    ],
    "backbench:anchor": anchorOf(item),
    "backbench:status": item.status,
    "backbench:score": item.score,
    "backbench:places": item.places.map(({ path: file, revision, line }) => ({ path: file, sha256: revision, line })),
    "backbench:debate": item.debate && {
      kind: item.debate.kind,
      headings: item.debate.headingPath,
      title: fact(item.debate.title),
      date: fact(item.date ?? item.debate.date),
      answeredDate: fact(item.debate.answeredDate),
      house: fact(item.debate.house),
      chamber: fact(item.debate.chamber),
      department: fact(item.debate.department),
      volume: fact(item.debate.volume),
      columns: fact(item.debate.columns),
      url: fact(item.debate.url),
    },
    "backbench:speaker": item.speaker && {
      printed: item.speaker.printed?.printed ?? null,
      name: fact(item.speaker.name),
      office: fact(item.speaker.office),
      constituency: fact(item.speaker.constituency),
      party: fact(item.speaker.party),
    },
    "backbench:turn": { column: item.column, time: item.time, number: item.number, url: item.url },
    "backbench:paragraphs": item.paragraphs && { from: item.paragraphs.from, to: item.paragraphs.to },
    "backbench:citation": citationLine(item),
  };
}

function anchorOf({ anchor, exactAtCreation }: ExportItem): Anchor {
  const { key, reader, start, end, exact, prefix, suffix, speaker } = anchor;
  const { id, version } = reader;
  return { key, reader: { id, version }, start, end, exact, prefix, suffix, exactAtCreation, speaker };
}

function fact({ value, origin, reason }: Known<string>): Known<string> {
  return { value, origin, reason };
}
