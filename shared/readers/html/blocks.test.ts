import { describe, expect, it } from "vitest";
import type { ReaderEvent } from "../reader.ts";
import { type Block, Blocks, headingLevel } from "./blocks.ts";
import { openHtml } from "./read-html.ts";

function blocksOf(html: string): { blocks: Block[]; events: ReaderEvent[] } {
  const blocks: Block[] = [];
  const events: ReaderEvent[] = [];
  const handler = { block: (block: Block) => blocks.push(block), end: () => {} };
  const parse = openHtml(
    (event) => events.push(event),
    (references) => new Blocks((event) => events.push(event), references, handler),
  );
  parse.write(html);
  parse.end();
  return { blocks, events };
}

const linesOf = (html: string) => blocksOf(html).blocks.map(({ words }) => words.text);

describe("blocks of HTML", () => {
  it.each([
    ["paragraphs without end tags", "<p>One<p>Two<ul><li>A<li>B</ul>", ["One", "Two", "A", "B"]],
    ["line breaks", "<p>One<br>two<br/><br />three", ["One", "two", "three"]],
    ["names and attributes in capitals", "<P CLASS=x>One</P><DIV>Two</DIV>", ["One", "Two"]],
    [
      "references, those of 0x80 to 0x9F by windows-1252",
      "<p>&pound;5&#151;a&nbsp;b &amp;amp; &unknown;",
      ["£5—a\u00a0b &amp; &unknown;"],
    ],
    [
      "scripts, styles, templates and comments",
      "a<script>if (a<b) '</p>'</script><style>p{}</style><!-- <p>x --> b",
      ["a b"],
    ],
    ["an empty element within a drawing, which stays hidden", "a<svg><object/>x</svg> b", ["a b"]],
    ["a row's cells as one line", "<table><tr><td>1<td><p>2</p><tr><td>3<td></table>x", ["1\t2", "3", "x"]],
    ["a table that only lays out the page", "<table><tr><td><p>One</p><p>Two</p></td></tr></table>", ["One", "Two"]],
    ["an inline end tag that would end a block", "<div><b><p>One</b> two</p>three</div>", ["One two", "three"]],
    ["stray end tags", "</div></p>One</b></span> two", ["One two"]],
    ["less-than signs that begin no tag", "1 < 2 <3 and 4 <", ["1 < 2 <3 and 4 <"]],
    ["preformatted lines", "<pre>a\n  b\r\nc</pre>", ["a", "b", "c"]],
    ["anchors that are never closed", "<a name=x>One <a name=y>two", ["One two"]],
    ["prefixed names, which are no paragraphs", "<p>One<o:p></o:p> two", ["One two"]],
  ])("%s", (_name, html, lines) => expect(linesOf(html)).toEqual(lines));

  it("tells what is bold, italic, a link, and in which element", () => {
    const [block] = blocksOf('<h3 class="A b"><b>One</b> <strong>two</strong> <i>three</i> <a>four</a></h3>').blocks;
    expect(block).toMatchObject({ element: "h3", className: "a b", bold: [{ from: 0, to: 7 }] });
    expect(block).toMatchObject({ italic: [{ from: 8, to: 13 }], links: [{ from: 14, to: 18 }] });
    expect(headingLevel(block as Block)).toBe(3);
    const [centred] = blocksOf("<h2><center>One</center></h2>").blocks;
    expect(headingLevel(centred as Block)).toBe(2);
  });

  it("tells blank lines from line breaks", () => {
    const { blocks } = blocksOf("<p>a<br>b<p>c<div>d</div><div>e</div>");
    expect(blocks.map(({ blankBefore }) => blankBefore)).toEqual([true, false, true, true, false]);
    expect(blocks.map(({ continues }) => continues)).toEqual([false, true, false, false, false]);
  });

  it("bears elements nested ten thousand deep, and many marks in one block", () => {
    const deep = `${"<div>".repeat(10_000)}words${"</div>".repeat(10_000)}<p>after`;
    expect(linesOf(deep)).toEqual(["words", "after"]);
    const marked = blocksOf(`<p>${"&nbsp;".repeat(50_000)}${"<b>x</b>y".repeat(50_000)}`).blocks;
    expect(marked[0]?.bold).toHaveLength(50_000);
  });

  it("says that a page ends inside an element", () => {
    const { events } = blocksOf("<div><p>One");
    expect(events).toContainEqual(expect.objectContaining({ type: "diagnostic", code: "truncated", severity: "info" }));
  });
});
