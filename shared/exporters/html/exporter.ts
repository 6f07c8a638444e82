import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { type Arranged, arrange, sortedTags, tagPath } from "../arrange.ts";
import { analystFacts, citationLine, paragraphElements } from "../citation.ts";
import { longDate } from "../dates.ts";
import { type ExportItem, itemWords } from "../export-item.ts";
import { collectItems, type ExportedMemo, type Exporter, type ExportItems, type ExportOptions } from "../exporter.ts";
import { statusNote } from "../wording.ts";

/**
 * One HTML file that needs nothing else: no script, no link, styles on the elements themselves so that they
 * survive being pasted into a word processor. Every text is text.
 */
export const htmlExporter: Exporter = {
  id: "html",
  name: "Web page (HTML)",
  extension: "html",
  mediaType: "text/html",
  uses: ["includeNotes", "groupBy", "orderBy", "memos"],
  export: exportHtml,
};

const STYLE = {
  body: "font-family: Georgia, serif; line-height: 1.5; max-width: 42em; margin: 2em auto; padding: 0 1em",
  quote: "margin: 1.5em 0 0.5em 0; padding-left: 1em; border-left: 3px solid #767676; white-space: pre-wrap",
  citation: "margin: 0 0 0.3em 0; font-size: 90%",
  detail: "margin: 0 0 0.3em 0; font-size: 90%; color: #444444",
  note: "margin: 0.3em 0 0.3em 1em; white-space: pre-wrap",
};

async function* exportHtml(items: ExportItems, options: ExportOptions): AsyncGenerator<string> {
  const list = await collectItems(items);
  const name = `Annotations: ${options.libraryName}`;
  const head = [h("meta", { charSet: "utf-8" }), h("title", name)];
  yield `<!doctype html>\n<html lang="en"><head>${write(head)}</head>\n<body style="${STYLE.body}">\n`;
  const count = `${list.length} ${list.length === 1 ? "annotation" : "annotations"}`;
  const facts = [count, options.filterText, `exported ${longDate(options.exportedAt)}`].filter((fact) => fact !== "");
  yield `${write([h("h1", name), h("p", facts.join("; "))])}\n`;
  let open: string[] = [];
  for (const arranged of arrange(list, options)) {
    yield `${write([...newHeadings(arranged, open), ...passage(arranged.item, options)])}\n`;
    open = arranged.groups.map((group) => group.id);
  }
  if (options.memos.length > 0) yield `${write([h("h2", "Memos"), ...options.memos.flatMap(memo)])}\n`;
  yield "</body></html>\n";
}

function memo({ title, body, about, author, updatedAt }: ExportedMemo): ElementContent[] {
  return [
    h("h3", title || "Untitled memo"),
    h("p", { style: STYLE.detail }, `${about} (${author}, ${longDate(updatedAt)})`),
    ...noteLines(body),
  ];
}

function noteLines(note: string): ElementContent[] {
  return note.split("\n").map((line) => h("p", { style: STYLE.note, dir: "auto" }, line));
}

function newHeadings({ groups }: Arranged, open: string[]): Element[] {
  const firstNew = groups.findIndex((group, level) => group.id !== open[level]);
  if (firstNew < 0) return [];
  return groups.slice(firstNew).map((group, at) => h(firstNew + at === 0 ? "h2" : "h3", group.label));
}

function passage(item: ExportItem, options: ExportOptions): ElementContent[] {
  const status = statusNote(item);
  const facts = analystFacts(item);
  const elements: ElementContent[] = [
    h("blockquote", { style: STYLE.quote, dir: "auto" }, paragraphElements(itemWords(item))),
    h("p", { style: STYLE.citation }, citationLine(item)),
  ];
  if (facts.length > 0) elements.push(h("p", { style: STYLE.detail }, `Set by the analyst: ${facts.join("; ")}`));
  if (status !== "") elements.push(h("p", { style: STYLE.detail }, status));
  if (item.tags.length > 0) {
    elements.push(h("p", { style: STYLE.detail }, `Tags: ${sortedTags(item.tags).map(tagPath).join(", ")}`));
  }
  if (options.includeNotes && item.note !== "") {
    elements.push(h("p", { style: STYLE.detail }, `Note (${item.author}, ${longDate(item.updatedAt)}):`));
    elements.push(...noteLines(item.note));
  }
  return elements;
}

/** A carriage return in a text would be read back as a new line. */
function write(elements: ElementContent[]): string {
  return toHtml({ type: "root", children: elements }).replaceAll("\r", "&#xD;");
}
