import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { NumberList } from "../../../shared/lib/number-list.ts";
import { type GroupRun, isAsBefore, ofEach, type Spliced, spliceNumbers } from "../../../shared/lib/splice.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import { printedStage } from "../../../shared/text/bill-stage.ts";
import { addressHead, addressTail } from "./addresses.ts";
import { type Column, ColumnBuilder, spliceColumns } from "./column.ts";
import { debateLabel, valueLabel } from "./labels.ts";
import type { Pacer } from "./pacer.ts";

/** The columns that filters, facets, sorting and the month histogram work on. A row's number is its ordinal. */
export interface Catalogue {
  size: number;
  columns: Record<Exclude<FacetField, "tag" | "mentions">, Column>;
  /** Columns that are no facets: for searching and sorting only. */
  apart: Record<ApartField, Column>;
  /** Titles and addresses of debates, in the order of the debate column's values; "" where there is none. */
  debateTitles: string[];
  debateUrls: string[];
  /** What is a turn's own in its address, as a number; see `addressTail`. */
  urlTails: Uint32Array;
  /** Day numbers since 1970; {@link UNDATED} where no date is known. */
  days: Int32Array;
  words: Uint32Array;
  /** What else is true of a row: sum of {@link FLAGS}. */
  flags: Uint8Array;
  /** In how many further places the same turn is printed. */
  duplicates: Uint32Array;
}

/** Sorts after every date. */
export const UNDATED = 0x7fffffff;

/** A marked gap before it; copies that differ; its debate is known from excerpts only. */
export const FLAGS = { gap: 1, variant: 2, excerpt: 4 } as const;

const APART = [
  "printedSpeaker",
  "number",
  /** Its own, or the columns of its debate where it has none. */
  "column",
  "time",
  "volume",
  /** The outer headings, one a line. */
  "heading",
  "stage",
  /** The address without what is the turn's own in it. */
  "url",
  "asked",
  "language",
  /** Of the debate. */
  "business",
] as const;
export type ApartField = (typeof APART)[number];
type Field = keyof Catalogue["columns"] | ApartField;

const FIELDS: readonly Field[] = [
  "speaker",
  "party",
  "office",
  "constituency",
  "house",
  "chamber",
  "department",
  "kind",
  "debate",
  "has",
  "source",
  ...APART,
];

interface SharedByTurns {
  debate: string;
  heading: string | null;
  stage: string | null;
  business: string | null;
}

/** The counted turns of some debates as rows of a catalogue, debate after debate. */
export class CatalogueBuilder {
  private readonly columns: Record<Field, ColumnBuilder>;
  private readonly labels = new Map<string, string>();
  private readonly titles = new Map<string, string>();
  private readonly urls = new Map<string, string>();
  private readonly urlTails = new NumberList();
  private readonly days = new NumberList();
  private readonly words = new NumberList();
  private readonly flags = new NumberList();
  private readonly duplicates = new NumberList();
  private shared: SharedByTurns | null = null;
  private last: { date: string | null; day: number } = { date: null, day: UNDATED };

  /** `pathOf` gives the path of a source by its id. */
  constructor(pathOf: (source: string) => string) {
    const labelOf = (field: Field) => (value: string) => {
      if (field === "source") return pathOf(value);
      if (field === "debate") return this.labels.get(value) as string;
      return isApart(field) ? value : valueLabel(field, value);
    };
    this.columns = eachField((field) => new ColumnBuilder(labelOf(field)));
  }

  /** Adds a counted turn of a debate. */
  add(debate: Omit<Debate, "runs">, contribution: Contribution, words: number): void {
    const { columns } = this;
    const { heading, stage, business } = this.sharedBy(debate);
    const flags = flagsOf(contribution, debate);
    const copies = contribution.occurrences.length - 1;
    columns.speaker.add(contribution.name.value);
    columns.party.add(contribution.party.value);
    columns.office.add(contribution.office.value);
    columns.constituency.add(contribution.constituency.value);
    columns.house.add(debate.house.value);
    columns.chamber.add(debate.chamber.value);
    columns.department.add(debate.department.value);
    columns.kind.add(contribution.kind);
    columns.debate.add(debate.id);
    columns.has.addAll(traitsOf(flags, copies));
    columns.source.addAll(contribution.occurrences.map((ref) => ref.source));
    columns.printedSpeaker.add(contribution.speaker?.name ?? null);
    columns.number.add(contribution.number ?? null);
    columns.column.add(contribution.column ?? debate.columns.value);
    columns.time.add(contribution.time ?? null);
    columns.volume.add(debate.volume.value);
    columns.heading.add(heading);
    columns.stage.add(stage);
    columns.url.add(contribution.url === undefined ? null : addressHead(contribution.url));
    columns.asked.add(contribution.addressee.value);
    columns.language.add(debate.language ?? null);
    columns.business.add(business);
    this.urlTails.push(contribution.url === undefined ? 0 : addressTail(contribution.url));
    this.days.push(this.dayOf(contribution.date.value) >>> 0);
    this.words.push(words);
    this.flags.push(flags);
    this.duplicates.push(copies);
  }

  /** What all turns of a debate have in common is worked out at its first. */
  private sharedBy(debate: Omit<Debate, "runs">): SharedByTurns {
    if (this.shared?.debate === debate.id) return this.shared;
    this.labels.set(debate.id, debateLabel(debate));
    this.titles.set(debate.id, debate.title.value ?? "");
    this.urls.set(debate.id, debate.url.value ?? "");
    this.shared = {
      debate: debate.id,
      heading: debate.headingPath.join("\n") || null,
      stage: printedStage(debate.title.value, debate.headingPath),
      business: debate.kind === "unknown" ? null : debate.kind,
    };
    return this.shared;
  }

  /** {@link dayNumber}; turns of a day come one after another. */
  private dayOf(date: string | null): number {
    if (this.last.date !== date) this.last = { date, day: dayNumber(date) };
    return this.last.day;
  }

  finish(): Catalogue {
    const fields = splitFields(eachField((field) => this.columns[field].finish()));
    const { values } = fields.columns.debate;
    return {
      size: this.words.length,
      ...fields,
      debateTitles: values.map((id) => this.titles.get(id ?? "") ?? ""),
      debateUrls: values.map((id) => this.urls.get(id ?? "") ?? ""),
      urlTails: this.urlTails.finish(),
      days: Int32Array.from(this.days.finish()),
      words: this.words.finish(),
      flags: Uint8Array.from(this.flags.finish()),
      duplicates: this.duplicates.finish(),
    };
  }
}

function isApart(field: Field): field is ApartField {
  return (APART as readonly Field[]).includes(field);
}

function splitFields(all: Record<Field, Column>): Pick<Catalogue, "columns" | "apart"> {
  const entries = Object.entries(all) as [Field, Column][];
  const [apart, facets] = [entries.filter(([field]) => isApart(field)), entries.filter(([field]) => !isApart(field))];
  return {
    columns: Object.fromEntries(facets) as Catalogue["columns"],
    apart: Object.fromEntries(apart) as Catalogue["apart"],
  };
}

function eachField<T>(make: (field: Field) => T): Record<Field, T> {
  return Object.fromEntries(FIELDS.map((field) => [field, make(field)])) as Record<Field, T>;
}

/** A catalogue of no rows. */
export function emptyCatalogue(): Catalogue {
  return new CatalogueBuilder(String).finish();
}

/** A catalogue of debates out of several, made in slices; `rows` are the first rows of the debates of each. */
export async function spliceCatalogues(
  runs: readonly GroupRun[],
  rows: Spliced<Uint32Array>,
  catalogues: Spliced<Catalogue>,
  pacer: Pacer,
): Promise<Catalogue> {
  const columnIn = (catalogue: Catalogue, field: Field): Column =>
    isApart(field) ? catalogue.apart[field] : catalogue.columns[field];
  const all: Partial<Record<Field, Column>> = {};
  for (const field of FIELDS) {
    all[field] = spliceColumns(
      runs,
      rows,
      ofEach(catalogues, (one) => columnIn(one, field)),
    );
    if (pacer.isDue()) await pacer.breathe();
  }
  const fields = splitFields(all as Record<Field, Column>);
  const { debate } = fields.columns;
  const wordsOfDebates = (list: "debateTitles" | "debateUrls"): string[] => {
    const [former] = catalogues;
    const wordsOf = ({ columns, [list]: all }: Catalogue, row: number) => all[columns.debate.codes[row] as number];
    const isSame = (from: number, row: number, formerRow: number): boolean =>
      wordsOf(catalogues[from] as Catalogue, row) === wordsOf(former, formerRow);
    if (debate === former.columns.debate && isAsBefore(runs, rows, isSame)) return former[list];
    const known = new Map(
      catalogues.flatMap((one) => one.columns.debate.values.map((id, code) => [id, one[list][code]])),
    );
    return debate.values.map((id) => known.get(id) ?? "");
  };
  const spliced = <A extends Uint32Array | Int32Array | Uint8Array>(numbersOf: (one: Catalogue) => A): A =>
    spliceNumbers(runs, rows, ofEach(catalogues, numbersOf));
  const words = spliced((one) => one.words);
  return {
    size: words.length,
    ...fields,
    debateTitles: wordsOfDebates("debateTitles"),
    debateUrls: wordsOfDebates("debateUrls"),
    urlTails: spliced((one) => one.urlTails),
    days: spliced((one) => one.days),
    words,
    flags: spliced((one) => one.flags),
    duplicates: spliced((one) => one.duplicates),
  };
}

/** The values of the facet `has`, by what is true of a row: gap 1, variant 2, copies 4. */
const TRAITS: readonly (readonly string[])[] = Array.from({ length: 8 }, (_, held) =>
  ["gap", "variant", "copies"].filter((_, at) => (held >> at) & 1),
);

function traitsOf(flags: number, copies: number): readonly string[] {
  return TRAITS[(flags & (FLAGS.gap + FLAGS.variant)) + (copies > 0 ? 4 : 0)] as readonly string[];
}

function flagsOf({ gapBefore, variants }: Contribution, { isExcerpt }: Pick<Debate, "isExcerpt">): number {
  const gap = gapBefore === null ? 0 : FLAGS.gap;
  const variant = variants.length === 0 ? 0 : FLAGS.variant;
  return gap + variant + (isExcerpt ? FLAGS.excerpt : 0);
}

/** Days since 1970-01-01 of an ISO date; {@link UNDATED} for null and for what is no date. */
export function dayNumber(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? UNDATED : Math.floor(time / 86_400_000);
}
