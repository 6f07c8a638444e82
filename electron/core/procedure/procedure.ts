import { hash } from "node:crypto";
import { isTeller, sideTotal, voterForms, voteSide } from "../../../shared/text/division.ts";
import type { PrintedColumns } from "../../../shared/text/printed-column.ts";
import { tokens } from "../../../shared/text/tokens.ts";
import { type Catalogue, CatalogueBuilder } from "../index/catalogue.ts";
import { type Column, ColumnBuilder, NO_RANK } from "../index/column.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { keyOfHash } from "../index/key-table.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import type { TextSearch } from "../index/search-index.ts";
import { createTextIndex } from "../index/text-index.ts";
import { columnsOfTurn } from "../library/turn-columns.ts";
import type { LibraryView, Turn } from "../library/view.ts";
import { createVoters, NO_VOTERS, type Voters } from "./division-voters.ts";
import { type DivisionWords, divisionWords } from "./division-words.ts";
import type { PeopleTables } from "./known-members.ts";
import { DOUBTFUL, personValue, readPersonValue } from "./person-values.ts";

/** All divisions of a library, in the order of its debates. What is said of rows elsewhere is said of them here. */
export interface Divisions {
  catalogue: Catalogue;
  /** Division -> the number of its turn. */
  turns: Uint32Array;
  /** Over what each is about and what it says beside names; see {@link Divisions.textsOf}. */
  search: TextSearch;
  textsOf(divisions: Uint32Array): string[];
  /** Who voted, each as `vote\tname`. */
  voters: Column;
  /** By value of the voters: for which side it counts, and the words of the name with a space around each, in all its forms. */
  voterWords: VoterWords[];
  /** Who that is where it is certain, and who it may be; each as `personValue` writes it. */
  persons: Column;
  /** By value of the persons: the same of all forms in which lists print them. */
  personWords: (VoterWords | null)[];
  /** Votes on each side as printed; {@link NO_RANK} where that is not known. */
  ayes: Int32Array;
  noes: Int32Array;
  /** In which each stands, as far as is known. */
  columns: (PrintedColumns | null)[];
}

/** For which side somebody voted, and the words of their names with a space around each. */
export interface VoterWords {
  side: "aye" | "no" | null;
  words: string;
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
  voters: Voters;
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
export function createProcedure(view: LibraryView, catalogue: Catalogue, tables: () => PeopleTables): Procedure {
  let ready: ProcedureIndex | null = null;
  let loading: Promise<ProcedureIndex> | null = null;
  return {
    ready: () => ready,
    async load() {
      if (ready) return ready;
      loading ??= readProcedure(view, catalogue, tables, createPacer()).finally(() => {
        loading = null;
      });
      ready = await loading;
      return ready;
    },
  };
}

async function readProcedure(
  view: LibraryView,
  catalogue: Catalogue,
  tables: () => PeopleTables,
  pacer: Pacer,
): Promise<ProcedureIndex> {
  const { divisions, notes } = view.procedure();
  const noteTexts: string[] = [];
  for (const order of notes) {
    noteTexts.push(view.turnWords(order));
    if (pacer.isDue()) await pacer.breathe();
  }
  const voters = divisions.length > 0 ? await createVoters(catalogue, tables(), pacer) : NO_VOTERS;
  return {
    divisions: await readDivisions(view, divisions, notes, voters, pacer),
    voters,
    notes: { turns: notes, search: await searchOver(noteTexts) },
    codeOf: new Map(catalogue.columns.debate.values.map((id, code) => [id, code])),
  };
}

async function readDivisions(
  view: LibraryView,
  turns: Uint32Array,
  notes: Uint32Array,
  whoVoted: Voters,
  pacer: Pacer,
): Promise<Divisions> {
  const catalogue = new CatalogueBuilder(view.pathOf);
  const voters = new ColumnBuilder(String);
  const persons = new PersonColumn();
  const texts: string[] = [];
  const [ayes, noes] = [new Int32Array(turns.length), new Int32Array(turns.length)];
  for (const [at, order] of turns.entries()) {
    const turn = view.turn(order);
    const { contribution, debate, words } = turn;
    const read = divisionWords(view, order, notes);
    catalogue.add(debate, { ...contribution, ...(read.number !== null && { number: read.number }) }, words);
    voters.addAll(read.votes.lists.flatMap(({ vote, names }) => names.map((name) => `${vote}\t${name}`)));
    persons.add(whoVoted, read, turn);
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
    textsOf: (divisions) => Array.from(divisions, (division) => texts[division] as string),
    voters: voterColumn,
    voterWords: voterColumn.values.map(voterWords),
    ...persons.finish(),
    ayes,
    noes,
    columns: Array.from(turns, (order) => columnsOfTurn(view, order)),
  };
}

function voterWords(value: string | null): VoterWords {
  const [vote = "", name = ""] = value?.split("\t") ?? [];
  return { side: voteSide(vote), words: wordsOf(voterForms(name)) };
}

/** Fills the column of persons; what is the same for many votes is made once. */
class PersonColumn {
  private readonly column = new ColumnBuilder(String);
  /** By vote and name. */
  private readonly values = new Map<string, Map<string, string>>();
  /** By name, each form in which lists print it. */
  private readonly forms = new Map<string, Set<string>>();

  add(whoVoted: Voters, read: DivisionWords, turn: Turn): void {
    const values: string[] = [];
    whoVoted.each(read, turn, (printed, vote, { name, candidates }) => {
      if (name === null) {
        for (const one of candidates) values.push(this.valueOf(DOUBTFUL, one, false));
        return;
      }
      const forms = this.forms.get(name);
      if (forms) forms.add(printed);
      else this.forms.set(name, new Set([printed]));
      values.push(this.valueOf(vote, name, isTeller(vote, printed)));
    });
    this.column.addAll(values);
  }

  finish(): Pick<Divisions, "persons" | "personWords"> {
    const persons = this.column.finish();
    return { persons, personWords: persons.values.map((value) => personWords(value, this.forms)) };
  }

  private valueOf(vote: string, name: string, teller: boolean): string {
    if (teller) return personValue(name, vote, true);
    const ofVote = this.values.get(vote) ?? new Map<string, string>();
    if (ofVote.size === 0) this.values.set(vote, ofVote);
    const value = ofVote.get(name) ?? personValue(name, vote, false);
    ofVote.set(name, value);
    return value;
  }
}

function personWords(value: string | null, formsOf: ReadonlyMap<string, Set<string>>): VoterWords | null {
  const { vote, name } = readPersonValue(value);
  if (name === "" || vote === DOUBTFUL) return null;
  const forms = [...(formsOf.get(name) ?? [])].flatMap(voterForms);
  return { side: voteSide(vote), words: wordsOf([name, ...new Set(forms)]) };
}

function wordsOf(forms: readonly string[]): string {
  const terms = forms.map((form) => tokens(form).map(({ term }) => term));
  return terms.map((words) => ` ${words.join(" ")} `).join("|");
}

/** A search over texts that are in memory; its index is kept nowhere. */
async function searchOver(texts: readonly string[]): Promise<TextSearch> {
  return createTextIndex(openIndexDatabase(":memory:").database).sync({
    size: texts.length,
    key: (at) => keyOfHash(hash("sha256", texts[at] as string)),
    text: (at) => texts[at] as string,
  });
}
