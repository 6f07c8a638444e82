import type { DebateKind } from "../../model/extract.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { ReaderSink } from "../reader.ts";
import type { Document } from "./document.ts";
import { dayOfHeading } from "./heading-day.ts";

/** An open element that may bear a heading. */
interface Container {
  depth: number;
  element: string;
  /** The element's name, or what its `name` attribute says, in small letters. */
  name: string;
  id: string | null;
  at: number;
  titles: string[];
  /** The heading of a turn in it, which holds for the turns after it. */
  item: { title: string; id: string | null; at: number } | null;
  /** Whether an extract of it was begun. */
  isBegun: boolean;
}

const VOTES = new Set(
  "ayes noes yeas nays ta tá nil níl staon abstentions abstain tellers paired pairs absent didnotvote".split(" "),
);
const BILL = /\bBill(?: \[[^\]]+\])*(?: \d{4})?(?: \([^()]*\))*(?::.*)?$/i;
const WRITTEN = /^written (?:question|answer|repl)/i;
const STATEMENT = /\((?:Member|Minister)['’]s Statement\)$/i;

/** Elements whose words are one speaker's. */
export const TURNS: ReadonlySet<string> = new Set(["speech", "question", "answer"]);

function isSection({ titles, item }: Container): boolean {
  return titles.length > 0 || item !== null;
}

/**
 * Makes extracts of nested elements: whatever has a heading is a section, whatever has none is passed through. The first
 * words after a heading, or after the end of a section, begin an extract of the innermost section open then.
 */
export class Outline {
  private readonly emit: ReaderSink;
  private readonly document: Document;
  private readonly open: Container[] = [];
  private isPending = true;

  constructor(emit: ReaderSink, document: Document) {
    this.emit = emit;
    this.document = document;
  }

  enter(tag: OpenTag, depth: number): void {
    const name = (tag.name === "debateSection" ? tag.get("name") : null) ?? tag.name;
    const id = tag.get("eId") ?? tag.get("id");
    this.open.push({
      depth,
      element: tag.name,
      name: name.toLowerCase(),
      id,
      at: tag.start,
      titles: [],
      item: null,
      isBegun: false,
    });
  }

  /** Whether the innermost element was entered at this depth. */
  isInnermost(depth: number): boolean {
    return this.open.at(-1)?.depth === depth;
  }

  get innermostElement(): string {
    return this.open.at(-1)?.element ?? "";
  }

  /** Whether leaving the innermost element ends a section. */
  get isInSection(): boolean {
    const innermost = this.open.at(-1);
    return innermost !== undefined && isSection(innermost);
  }

  leave(): void {
    const left = this.open.pop();
    if (left && isSection(left)) this.isPending = true;
  }

  heading(title: string, at: number): void {
    this.document.dayFrom("heading", dayOfHeading(title));
    const container = this.open.at(-1);
    if (!container || title === "") return;
    const parent = this.open.at(-2);
    if (TURNS.has(container.element) && parent) {
      parent.item = { title, id: container.id, at: container.at };
      parent.isBegun = false;
      this.isPending = true;
      return;
    }
    if (container.titles.length === 0) container.at = Math.min(container.at, at);
    container.titles.push(title);
    this.isPending = true;
  }

  /** Words begin at `at`. */
  words(at: number): void {
    if (!this.isPending) return;
    this.isPending = false;
    const { document } = this;
    const sections = this.open.filter(isSection);
    const innermost = sections.at(-1);
    const headingPath = sections.flatMap(({ titles, item }) => (item ? [...titles, item.title] : titles));
    const title = headingPath.pop() ?? null;
    const isFirst = innermost !== undefined && !innermost.isBegun;
    if (innermost) innermost.isBegun = true;
    this.emit({
      type: "extract",
      at: isFirst ? (innermost.item ?? innermost).at : at,
      facts: {
        kind: this.kind(sections),
        title,
        headingPath,
        date: document.day,
        house: document.house,
        volume: document.volume,
        language: document.language,
        id: document.idOf((innermost?.item ?? innermost)?.id ?? null),
      },
    });
  }

  /** Whether words here are part of the lists of a vote. */
  get isVote(): boolean {
    return this.open.some(({ name }) => VOTES.has(name));
  }

  private kind(sections: readonly Container[]): DebateKind {
    const titles = sections.flatMap((section) => section.titles);
    for (const { name } of this.open.toReversed()) {
      if (/^written.*statement/.test(name)) return "written-statement";
      if (/^written/.test(name)) return "written-question";
      if (/question/.test(name)) {
        const isWritten = /\/writtens?\b/.test(this.document.uri ?? "") || titles.some((title) => WRITTEN.test(title));
        return isWritten ? "written-question" : "oral-question";
      }
      if (/petition/.test(name)) return "petition";
      if (/statements?$/.test(name)) return "statement";
    }
    if (titles.some((title) => STATEMENT.test(title))) return "statement";
    return titles.some((title) => BILL.test(title)) ? "bill" : "debate";
  }
}
