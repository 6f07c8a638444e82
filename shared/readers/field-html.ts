import { MappedText } from "./mapped-text.ts";
import type { References } from "./markup/references.ts";
import { StepFinder } from "./markup/step-finder.ts";
import type { Piece } from "./reader.ts";

const TAG = /<!--[\s\S]*?-->|<\/?([a-z][\w:-]*)(?:\s[^<>]*)?\/?>/iy;
const BLOCK =
  /^(?:p|br|div|li|ul|ol|tr|table|blockquote|h[1-6]|hr|section|article|question|questiontext|dd|dt|dl|pre|td|th)$/i;
const HAS_MARKUP = /<\/?[a-z][^<>]*>|&(?:#\w{1,7}|[a-z]\w{1,30});/i;
const REFERENCE_HERE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/iy;
const steps = new StepFinder();

/** Whether a field's text is HTML: it has a tag or a character reference. */
export function hasMarkup(text: string): boolean {
  return (text.includes("<") || text.includes("&")) && HAS_MARKUP.test(text);
}

/**
 * The paragraphs of HTML that stands in a field (a JSON string, a table's cell). Steps: tags are left out, block tags
 * and `<br>` part paragraphs; references are decoded; white space becomes one space. `onTag` hears each tag.
 */
export function htmlParagraphs(field: MappedText, references: References, onTag?: (tag: string) => void): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  const { text } = field;
  const add = (from: number, to: number) => addText(paragraphs.at(-1) as Piece[], field, references, from, to);
  let at = 0;
  for (let open = text.indexOf("<"); open >= 0; open = text.indexOf("<", Math.max(at, open + 1))) {
    TAG.lastIndex = open;
    const match = TAG.exec(text);
    if (!match) continue;
    add(at, open);
    at = TAG.lastIndex;
    onTag?.(match[0]);
    if (BLOCK.test(match[1] ?? "")) paragraphs.push([]);
  }
  add(at, text.length);
  return paragraphs.map((pieces) => new MappedText(pieces).trim().slice(0)).filter((pieces) => pieces.length > 0);
}

function addText(paragraph: Piece[], field: MappedText, references: References, from: number, to: number): void {
  const raw = field.text.slice(from, to);
  let at = 0;
  const run = (end: number) => {
    for (const piece of field.slice(from + at, from + end)) paragraph.push(piece);
  };
  steps.begin(raw, REFERENCE_HERE);
  while (steps.find()) {
    run(steps.from);
    at = steps.to;
    const source = field.slice(from + steps.from, from + at);
    const [first, last] = [source[0], source.at(-1)];
    if (!first || !last) continue;
    const words = steps.isReference ? references.decode(raw.slice(steps.from, at)) : " ";
    if (words.trim() !== "") paragraph.push({ text: words, start: first.start, end: last.end });
    else if (!/\s$/.test(paragraph.at(-1)?.text ?? " "))
      paragraph.push({ text: " ", start: first.start, end: first.start });
  }
  run(raw.length);
}
