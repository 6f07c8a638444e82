import { SourceWords, type WordBlock } from "../library/source-words.ts";

/** The words of blocks that are kept nowhere; `onLoad` is told of each occurrence whose block is looked for. */
export function wordsOf(blocks: readonly WordBlock[], onLoad: (at: number) => void = () => {}): SourceWords {
  return new SourceWords((at) => {
    onLoad(at);
    const block = blocks.findLast(({ first }) => first <= at);
    if (!block) throw new RangeError(`no block of ${at}`);
    return block;
  });
}
