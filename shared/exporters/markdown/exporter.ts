import type { BlockContent, Nodes, Paragraph, RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { defaultHandlers, toMarkdown } from "mdast-util-to-markdown";
import { type Arranged, arrange, sortedTags, tagPath } from "../arrange.ts";
import { analystFacts, citationLine } from "../citation.ts";
import { longDate } from "../dates.ts";
import { type ExportItem, type ExportTag, itemWords } from "../export-item.ts";
import { collectItems, type ExportedMemo, type Exporter, type ExportItems, type ExportOptions } from "../exporter.ts";
import { statusNote } from "../wording.ts";

/**
 * Markdown for note-taking programs: YAML front matter, then each passage as a block quotation with citation,
 * #tags and note. Every text is written as text: nothing a transcript says can become markup.
 */
export const markdownExporter: Exporter = {
  id: "markdown",
  name: "Markdown",
  extension: "md",
  mediaType: "text/markdown",
  uses: ["includeNotes", "groupBy", "orderBy", "memos"],
  export: exportMarkdown,
};

async function* exportMarkdown(items: ExportItems, options: ExportOptions): AsyncGenerator<string> {
  const list = await collectItems(items);
  yield frontMatter(list, options);
  yield `\n${write([heading(1, title(options))])}`;
  let open: string[] = [];
  for (const arranged of arrange(list, options)) {
    const path = arranged.groups.map((group) => group.id);
    yield `\n${write([...newHeadings(arranged, open), ...passage(arranged.item, options)])}`;
    open = path;
  }
  if (options.memos.length > 0) yield `\n${write([heading(2, "Memos"), ...options.memos.flatMap(memo)])}`;
}

function memo({ title: name, body, about, author, updatedAt }: ExportedMemo): RootContent[] {
  return [
    heading(3, name || "Untitled memo"),
    text(`${about} (${author}, ${longDate(updatedAt)})`),
    ...paragraphs(body),
  ];
}

function heading(depth: 1 | 2 | 3, value: string): RootContent {
  return { type: "heading", depth, children: [{ type: "text", value }] };
}

function title(options: ExportOptions): string {
  return `Annotations: ${options.libraryName}`;
}

/** Strings are written as JSON, which YAML reads as the same strings. */
function frontMatter(items: ExportItem[], options: ExportOptions): string {
  const tags = new Set(items.flatMap((item) => item.tags.map(tagPath)));
  const lines: [string, unknown][] = [
    ["title", title(options)],
    ["library", options.libraryName],
    ["exported", options.exportedAt],
    ["filter", options.filterText],
    ["passages", items.length],
    ["tags", [...tags].sort()],
  ];
  return `---\n${lines.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join("")}---\n`;
}

function newHeadings({ groups }: Arranged, open: string[]): RootContent[] {
  const firstNew = groups.findIndex((group, level) => group.id !== open[level]);
  if (firstNew < 0) return [];
  return groups.slice(firstNew).map((group, at) => heading(firstNew + at === 0 ? 2 : 3, group.label));
}

function passage(item: ExportItem, options: ExportOptions): RootContent[] {
  const status = statusNote(item);
  const facts = analystFacts(item);
  const blocks: RootContent[] = [
    { type: "blockquote", children: paragraphs(itemWords(item)) },
    text(citationLine(item)),
  ];
  if (facts.length > 0) blocks.push(text(`Set by the analyst: ${facts.join("; ")}`));
  if (status !== "") blocks.push(...paragraphs(status));
  if (item.tags.length > 0) blocks.push(hashtags(sortedTags(item.tags)));
  if (options.includeNotes && item.note !== "") {
    blocks.push(text(`Note (${item.author}, ${longDate(item.updatedAt)}):`), ...paragraphs(item.note));
  }
  blocks.push({ type: "thematicBreak" });
  return blocks;
}

function text(value: string): Paragraph {
  return { type: "paragraph", children: [{ type: "text", value }] };
}

/** One paragraph a line; empty lines only separate. */
function paragraphs(value: string): BlockContent[] {
  return value
    .split("\n")
    .filter((line) => line !== "")
    .map(text);
}

/** `#theme/sub-theme`: what note-taking programs read as tags, so other characters become hyphens. */
function hashtags(tags: ExportTag[]): RootContent {
  const word = (name: string) => name.trim().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return { type: "html", value: `Tags: ${tags.map((tag) => `#${tag.path.map(word).join("/")}`).join(" ")}` };
}

function write(children: RootContent[]): string {
  return toMarkdown(
    { type: "root", children },
    { extensions: [gfmToMarkdown()], rule: "-", handlers: { text: exactText } },
  );
}

/** A lone carriage return would be read back as the end of a line. */
const exactText: typeof defaultHandlers.text = (node, parent, state, info) =>
  defaultHandlers.text(node as Extract<Nodes, { type: "text" }>, parent, state, info).replaceAll("\r", "&#xD;");
