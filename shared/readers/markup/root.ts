import { openXml, withoutWrittenMark } from "./read-xml.ts";

/** A document's root element: its name without prefix, and its attributes as written. */
export interface XmlRoot {
  name: string;
  attributes: Map<string, string>;
  /** The offset after the root's start tag. */
  end: number;
}

const STEP = 4096;

/** What was asked last: a dozen readers look at the same text one after the other. */
let last: { text: string; root: XmlRoot | null } = { text: "", root: null };

/** The root element of what may be XML, for `sniff`; null when the text is no XML or its root does not come in it. */
export function readRoot(text: string): XmlRoot | null {
  if (last.text !== text) last = { text, root: findRoot(text) };
  return last.root;
}

function findRoot(text: string): XmlRoot | null {
  if (!/^\s*</.test(withoutWrittenMark(text))) return null;
  let root: XmlRoot | null = null;
  const parse = openXml(
    () => {},
    () => ({
      open(tag) {
        root ??= { name: tag.name, attributes: new Map(tag.attributes()), end: tag.end };
      },
      close() {},
      text() {},
      blank() {},
      end() {},
    }),
  );
  for (let at = 0; at < text.length && root === null; at += STEP) parse.write(text.slice(at, at + STEP));
  return root;
}
