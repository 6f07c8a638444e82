import type { FieldNode, WordField } from "../../../shared/query/query.ts";
import { rowsWith } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import { type RowSet, rowsOf, unite } from "../index/row-set.ts";
import type { QueryGround } from "../query/evaluate.ts";
import type { Divisions, ProcedureIndex, VoterWords } from "./procedure.ts";

/** Fields whose words are looked for in divisions and procedural notes. */
const PROCEDURE_FIELDS = ["procedure", "division", "voted", "aye", "no"] as const;
type ProcedureField = (typeof PROCEDURE_FIELDS)[number];
/** A condition on one of these. */
export type ProcedureNode = FieldNode & { field: ProcedureField };

/** Whether a field asks for divisions or notes. */
export function isProcedureField(field: WordField): field is ProcedureField {
  return (PROCEDURE_FIELDS as readonly string[]).includes(field);
}

/** Contributions of debates that hold such a division or note. Procedure that was not loaded holds nothing. */
export async function debatesWithProcedure(ground: QueryGround, node: FieldNode, pacer: Pacer): Promise<RowSet> {
  const index = ground.procedure.ready();
  const { debate } = ground.catalogue.columns;
  const isWanted = new Uint8Array(debate.values.length);
  if (index) {
    for (const id of await debatesHolding(ground, index, node, pacer)) {
      const code = index.codeOf.get(id);
      if (code !== undefined) isWanted[code] = 1;
    }
  }
  return rowsWith(debate, (_value, _label, code) => isWanted[code] === 1);
}

/** Ids of the debates that hold a division or, of `procedure:`, a note with these words. */
export async function debatesHolding(
  { view }: QueryGround,
  { divisions, notes }: ProcedureIndex,
  node: FieldNode,
  pacer: Pacer,
): Promise<Set<string>> {
  const found = rowsOf(await divisionsHolding(divisions, node, pacer)).map((at) => divisions.turns[at] as number);
  const orders = [...found];
  if (node.field === "procedure") {
    const inNotes = await notes.search.ask(pacer).holders(node);
    for (const at of rowsOf(inNotes)) orders.push(notes.turns[at] as number);
  }
  return new Set(orders.map((order) => view.debateOf(order)));
}

/** The divisions with these words, or in which somebody of this name voted, in whatever form the name is printed. */
export async function divisionsHolding(divisions: Divisions, node: FieldNode, pacer: Pacer): Promise<RowSet> {
  if (node.field === "division" || node.field === "procedure") {
    return divisions.search.ask(pacer).holders(node);
  }
  const side = node.field === "voted" ? null : node.field;
  const wanted = ` ${node.terms.join(" ")}${node.prefix ? "" : " "}`;
  const among = (words: readonly (VoterWords | null)[]) => (_value: unknown, _label: unknown, code: number) => {
    const voter = words[code];
    return !!voter && (side === null || voter.side === side) && voter.words.includes(wanted);
  };
  const printed = rowsWith(divisions.voters, among(divisions.voterWords));
  const persons = rowsWith(divisions.persons, among(divisions.personWords));
  return unite(printed, persons);
}
