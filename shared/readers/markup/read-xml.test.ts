import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReaderEvent } from "../reader.ts";
import { MAX_DEPTH, openXml } from "./read-xml.ts";
import { readRoot } from "./root.ts";
import { TextCollector } from "./text-collector.ts";

/** What a reader hears, as lines; texts decoded and collapsed, with their offsets. */
function hear(chunks: readonly string[], cover: (name: string) => boolean = () => false) {
  const lines: string[] = [];
  const events: ReaderEvent[] = [];
  const parse = openXml(
    (event) => events.push(event),
    (references) => ({
      open(tag) {
        const attributes = tag.attributes().map(([name, value]) => ` ${name}=${value}`);
        lines.push(`<${tag.name}${attributes.join("")}> ${tag.start}-${tag.end}`);
        if (cover(tag.name)) {
          tag.cover("metadata");
          tag.cover("speaker", "by");
        }
      },
      close: (name, at) => lines.push(`</${name}> ${at}`),
      text(raw, start, literal) {
        const collector = new TextCollector(references);
        collector.add(raw, start, literal);
        lines.push(...collector.take().pieces.map((piece) => `${piece.start}-${piece.end} ${piece.text}`));
      },
      blank() {},
      end: () => lines.push("end"),
    }),
  );
  for (const chunk of chunks) parse.write(chunk);
  parse.end();
  return { lines, events, codes: events.flatMap((event) => (event.type === "diagnostic" ? [event.code] : [])) };
}

const spansOf = (events: readonly ReaderEvent[], text: string) =>
  events.flatMap((event) =>
    event.type === "span" || event.type === "markup"
      ? [`${event.type === "span" ? event.role : "markup"}: ${text.slice(event.range.start, event.range.end)}`]
      : [],
  );

describe("openXml", () => {
  it("says elements, attributes and texts with their offsets", () => {
    const { lines, codes } = hear([`<a x='1' tei:y="&#163;2"><b/>one <![CDATA[<&amp;>]]><!-- no --></a>`]);
    expect(lines).toEqual([
      "<a x=1 tei:y=£2> 0-25",
      "<b> 25-29",
      "</b> 29",
      "29-32 one",
      "42-49 <&amp;>",
      "</a> 63",
      "end",
    ]);
    expect(codes).toEqual([]);
  });

  it.each(["&#xFEFF;", "ï»¿\n"])("passes over a byte order mark written as characters: %j", (mark) => {
    const { lines, events } = hear([`${mark}<?xml version="1.0"?>\n<a>x</a>`]);
    expect(lines.slice(1, 2)).toEqual([`${mark.length + 25}-${mark.length + 26} x`]);
    expect(spansOf(events, `${mark}<?xml`)[0]).toContain(mark);
    expect(readRoot(`${mark}<a>`)?.name).toBe("a");
  });

  it("takes the entities that the document declares, and reads the range 0x80 to 0x9f as windows-1252", () => {
    const text = `<!DOCTYPE a\n[\n<!ENTITY house "Ho&#117;se">\n<!ENTITY dash '&#151;'> ]>\n<a>&house;&dash;&#145;&eacute;&nope;</a>`;
    const { lines, codes } = hear([text]);
    expect(lines.map((line) => line.replace(/^\d+-\d+ /, ""))).toEqual([
      `<a> ${text.indexOf("<a>")}-${text.indexOf("<a>") + 3}`,
      "House",
      "—",
      "‘",
      "é",
      "&nope;",
      `</a> ${text.indexOf("</a>")}`,
      "end",
    ]);
    expect(codes).toEqual([]);
  });

  it.each([
    ["external", '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ["unsafe", '<!ENTITY a "aaaa"><!ENTITY x "&a;&a;&a;">'],
    ["unsafe", `<!ENTITY x "${"long ".repeat(40)}">`],
    ["unsafe", '<!ENTITY x "<b>bold</b>">'],
    ["unsafe", '<!ENTITY % x "words">'],
    ["too-many", `${Array.from({ length: 600 }, (_, i) => `<!ENTITY e${i} "e">`).join("")}<!ENTITY x "no">`],
  ])("refuses an entity that is %s, leaves it as printed, and says so", (why, declarations) => {
    const { lines, events } = hear([`<!DOCTYPE a [${declarations}]><a>&x;</a>`]);
    expect(lines.some((line) => line.endsWith(" &x;"))).toBe(true);
    const refused = events.find((event) => event.type === "diagnostic");
    expect(refused).toMatchObject({ code: "entity-refused", message: expect.stringContaining(why) });
  });

  it("bears ten thousand open elements", () => {
    const { lines, codes } = hear([`${"<a>".repeat(10_000)}deep${"</a>".repeat(10_000)}`]);
    expect(lines.filter((line) => line.startsWith("<a>"))).toHaveLength(MAX_DEPTH);
    expect(lines.filter((line) => line.startsWith("</a>"))).toHaveLength(MAX_DEPTH);
    expect(lines.some((line) => line.endsWith(" deep"))).toBe(true);
    expect(codes).toEqual(["too-deep"]);
  });

  it("closes what the source forgot, and passes over what ends nothing", () => {
    const { lines, codes } = hear(["<a><b>x</c></a>y<d>"]);
    expect(lines).toEqual([
      "<a> 0-3",
      "<b> 3-6",
      "6-7 x",
      "</b> 11",
      "</a> 11",
      "15-16 y",
      "<d> 16-19",
      "</d> 19",
      "end",
    ]);
    expect(codes).toEqual(["malformed-markup", "truncated"]);
  });

  it("covers markup in runs, but leaves texts and a broken end to the reader", () => {
    const text = '<a>\n <u id="1" by="Jane Doe" n="2">one</u>\n <b>two</b>\n</a>\n<c id="';
    const { events } = hear([text], (name) => name === "u");
    expect(spansOf(events, text)).toEqual([
      "markup: <a>\n ",
      'metadata: <u id="1" by="',
      "speaker: Jane Doe",
      'metadata: " n="2">',
      "markup: </u>\n <b>",
      "markup: </b>\n</a>\n",
    ]);
  });

  it("says the same however the text is cut, and never throws", () => {
    const part = fc.constantFrom(
      "<a>", "</a>", "<b x='&amp;'/>", '<c y="1">', "</c>", "words ", "&mdash;", "&#151;", "\n\n", "<!-- > -->", "]]>",
      "<![CDATA[", "<!DOCTYPE a [", '<!ENTITY x "y">', "]>", "<?pi?>", "<", ">", "&", '"', "</", "😀",
    ); // biome-ignore format: a list of scraps
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.array(fc.nat(), { maxLength: 8 }), (parts, at) => {
        const text = parts.join("");
        const points = [0, ...at.map((point) => point % (text.length + 1)).sort((a, b) => a - b), text.length];
        const chunks = points.slice(1).map((point, i) => text.slice(points[i], point));
        expect(hear(chunks)).toEqual(hear([text]));
        expect(hear(text.split(""))).toEqual(hear([text]));
      }),
      { seed: 4711, numRuns: 400 },
    );
  });
});

describe("TextCollector", () => {
  const collect = (text: string) => hear([text]).lines.flatMap((line) => /^\d+-\d+ (.*)$/.exec(line)?.slice(1) ?? []);

  it("keeps the source's runs and collapses blanks to pieces of one space", () => {
    expect(collect("<p> I  have\n\tno doubt &#151; none. </p>")).toEqual([
      "I",
      " ",
      "have",
      " ",
      "no doubt ",
      "—",
      " none.",
    ]);
  });

  it("takes a line break written as a reference for a space", () => {
    expect(collect("<p>one&#10;two</p>")).toEqual(["one", " ", "two"]);
  });
});

describe("readRoot", () => {
  it("finds the root behind declaration, comments and document type", () => {
    const text = `\n<?xml version="1.0"?><!-- <x> --><!DOCTYPE a [<!ENTITY b "c">]>\n<tei:TEI xml:id="t1">`;
    expect(readRoot(text)).toEqual({ name: "TEI", attributes: new Map([["xml:id", "t1"]]), end: text.length });
  });

  it.each(["", "words", "{}", "<!-- only", "< a"])("finds none in %j", (text) => {
    expect(readRoot(text)).toBeNull();
  });
});
