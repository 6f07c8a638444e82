import type { FacetField } from "../../../shared/api/schemas.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import { type Column, multipleColumn, singleColumn } from "./column.ts";
import { debateLabel, valueLabel } from "./labels.ts";

/** The columns that filters, facets, sorting and the month histogram work on. A row's number is its ordinal. */
export interface Catalogue {
  size: number;
  columns: Record<Exclude<FacetField, "tag">, Column>;
  /** Names as printed, for searching. */
  printedSpeaker: Column;
  /** Titles of debates, in the order of the debate column's values; "" where there is none. */
  debateTitles: string[];
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

/** What a row of the catalogue is made of. */
export interface CatalogueRow {
  contribution: Contribution;
  debate: Debate;
  words: number;
}

/** Builds all columns from the counted turns. `pathOf` gives the path of a source by its id. */
export function buildCatalogue(rows: readonly CatalogueRow[], pathOf: (source: string) => string): Catalogue {
  const at = (row: number) => rows[row] as CatalogueRow;
  const single = (field: FacetField, value: (row: CatalogueRow) => string | null) =>
    singleColumn(
      rows.length,
      (row) => value(at(row)),
      (one) => valueLabel(field, one),
    );
  const debates = new Map(rows.map(({ debate }) => [debate.id, debate]));
  const ofDebate = (id: string) => debates.get(id) as Debate;
  const debate = singleColumn(
    rows.length,
    (row) => at(row).debate.id,
    (id) => debateLabel(ofDebate(id)),
  );
  return {
    size: rows.length,
    columns: {
      speaker: single("speaker", (row) => row.contribution.name.value),
      party: single("party", (row) => row.contribution.party.value),
      office: single("office", (row) => row.contribution.office.value),
      constituency: single("constituency", (row) => row.contribution.constituency.value),
      house: single("house", (row) => row.debate.house.value),
      chamber: single("chamber", (row) => row.debate.chamber.value),
      department: single("department", (row) => row.debate.department.value),
      kind: single("kind", (row) => row.contribution.kind),
      debate,
      has: multipleColumn(
        rows.length,
        (row) => traitsOf(at(row)),
        (one) => valueLabel("has", one),
      ),
      source: multipleColumn(rows.length, (row) => at(row).contribution.occurrences.map((ref) => ref.source), pathOf),
    },
    printedSpeaker: single("speaker", (row) => row.contribution.speaker?.name ?? null),
    debateTitles: debate.values.map((id) => (id === null ? "" : (ofDebate(id).title.value ?? ""))),
    days: Int32Array.from(rows, (row) => dayNumber(row.contribution.date.value)),
    words: Uint32Array.from(rows, (row) => row.words),
    flags: Uint8Array.from(rows, flagsOf),
    duplicates: Uint32Array.from(rows, duplicatesOf),
  };
}

function duplicatesOf({ contribution }: CatalogueRow): number {
  return contribution.occurrences.length - 1;
}

/** The values of the facet `has`. */
function traitsOf(row: CatalogueRow): string[] {
  const flags = flagsOf(row);
  const held = { gap: flags & FLAGS.gap, variant: flags & FLAGS.variant, copies: duplicatesOf(row) };
  return Object.entries(held).flatMap(([trait, isHeld]) => (isHeld ? [trait] : []));
}

function flagsOf({ contribution, debate }: CatalogueRow): number {
  const gap = contribution.gapBefore === null ? 0 : FLAGS.gap;
  const variant = contribution.variants.length === 0 ? 0 : FLAGS.variant;
  return gap + variant + (debate.isExcerpt ? FLAGS.excerpt : 0);
}

/** Days since 1970-01-01 of an ISO date; {@link UNDATED} for null and for what is no date. */
export function dayNumber(date: string | null): number {
  const time = date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? UNDATED : Math.floor(time / 86_400_000);
}
