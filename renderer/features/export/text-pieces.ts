import { isHighSurrogate } from "../../../shared/text/surrogates.ts";

/** Characters gathered before a piece goes on its way. */
const USUAL = 64 * 1024;
/** Characters of a piece at most; a call of the engine takes 4,000,000. */
const MOST = 1_000_000;

/** The same text in pieces of a good size for a call. A character of two UTF-16 units is never cut in two. */
export async function* textPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let gathered = "";
  for await (const text of texts) {
    gathered += text;
    while (gathered.length > MOST) {
      const end = isHighSurrogate(gathered.charCodeAt(MOST - 1)) ? MOST - 1 : MOST;
      yield gathered.slice(0, end);
      gathered = gathered.slice(end);
    }
    if (gathered.length < USUAL || isHighSurrogate(gathered.charCodeAt(gathered.length - 1))) continue;
    yield gathered;
    gathered = "";
  }
  if (gathered !== "") yield gathered;
}
