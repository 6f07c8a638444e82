import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  caretAt,
  holdEdge,
  moveCaret,
  selectContribution,
  selectedRanges,
  selectParagraph,
  selectSentence,
  snapToWords,
  type TextSelection,
} from "./selection-state.ts";
import { clipToParagraphs, offsetInTurn, placeInParagraph, type Turn, turnOf } from "./turns.ts";

function turn(key: string, ...paragraphs: string[]): Turn {
  const place = { key, source: "", path: "", extract: 0, index: 0, revision: "", lines: [], byteStart: 0, byteEnd: 0 };
  return turnOf({ kind: "speech", paragraphs, occurrences: [{ ...place, differs: false }] }) as Turn;
}

const answer = turn("a", "My hon. Friend is right. We will need plans.", "That is why—and I mean it—we act. Now.");
const reply = turn("b", "I thank her.");
const turns = [answer, reply];

function words(selection: TextSelection): string[] {
  return selectedRanges(turns, selection).map(({ key, start, end }) =>
    (turns.find((other) => other.key === key) as Turn).text.slice(start, end),
  );
}

describe("selecting by units", () => {
  test("s selects the sentence whole, then one more each time, never beyond the contribution", () => {
    let selection = selectSentence(turns, caretAt("a", 0));
    expect(words(selection)).toEqual(["My hon. Friend is right."]);
    selection = selectSentence(turns, selection);
    expect(words(selection)).toEqual(["My hon. Friend is right. We will need plans."]);
    selection = selectSentence(turns, selection);
    expect(words(selection)).toEqual([
      "My hon. Friend is right. We will need plans.\nThat is why—and I mean it—we act.",
    ]);
    selection = selectSentence(turns, selectSentence(turns, selection));
    expect(words(selection)).toEqual([answer.text]);
  });

  test("s grows part of a sentence to the whole first", () => {
    const part = { anchor: { key: "a", offset: 7 }, focus: { key: "a", offset: 14 } };
    expect(words(selectSentence(turns, part))).toEqual(["My hon. Friend is right."]);
  });

  test("at the end of the text s selects the last sentence", () => {
    expect(words(selectSentence(turns, caretAt("b", reply.text.length)))).toEqual(["I thank her."]);
  });

  test("a caret at the end of a paragraph is in that paragraph", () => {
    const end = answer.text.indexOf("\n");
    expect(words(selectParagraph(turns, caretAt("a", end)))).toEqual(["My hon. Friend is right. We will need plans."]);
    expect(words(selectSentence(turns, caretAt("a", end)))).toEqual(["We will need plans."]);
    expect(words(selectSentence(turns, caretAt("a", end + 1)))).toEqual(["That is why—and I mean it—we act."]);
  });

  test("p selects the paragraph, t the contribution", () => {
    const inSecond = caretAt("a", answer.text.indexOf("why"));
    expect(words(selectParagraph(turns, inSecond))).toEqual(["That is why—and I mean it—we act. Now."]);
    expect(words(selectContribution(turns, inSecond))).toEqual([answer.text]);
  });

  test("a selection over two contributions gives one range for each", () => {
    const both = { anchor: { key: "b", offset: 7 }, focus: { key: "a", offset: answer.text.indexOf("Now") } };
    expect(words(both)).toEqual(["Now.", "I thank"]);
    expect(words(selectContribution(turns, both))).toEqual([answer.text, reply.text]);
  });
});

describe("moving the caret", () => {
  test("by words and over the end into the next contribution", () => {
    let selection = moveCaret(turns, caretAt("a", 0), 1, "word", true);
    expect(words(selection)).toEqual(["My"]);
    selection = moveCaret(turns, selection, 1, "word", true);
    expect(words(selection)).toEqual(["My hon"]);
    expect(moveCaret(turns, caretAt("a", answer.text.length), 1, "character", false)).toEqual(caretAt("b", 0));
    expect(moveCaret(turns, caretAt("b", 0), -1, "character", false)).toEqual(caretAt("a", answer.text.length));
  });

  test("a character with its accents and joined signs is one step", () => {
    const accents = [turn("x", "e\u0301a👩‍👧b")];
    const after = moveCaret(accents, caretAt("x", 0), 1, "character", false);
    expect(after.focus.offset).toBe(2);
    const end = moveCaret(accents, caretAt("x", 3), 1, "character", false);
    expect(accents[0]?.text.slice(end.focus.offset)).toBe("b");
  });

  test("without Shift a selection collapses to the near end", () => {
    const selection = selectSentence(turns, caretAt("a", 0));
    expect(moveCaret(turns, selection, -1, "character", false)).toEqual(caretAt("a", 0));
    expect(moveCaret(turns, selection, 1, "character", false)).toEqual(caretAt("a", 24));
  });

  test("either edge can be held and moved", () => {
    const selection = holdEdge(turns, selectSentence(turns, caretAt("a", 0)), "start");
    expect(words(moveCaret(turns, selection, 1, "word", true))).toEqual(["hon. Friend is right."]);
  });
});

describe("mouse selections", () => {
  test("grow to whole words and lose the white space, in either direction", () => {
    const forward = { anchor: { key: "a", offset: 8 }, focus: { key: "a", offset: 16 } };
    expect(words(snapToWords(turns, forward))).toEqual(["Friend is"]);
    const backward = { anchor: forward.focus, focus: forward.anchor };
    const snapped = snapToWords(turns, backward);
    expect(words(snapped)).toEqual(["Friend is"]);
    expect(snapped.focus.offset).toBe(8);
  });

  test("nothing but white space is a caret", () => {
    const blank = { anchor: { key: "a", offset: 24 }, focus: { key: "a", offset: 25 } };
    expect(words(snapToWords(turns, blank))).toEqual([]);
  });

  test("a contribution that is gone selects nothing", () => {
    expect(selectedRanges(turns, caretAt("gone", 3))).toEqual([]);
  });
});

test("paragraph places and turn offsets say the same", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 5 }), fc.nat(70), (texts, number) => {
      const one = turn("k", ...texts.map((text) => text.replaceAll("\n", " ")));
      const offset = Math.min(number, one.text.length);
      const place = placeInParagraph(one, offset);
      expect(offsetInTurn(one, place.paragraph, place.offset)).toBe(offset);
      const clipped = clipToParagraphs(one, { start: 0, end: offset });
      const length = clipped.reduce((sum, part) => sum + part.end - part.start, 0);
      expect(length).toBe(one.text.slice(0, offset).replaceAll("\n", "").length);
    }),
    { seed: 11 },
  );
});
