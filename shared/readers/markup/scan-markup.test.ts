import fc from "fast-check";
import { Tokenizer } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { MarkupScanner } from "./scan-markup.ts";
import type { MarkupTokens } from "./tokens.ts";

/** Writes down what is told; texts and values told in several bits as one, a tag when all of it was there. */
function listener() {
  const told: string[] = [];
  /** The start tag that is being told. */
  let tag: string[] = [];
  let bit: { what: string; start: number; end: number } | null = null;
  const flush = () => {
    if (bit) (bit.what === "value" ? tag : told).push(`${bit.what} ${bit.start}-${bit.end}`);
    bit = null;
  };
  const inBits = (what: string) => (start: number, end: number) => {
    if (start < 0 || (what === "text" && start >= end)) return;
    if (bit?.what === what && bit.end === start) bit.end = end;
    else {
      flush();
      bit = { what, start, end };
    }
  };
  const whole =
    (what: string) =>
    (...places: number[]) => {
      flush();
      told.push(`${what} ${places.join(",")}`);
    };
  const inTag =
    (what: string) =>
    (...places: number[]) => {
      flush();
      tag.push(`${what} ${places.join(",")}`);
    };
  const ended = (what: string) => (at: number) => {
    inTag(what)(at);
    told.push(...tag);
    tag = [];
  };
  const tokens = {
    ontext: inBits("text"),
    onattribdata: inBits("value"),
    onopentagname: inTag("open"),
    onattribname: inTag("attribute"),
    onopentagend: ended("body"),
    onselfclosingtag: ended("empty"),
    onclosetag: whole("close"),
    oncdata: whole("cdata"),
    oncomment: (start: number, end: number) => whole("comment")(start, end),
    onprocessinginstruction: whole("instruction"),
    ondeclaration: whole("declaration"),
  };
  const all = () => {
    flush();
    return told;
  };
  return { tokens, told: all };
}

function scanned(text: string, isXml: boolean, cuts: readonly number[]): string[] {
  const { tokens, told } = listener();
  const wholeTags: MarkupTokens = {
    ...tokens,
    onstarttag(start, nameEnd, end, isEmpty, { marks, count }) {
      tokens.onopentagname(start, nameEnd);
      for (let at = 0; at < count; at += 4) {
        const [from = 0, to = 0, valueStart = 0, valueEnd = 0] = marks.slice(at);
        tokens.onattribname(from, to);
        if (valueStart > to) tokens.onattribdata(valueStart, valueEnd);
      }
      if (isEmpty) tokens.onselfclosingtag(end - 1);
      else tokens.onopentagend(end - 1);
    },
  };
  const scanner = new MarkupScanner(isXml, wholeTags);
  for (const cut of [...cuts, text.length]) scanner.scan(text.slice(0, cut), 0);
  scanner.finish();
  return told();
}

/** What a well-kept tokenizer makes of the same text. */
function tokenized(text: string, isXml: boolean): string[] {
  const { tokens, told } = listener();
  const nothing = () => {};
  const callbacks = { ...tokens, onattribend: nothing, onattribentity: nothing, ontextentity: nothing, onend: nothing };
  const tokenizer = new Tokenizer({ xmlMode: isXml, decodeEntities: false }, callbacks);
  tokenizer.write(text);
  tokenizer.end();
  return told();
}

const BITS = [
  ..."<>/=!-]?\"' \na",
  ...["</", "/>", "<!--", "-->", "--!>", "<!-->", "<!--->", "<?", "?>", "<![CDATA[", "CDATA[", "]]>", "&amp;", "é"],
  ...["<p>", "</p>", "<br/>", "<a", 'x="1"', "<x:y z='1'>", "<!DOCTYPE html>", "<!doc", "<!d>", "<t", "<ti"],
  ...["<script>", "</script>", "</SCRIPT ", "<title>", "</title", "<style a=b>", "</style>", "<textarea/>"],
  ...["<plaintext>", "<xmp>", "</xmp>", "<noframes>", "</noframes>", "<iframe"],
];
const markup = fc.array(fc.constantFrom(...BITS), { maxLength: 12 }).map((bits) => bits.join(""));

describe.each([
  ["XML", true],
  ["HTML", false],
])("cutting %s into tokens", (_name, isXml) => {
  it("gives what htmlparser2 gives, however it is cut", () => {
    const cuts = fc.array(fc.nat(), { maxLength: 6 });
    fc.assert(
      fc.property(markup, cuts, (text, at) => {
        const points = at.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
        expect(scanned(text, isXml, points)).toEqual(tokenized(text, isXml));
      }),
      { seed: 20250116, numRuns: 5000 },
    );
  });

  it("gives what htmlparser2 gives, one character at a time", () => {
    fc.assert(
      fc.property(markup, (text) => {
        const points = Array.from(text, (_, at) => at);
        expect(scanned(text, isXml, points)).toEqual(tokenized(text, isXml));
      }),
      { seed: 1803, numRuns: 1000 },
    );
  });
});
