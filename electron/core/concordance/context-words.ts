import { findHits } from "../../../shared/query/hits.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import type { Pacer } from "../index/pacer.ts";
import { READ_AHEAD } from "../library/source-words.ts";
import type { TextsOf } from "../query/read-texts.ts";
import type { HitLines } from "./hit-lines.ts";
import { lineCount } from "./hit-lines.ts";
import { isFolded } from "./language-of-lines.ts";
import { accentedWords, CONTEXT_WORDS, foldedWords, visitContext, type WordsOf } from "./surroundings.ts";

const PLACES = CONTEXT_WORDS * 2 + 1;

/**
 * The words around every line, each as a number: 44 bytes a line, whatever the texts. Read row by row, as far as
 * one likes at a time; several may read at once.
 */
export class ContextWords {
  /** Each word once, in the order met; the first is "", for none. */
  readonly terms: string[] = [""];
  private readonly codeOf = new Map([["", 0]]);
  private readonly codes: Uint32Array;
  private readonly lines: HitLines;
  private readonly tree: QueryNode;
  private nextRow = 0;

  /** The language by whose rules the words are to be put in order; null where it is not known. */
  readonly language: string | null;
  private readonly wordsOf: WordsOf;

  constructor(lines: HitLines, tree: QueryNode, language: string | null) {
    this.language = language;
    this.wordsOf = isFolded(language) ? foldedWords : accentedWords;
    this.lines = lines;
    this.tree = tree;
    this.codes = new Uint32Array(lineCount(lines) * PLACES);
  }

  /** Lines whose words were read. */
  get read(): number {
    return this.lines.starts[this.nextRow] as number;
  }

  get isComplete(): boolean {
    return this.nextRow === this.lines.rows.length;
  }

  /** Goes on reading until all is read or `isEnough`. Throws the abort reason. */
  async advance(textsOf: TextsOf, pacer: Pacer, isEnough: () => boolean): Promise<void> {
    while (!this.isComplete && !isEnough()) {
      const from = this.nextRow;
      for (const [at, text] of textsOf(this.lines.rows.subarray(from, from + READ_AHEAD)).entries()) {
        // Somebody else may have gone on while this one let others have their turn.
        if (this.nextRow !== from + at || isEnough()) break;
        this.readRow(text);
        if (pacer.isDue()) await pacer.breathe();
      }
    }
  }

  /** The word of each line at a place (0 the fifth to the left, 5 the node, 10 the fifth to the right). */
  at(place: number): Uint32Array {
    const codes = new Uint32Array(lineCount(this.lines));
    for (let line = 0; line < codes.length; line++) codes[line] = this.codes[line * PLACES + place] as number;
    return codes;
  }

  private readRow(text: string): void {
    const { rows, starts, within } = this.lines;
    const row = this.nextRow++;
    const hits = findHits(this.tree, text);
    for (let line = starts[row] as number; line < (starts[row + 1] as number); line++) {
      const hit = hits[within ? (within[line] as number) : line - (starts[row] as number)];
      if (!hit) throw new Error(`row ${rows[row]} has only ${hits.length} hits`);
      visitContext(text, hit, this.wordsOf, (place, term) => {
        this.codes[line * PLACES + place] = this.code(term);
      });
    }
  }

  private code(term: string): number {
    const known = this.codeOf.get(term);
    if (known !== undefined) return known;
    const code = this.terms.push(term) - 1;
    this.codeOf.set(term, code);
    return code;
  }
}
