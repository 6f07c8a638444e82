import type { IsoDate } from "../../model/extract.ts";
import { languageTag } from "../language.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { plausibleDay } from "./heading-day.ts";

/** Someone or something of the document's list of references: its address and how it is shown. */
export interface Reference {
  name: string;
  href: string | null;
  showAs: string | null;
}

const DAYS = ["uri", "docDate", "work", "publication", "heading", "path"] as const;
type DayOrigin = (typeof DAYS)[number];

/** The facts of a whole document, from its metadata, its front page and, where those lack them, its headings. */
export class Document {
  /** The work's address, the beginning of every id. */
  uri: string | null = null;
  volume: string | null = null;
  /** What language the expression is in. */
  language: string | null = null;
  private proponent: string | null = null;
  private author: string | null = null;
  private isWork = false;
  private readonly days = new Map<DayOrigin, IsoDate>();
  private readonly references = new Map<string, Reference>();
  private readonly votes = new Set<string>();

  constructor(path: string) {
    this.dayFrom("path", plausibleDay(path));
  }

  /** A start tag within `meta`. */
  meta(tag: OpenTag): void {
    const { name } = tag;
    if (name.startsWith("TLC")) this.reference(tag);
    else if (name === "voting" || name === "recount") this.votes.add(bare(tag.get("href")));
    else if (name.startsWith("FRBR")) this.identification(tag);
    else if (name === "publication") this.dayFrom("publication", plausibleDay(tag.get("date")));
  }

  /** Words of an element of the front page. */
  front(element: string, words: string): void {
    if (element === "docProponent") this.proponent = words;
    const volume = element === "docNumber" ? /^vol(?:ume|\.)? *(\S+)$/i.exec(words) : null;
    if (volume) this.volume = volume[1] ?? null;
  }

  /** Offers a day; those of better origin win, and of one origin the first. */
  dayFrom(origin: DayOrigin, day: IsoDate | null): void {
    if (day !== null && !this.days.has(origin)) this.days.set(origin, day);
  }

  /** The sitting's day: of the work's address, the front page, the work, the publication, a heading, the path. */
  get day(): IsoDate | null {
    for (const origin of DAYS) if (this.days.has(origin)) return this.days.get(origin) as IsoDate;
    return null;
  }

  get house(): string | null {
    return this.proponent ?? this.of(this.author)?.showAs ?? null;
  }

  /** Whether the element with this id shows the result of a vote. */
  isVote(id: string | null): boolean {
    return id !== null && this.votes.has(bare(id));
  }

  /** What `#id` refers to. */
  of(id: string | null): Reference | null {
    return (id !== null && this.references.get(bare(id))) || null;
  }

  /** An element's id made good outside of this document; null where the work has no address. */
  idOf(id: string | null): string | null {
    return id && this.uri ? `${this.uri}#${id}` : null;
  }

  private reference(tag: OpenTag): void {
    const id = tag.get("eId") ?? tag.get("id");
    if (!id || this.references.has(bare(id))) return;
    const href = tag.get("href") || null;
    const showAs = tag.get("showAs")?.trim() || null;
    // Ireland lists whom it could not tell; all of them have one address and are shown as "unmatched".
    if (/\/unmatched\w*$/i.test(href ?? "") || showAs === "unmatched") return;
    this.references.set(bare(id), { name: tag.name, href, showAs });
  }

  private identification(tag: OpenTag): void {
    const { name } = tag;
    if (name === "FRBRWork") this.isWork = true;
    else if (name === "FRBRExpression" || name === "FRBRManifestation") this.isWork = false;
    else if (name === "FRBRlanguage") this.language ??= languageTag(tag.get("language"));
    if (!this.isWork) return;
    if (name === "FRBRuri") {
      this.uri = tag.get("value") || null;
      this.dayFrom("uri", plausibleDay(this.uri));
    } else if (name === "FRBRdate") this.dayFrom("work", plausibleDay(tag.get("date")));
    else if (name === "FRBRauthor") this.author ??= tag.get("href");
  }
}

/** Ids are referred to with a `#`, and in some files declared with it too. */
function bare(id: string | null): string {
  return (id ?? "").replace(/^#/, "");
}
