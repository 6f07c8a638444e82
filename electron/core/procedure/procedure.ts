import { hash } from "node:crypto";
import { sideTotal, voterForms, voteSide } from "../../../shared/text/division.ts";
import { tokens } from "../../../shared/text/tokens.ts";
import { type Catalogue, CatalogueBuilder } from "../index/catalogue.ts";
import { type Column, ColumnBuilder, NO_RANK } from "../index/column.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import type { TextSearch } from "../index/search-index.ts";
import { createTextIndex } from "../index/text-index.ts";
import type { LibraryView } from "../library/view.ts";
import { divisionWords } from "./division-words.ts";

/** All divisions of a library, in the order of its debates. What is said of rows elsewhere is said of them here. */
export interface Divisions {
  catalogue: Catalogue;
  /** Division -> the number of its turn. */
  turns: Uint32Array;
  /** Over what each is about and what it says beside names; see {@link Divisions.textOf}. */
  search: TextSearch;
  textOf(division: number): string;
  /** Who voted, each as `vote\tname`. */
  voters: Column;
  /** By value of the voters: for which side it counts, and the words of the name with a space around each, in all its forms. */
  voterWords: { side: "aye" | "no" | null; words: string }[];
  /** Votes on each side as printed; {@link NO_RANK} where that is not known. */
  ayes: Int32Array;
  noes: Int32Array;
}

/** All procedural notes of a library. */
export interface Notes {
  /** Note -> the number of its turn. */
  turns: Uint32Array;
  search: TextSearch;
}

/** What a library holds beside contributions, ready to be searched. */
export interface ProcedureIndex {
  divisions: Divisions;
  notes: Notes;
  /** Codes of the debates of contributions by debate id: what filters them; debates without any are not in it. */
  codeOf: ReadonlyMap<string | null, number>;
}

/** Divisions and notes of one state of a library, worked out when first asked for and then at hand. */
export interface Procedure {
  /** Null until they are known. */
  ready(): ProcedureIndex | null;
  /** Works them out, in slices; several may wait for the same. */
  load(): Promise<ProcedureIndex>;
}

/** The procedure of one state of a library: nothing is read before somebody asks. */
export function createProcedure(view: LibraryView, catalogue: Catalogue): Procedure {
  let ready: ProcedureIndex | null = null;
  let loading: Promise<ProcedureIndex> | null = null;
  return {
    ready: () => ready,
    async load() {
      if (ready) return ready;
      loading ??= readProcedure(view, catalogue, createPacer()).finally(() => {
        loading = null;
      });
      ready = await loading;
      return ready;
    },
  };
}

async function readProcedure(view: LibraryView, { columns }: Catalogue, pacer: Pacer): Promise<ProcedureIndex> {
  const { divisions, notes } = view.procedure();
  const noteTexts: string[] = [];
  for (const order of notes) {
    noteTexts.push(view.turnWords(order));
    if (pacer.isDue()) await pacer.breathe();
  }
  return {
    divisions: await readDivisions(view, divisions, notes, pacer),
    notes: { turns: notes, search: await searchOver(noteTexts) },
    codeOf: new Map(columns.debate.values.map((id, code) => [id, code])),
  };
}

async function readDivisions(
  view: LibraryView,
  turns: Uint32Array,
  notes: Uint32Array,
  pacer: Pacer,
): Promise<Divisions> {
  const catalogue = new CatalogueBuilder(view.pathOf);
  const voters = new ColumnBuilder(String);
  const texts: string[] = [];
  const [ayes, noes] = [new Int32Array(turns.length), new Int32Array(turns.length)];
  for (const [at, order] of turns.entries()) {
    const { contribution, debate, words } = view.turn(order);
    const read = divisionWords(view, order, notes);
    catalogue.add(debate, { ...contribution, ...(read.number !== null && { number: read.number }) }, words);
    voters.addAll(read.votes.lists.flatMap(({ vote, names }) => names.map((name) => `${vote}\t${name}`)));
    ayes[at] = sideTotal(read.votes, "aye") ?? NO_RANK;
    noes[at] = sideTotal(read.votes, "no") ?? NO_RANK;
    const about = [...debate.headingPath, debate.title.value, read.question, ...read.words, read.outcome];
    texts.push(about.filter((one) => one !== null).join("\n"));
    if (pacer.isDue()) await pacer.breathe();
  }
  const voterColumn = voters.finish();
  return {
    catalogue: catalogue.finish(),
    turns,
    search: await searchOver(texts),
    textOf: (division) => texts[division] as string,
    voters: voterColumn,
    voterWords: voterColumn.values.map(voterWords),
    ayes,
    noes,
  };
}

function voterWords(value: string | null): Divisions["voterWords"][number] {
  const [vote = "", name = ""] = value?.split("\t") ?? [];
  const forms = voterForms(name).map((form) => tokens(form).map(({ term }) => term));
  return { side: voteSide(vote), words: forms.map((terms) => ` ${terms.join(" ")} `).join("|") };
}

/** A search over texts that are in memory; its index is kept nowhere. */
async function searchOver(texts: readonly string[]): Promise<TextSearch> {
  return createTextIndex(openIndexDatabase(":memory:").database).sync({
    size: texts.length,
    hash: (at) => hash("sha256", texts[at] as string),
    text: (at) => texts[at] as string,
  });
}
