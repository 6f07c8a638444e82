import type { OpenTag } from "../markup/open-tag.ts";
import type { TextRange } from "../reader.ts";
import { type KnownPerson, readRef } from "./people.ts";
import { readWho } from "./speaker.ts";

/** The element of a turn: who speaks, and to which others of the same speech the source chains it. */
export interface Unit {
  element: string;
  who: string | null;
  ana: string;
  id: string | null;
  prev: string | null;
  next: string | null;
  /** What the element itself says of who speaks. */
  person: KnownPerson | null;
  range: TextRange;
}

export const NO_UNIT: Unit = {
  element: "",
  who: null,
  ana: "",
  id: null,
  prev: null,
  next: null,
  person: null,
  range: { start: 0, end: 0 },
};

/** What the start tag of a turn's element says; an `sp` names its speaker, group, office and role itself. */
export function unitOf(tag: OpenTag): Unit {
  const { name: element, start, end } = tag;
  const [prev, next] = [readRef(tag.get("prev")), readRef(tag.get("next"))];
  const unit = { element, ana: tag.get("ana") ?? "", id: tag.get("xml:id"), prev, next, range: { start, end } };
  const name = said(tag.get("name") ?? tag.get("speaker"));
  if (element !== "sp" || name === null) return { ...unit, who: readWho(tag.get("who")), person: null };
  const party = said(tag.get("parliamentary_group")) ?? said(tag.get("party"));
  const person = { name, party, office: said(tag.get("position")) };
  return { ...unit, who: null, person, ana: tag.get("role") ?? "" };
}

/** An attribute's value, if it says anything. */
export function said(value: string | null): string | null {
  return value === null || /^(?:|NA)$/.test(value.trim()) ? null : value.trim();
}
