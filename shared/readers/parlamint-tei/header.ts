import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { isoDayAtStart } from "../dates.ts";
import { houseOf } from "../houses.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { References } from "../markup/references.ts";
import { type People, readRef } from "./people.ts";

/** What the header says of a sitting. */
export interface Sitting {
  id: string | null;
  title: string | null;
  date: IsoDate | null;
  house: string | null;
  chamber: string | null;
  term: string | null;
  volume: string | null;
  url: string | null;
  isCommittee: boolean;
  language: string | null;
}

/** A value in one language. */
interface Phrase {
  lang: string | null;
  words: string;
}

/** An open element of the header, with what its end needs. */
interface Element {
  name: string;
  type: string | null;
  lang: string | null;
  full: string | null;
  n: string | null;
  ana: string;
}

const CORPUS_MARK = /\s*\[ParlaMint[^\]]*\]\s*$/;
const CHAMBERS = { lower: "lower house", upper: "upper house", uni: "parliament" };

/** The day at the beginning of a `when` or `from`; null for a month, a year and what is no day. */
export function readWhen(printed: string | null): IsoDate | null {
  return isoDayAtStart(printed ?? "");
}

/** English before the document's order of languages. */
function choose(phrases: readonly Phrase[]): string | null {
  return (phrases.find(({ lang }) => lang === "en") ?? phrases[0])?.words ?? null;
}

/** Reads a `teiHeader`: the day of the setting before that of the source, and never that of the edition. */
export class Header {
  readonly people: People;
  private readonly references: References;
  private readonly path: Element[] = [];
  private words = "";
  private readonly titles: Phrase[] = [];
  private readonly mainTitles: Phrase[] = [];
  private readonly terms: Phrase[] = [];
  private readonly countries: Phrase[] = [];
  private readonly bodies: Phrase[] = [];
  private readonly places: string[] = [];
  private settingDay: IsoDate | null = null;
  private sourceDay: IsoDate | null = null;
  private url: string | null = null;
  private volume: string | null = null;
  private chamber: keyof typeof CHAMBERS | null = null;
  private parliament: string | null = null;
  private isCommittee = false;
  /** Of a corpus of plenary protocols that has elements of its own for them, whose edition is the sitting's. */
  private period: string | null = null;
  private session: string | null = null;
  private publisher: string | null = null;
  private publishedDay: IsoDate | null = null;
  private known: Sitting | null = null;
  /** How often the text has an element, as the header counts them. */
  private readonly counted = new Map<string, number>();
  private readonly id: string | null;
  private readonly language: string | null;

  /** `people` are those of the corpus around, or an empty list; `id` and `language` are the document's. */
  constructor(references: References, people: People, id: string | null, language: string | null) {
    this.references = references;
    this.people = people;
    this.id = id;
    this.language = language;
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    const [type, lang, full] = [tag.get("type"), tag.get("xml:lang"), tag.get("full")];
    this.path.push({ name, type, lang, full, n: tag.get("n"), ana: tag.get("ana") ?? "" });
    this.words = "";
    this.people.open(tag);
    if (name === "meeting") this.meeting(tag);
    else if (name === "date") this.date(tag);
    else if (name === "tagUsage") this.counted.set(tag.get("gi") ?? "", Number(tag.get("occurs")));
  }

  close(): void {
    const element = this.path.pop();
    const words = this.words.replaceAll(/\s+/g, " ").trim();
    this.words = "";
    if (!element) return;
    this.people.close(element.name, words, element);
    if (words === "" && element.name !== "meeting") return;
    const { name, lang, type } = element;
    if (name === "title") this.title(element, words);
    else if (name === "meeting" && element.ana.includes("parla.term")) {
      const term = words || (element.n ? `Term ${element.n}` : "");
      if (term !== "") this.terms.push({ lang, words: term });
    } else if (name === "legislativePeriod") this.period = words;
    else if (name === "sessionNo") this.session = words;
    else if (name === "publisher") this.publisher ??= words;
    else if (name === "date" && this.isIn("publicationStmt")) this.publishedDay ??= readWhen(words);
    else if (name === "idno" && type === "URI" && this.isIn("sourceDesc")) {
      // An address without a path is the parliament's, not the sitting's.
      if (/^https?:\/\/[^/]+\/./.test(words)) this.url ??= words;
    } else if (name === "name" && this.isIn("setting")) this.place(type, { lang, words });
  }

  text(raw: string): void {
    this.words += this.references.decodeAll(raw);
  }

  /** The sitting; to be asked when the header is over. */
  sitting(): Sitting {
    this.known ??= {
      id: this.id,
      title: choose(this.titles) ?? choose(this.mainTitles)?.replace(CORPUS_MARK, "") ?? null,
      date: this.day(),
      house: this.house(),
      chamber: this.places.find((place) => houseOf(place) !== null) ?? this.places.at(-1) ?? null,
      term: choose(this.terms),
      volume: this.volume ?? (this.period && this.session ? `${this.period}/${this.session}` : null),
      url: this.url,
      isCommittee: this.isCommittee,
      language: this.language,
    };
    return this.known;
  }

  /** By the header's own count some units have several paragraphs. */
  get hasParagraphs(): boolean {
    return (this.counted.get("seg") ?? 0) > (this.counted.get("u") ?? Number.POSITIVE_INFINITY);
  }

  /** The text itself says the day, which holds where the header says none; the sitting's day. */
  dated(day: IsoDate | null): IsoDate | null {
    const sitting = this.sitting();
    sitting.date ??= day;
    return sitting.date;
  }

  private day(): IsoDate | null {
    const own = this.period === null ? null : this.publishedDay;
    return own ?? this.settingDay ?? this.sourceDay ?? readWhen(/\d{4}-\d{2}-\d{2}/.exec(this.id ?? "")?.[0] ?? null);
  }

  private title({ type, lang }: Element, words: string): void {
    if (this.isIn("sourceDesc")) this.volume ??= /\bVolume (\d+)\b/.exec(words)?.[1] ?? null;
    else if (this.isIn("titleStmt")) (type === "sub" ? this.titles : this.mainTitles).push({ lang, words });
  }

  private meeting(tag: OpenTag): void {
    const ana = tag.get("ana") ?? "";
    const [, chamber] = /parla[.:](lower|upper|uni)\b/.exec(ana) ?? [];
    if (chamber) this.chamber ??= chamber as keyof typeof CHAMBERS;
    if (/parla[.:]committee\b/.test(ana)) this.isCommittee = true;
    this.parliament ??= readRef(tag.get("corresp"));
  }

  private date(tag: OpenTag): void {
    const day = readWhen(tag.get("when") ?? tag.get("from"));
    if (this.isIn("settingDesc")) this.settingDay ??= day;
    else if (this.isIn("sourceDesc")) this.sourceDay ??= day;
  }

  private place(type: string | null, phrase: Phrase): void {
    if (type === "place") this.places.push(phrase.words);
    else if (type === "country") this.countries.push(phrase);
    else if (type === "org") this.bodies.push(phrase);
  }

  /** Of the United Kingdom by its usual word; else as the organisation is called; else by country, else by id. */
  private house(): string | null {
    const country = choose(this.countries);
    const { chamber } = this;
    if (chamber && country?.startsWith("United Kingdom")) return chamber === "upper" ? "lords" : "commons";
    const publisher = this.period === null ? null : this.publisher;
    const body = this.people.organisationName(this.parliament) ?? choose(this.bodies) ?? publisher;
    if (body) return body;
    return chamber && country ? `${country}: ${CHAMBERS[chamber]}` : this.parliament;
  }

  private isIn(name: string): boolean {
    return this.path.some((element) => element.name === name);
  }
}

/** What an item is: a bill by its title, a committee's by the header, else a debate. */
export function kindOf(title: string | null, sitting: Sitting): DebateKind {
  if (sitting.isCommittee) return "committee";
  return /\bBill(?: \[[^\]]+\])*$/.test(title ?? "") ? "bill" : "debate";
}
