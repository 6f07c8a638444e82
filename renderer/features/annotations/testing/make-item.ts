import type { KnownText } from "../../../../shared/api/common-schemas.ts";
import type { Passage } from "../../../../shared/api/page-schemas.ts";
import type { AnchorStatus, Annotation, Tag } from "../../../../shared/model/annotation.ts";
import type { AnnotationItem } from "../annotation-item.ts";

/** A tag for tests; its id is its name. */
export function makeTag(name: string, parentId: string | null = null, order = 0): Tag {
  return { ...record(name), name, parentId, colour: 0, description: "", order };
}

export interface ItemFacts {
  id: string;
  words?: string;
  /** The words when it was made, where they were others. */
  then?: string;
  note?: string;
  tags?: Tag[];
  speaker?: string | null;
  party?: string | null;
  title?: string;
  date?: string | null;
  status?: AnchorStatus;
  order?: number;
  start?: number;
  contribution?: string;
  columns?: Passage["columns"];
}

/** An annotation as a list sees it, for tests. */
export function makeItem(facts: ItemFacts): AnnotationItem {
  const words = facts.words ?? `Words of ${facts.id}`;
  const tags = facts.tags ?? [];
  const start = facts.start ?? 0;
  const annotation: Annotation = {
    ...record(facts.id),
    anchor: {
      key: `key-${facts.id}`,
      reader: { id: "plain", version: 1 },
      start,
      end: start + words.length,
      exact: facts.then ?? words,
      prefix: "",
      suffix: "",
      exactAtCreation: facts.then ?? words,
      speaker: facts.speaker ?? null,
    },
    tags: Object.fromEntries(tags.map((tag) => [tag.id, true])),
    note: facts.note ?? "",
  };
  return { annotation, passage: makePassage(facts, words, start), tags };
}

function makePassage(facts: ItemFacts, words: string, start: number): Passage {
  const status = facts.status ?? "exact";
  const isLost = status === "lost";
  const speaker = facts.speaker ?? null;
  const debate: Passage["debate"] = {
    id: `debate ${facts.date} ${facts.title}`,
    kind: "debate",
    headingPath: [],
    title: known(facts.title ?? "Borders"),
    date: known(facts.date ?? null),
    answeredDate: known(null),
    house: known("commons"),
    chamber: known(null),
    department: known(null),
    volume: known(null),
    columns: known(null),
    url: known(null),
    dateHint: null,
    isExcerpt: false,
  };
  return {
    id: facts.id,
    status,
    score: isLost ? 0 : 1,
    exact: isLost ? null : words,
    key: isLost ? null : `key-${facts.id}`,
    start,
    end: start + words.length,
    view: isLost ? null : { start, end: start + words.length },
    contribution: isLost ? null : (facts.contribution ?? `contribution-${facts.id}`),
    debate: isLost ? null : debate,
    contributionKind: isLost ? null : "speech",
    date: isLost ? null : known(facts.date ?? null),
    speaker: isLost
      ? null
      : {
          printed: null,
          personId: speaker && `person:${speaker}`,
          name: known(speaker),
          office: known(null),
          constituency: known(null),
          party: known(facts.party ?? null),
        },
    column: facts.columns ? String(facts.columns.first) : null,
    columns: facts.columns ?? null,
    time: null,
    number: null,
    url: null,
    paragraphs: null,
    places: [],
    order: isLost ? -1 : (facts.order ?? 0),
    candidates: [],
  };
}

function known(value: string | null): KnownText {
  return { value, origin: value === null ? "none" : "printed", reason: null };
}

function record(id: string) {
  const at = "2026-01-01T00:00:00Z";
  return { id, library: "l", author: "", createdAt: at, updatedAt: at, rev: "1", fieldRevs: {}, deleted: false };
}
