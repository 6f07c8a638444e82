import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Anchor } from "../model/annotation.ts";
import { formatOccurrenceKey, parseOccurrenceKey } from "../model/occurrence-key.ts";
import { makeAnchor } from "./make-anchor.ts";
import { projectRange } from "./project-range.ts";
import type { AnchorCorpus, AnchorOccurrence, Resolution } from "./resolution.ts";
import { resolveAnchor } from "./resolve-anchor.ts";

const seed = 20250116;
const reader = { id: "name-colon", version: 1 };
const sha = (text: string) => createHash("sha256").update(text).digest("hex");

type Turn = [speaker: string | null, text: string];
/** Files: each a list of extracts, each a list of turns. */
type Files = Record<string, Turn[][]>;

/** A library whose files all belong to one debate. */
function corpusOf(files: Files, arrange: <T>(list: T[]) => T[] = (list) => list): AnchorCorpus {
  const all: AnchorOccurrence[] = Object.entries(files).flatMap(([source, extracts]) =>
    extracts.flatMap((turns, extract) =>
      turns.map(([speaker, text], index) => ({
        key: formatOccurrenceKey({ source, revision: sha(JSON.stringify(extracts)), extract, index, hash: sha(text) }),
        text,
        speaker,
      })),
    ),
  );
  const where = (accepts: (parts: NonNullable<ReturnType<typeof parseOccurrenceKey>>) => boolean) =>
    arrange(all.filter(({ key }) => accepts(parseOccurrenceKey(key) as never)));
  return {
    occurrence: (key) => all.find((occurrence) => occurrence.key === key) ?? null,
    inSource: (source) => where((parts) => parts.source === source),
    withHash: (hash) => where((parts) => parts.hash === hash),
    inDebateOf: () => arrange([...all]),
  };
}

function anchorOn(files: Files, source: string, quote: string, extract = 0): Anchor {
  for (const occurrence of corpusOf(files).inSource(source)) {
    const start = occurrence.text.indexOf(quote);
    if (start < 0 || parseOccurrenceKey(occurrence.key)?.extract !== extract) continue;
    return makeAnchor(occurrence.text, start, start + quote.length, { ...occurrence, reader }) as Anchor;
  }
  throw new Error(`no such words: ${quote}`);
}

/** What must hold of every result: the reported words stand at the reported place. */
function resolve(anchor: Anchor, files: Files): Resolution {
  const corpus = corpusOf(files);
  const found = resolveAnchor(anchor, corpus);
  if (found.key === null) {
    expect(found).toMatchObject({ status: "lost", score: 0, exact: null });
  } else {
    expect(corpus.occurrence(found.key)?.text.slice(found.start, found.end)).toBe(found.exact);
    expect(found.score).toBeGreaterThanOrEqual(0.85);
    expect(found.score).toBeLessThanOrEqual(1);
  }
  for (const other of found.candidates) {
    expect(corpus.occurrence(other.key)?.text.slice(other.start, other.end)).toBe(other.exact);
    expect(other.context).toContain(other.exact);
  }
  return found;
}

const speech =
  "We will set up a new taskforce this year. It will report to Ministers every month, and I will publish each report. " +
  "The taskforce is backed by £5 million of additional funding. No area will be left out of this work.";
const reply = "I thank the Minister for the statement, but the taskforce needs powers as well as money to do its work.";
const files: Files = {
  "r/a.txt": [
    [
      ["Ann Ash", speech],
      ["Madam Deputy Speaker", "I call the spokesperson."],
      ["Bob Birch", reply],
    ],
    [["Madam Deputy Speaker", "I call the spokesperson."]],
  ],
};
const quote = "backed by £5 million of additional funding";

describe("makeAnchor", () => {
  const origin = { key: "k", reader, speaker: null };

  it("keeps the words, what stands around them, and who speaks", () => {
    expect(anchorOn(files, "r/a.txt", quote)).toMatchObject({
      exact: quote,
      exactAtCreation: quote,
      speaker: "Ann Ash",
      prefix: expect.stringMatching(/The taskforce is $/),
      suffix: expect.stringMatching(/^\. No area/),
    });
  });

  it("leaves white space out and refuses a blank", () => {
    expect(makeAnchor("a  bc \n", 1, 7, origin)).toMatchObject({ start: 3, end: 5, exact: "bc" });
    expect(makeAnchor("a \u00a0\n", 1, 4, origin)).toBeNull();
    expect(makeAnchor("abc", 2, 2, origin)).toBeNull();
  });

  it("never cuts a surrogate pair", () => {
    const unit = fc.constantFrom("a", " ", "𠮷", "😀", "é", "\n");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), fc.nat(400), fc.nat(400), (text, start, end) => {
        const anchor = makeAnchor(text, start, end, origin);
        if (!anchor) return;
        for (const part of [anchor.exact, anchor.prefix, anchor.suffix]) expect(part.isWellFormed()).toBe(true);
        expect(text.slice(anchor.start, anchor.end)).toBe(anchor.exact);
        expect(text.slice(0, anchor.start).endsWith(anchor.prefix)).toBe(true);
        expect(text.slice(anchor.end).startsWith(anchor.suffix)).toBe(true);
      }),
      { seed },
    );
  });
});

describe("resolveAnchor", () => {
  const anchor = anchorOn(files, "r/a.txt", quote);
  const withSpeech = (text: string, speaker = "Ann Ash"): Files => ({
    "r/a.txt": [[[speaker, text], ...(files["r/a.txt"]?.[0]?.slice(1) ?? [])]],
  });

  it("finds unchanged words exactly", () => {
    expect(resolve(anchor, files)).toMatchObject({ status: "exact", score: 1, exact: quote, key: anchor.key });
  });

  it("accepts no offsets at which other words stand", () => {
    const wrong = { ...anchor, start: anchor.start + 3, end: anchor.end + 3 };
    expect(resolve(wrong, files)).toMatchObject({ status: "moved", start: anchor.start, exact: quote });
  });

  it("is exact when only other parts of the file changed", () => {
    const changed = { "r/a.txt": [[["Ann Ash", speech] as Turn, ["Cyd Cole", "Something else was said."] as Turn]] };
    expect(resolve(anchor, changed)).toMatchObject({ status: "exact", start: anchor.start, exact: quote });
  });

  it("follows words that moved", () => {
    expect(resolve(anchor, withSpeech(`Order. ${speech}`))).toMatchObject({
      status: "moved",
      start: anchor.start + 7,
      exact: quote,
    });
    const later: Files = {
      "r/a.txt": [
        [
          ["Cyd Cole", reply],
          ["Ann Ash", speech],
        ],
      ],
    };
    expect(resolve(anchor, later)).toMatchObject({ status: "moved", exact: quote, start: anchor.start });
  });

  it("finds the nearest of several equal quotes by what stands around it", () => {
    const twice = `Last year the plan was ${quote}, as some recall well enough by now. ${speech}`;
    expect(resolve(anchor, withSpeech(twice))).toMatchObject({
      status: "moved",
      start: twice.lastIndexOf(quote),
    });
  });

  it("says that words changed, and gives those of now", () => {
    const found = resolve(anchor, withSpeech(speech.replace("£5 million", "£6 million")));
    expect(found).toMatchObject({ status: "changed", exact: "backed by £6 million of additional funding" });
    expect(found.score).toBeLessThan(1);
  });

  it("does not take changed words out of another speaker's mouth", () => {
    const changed = withSpeech(speech.replace("£5 million", "£6 million"), "Bob Birch");
    expect(resolve(anchor, changed).status).toBe("lost");
  });

  it("notices another speaker of the same words", () => {
    expect(resolve(anchor, withSpeech(speech, "Cyd Cole"))).toMatchObject({ status: "speaker-changed", exact: quote });
  });

  it("is ambiguous where two places fit equally, and names the other", () => {
    const both: Files = { "r/a.txt": [[["Cyd Cole", reply]], [["Ann Ash", speech]], [["Ann Ash", speech]]] };
    const found = resolve(anchor, both);
    expect(found.status).toBe("ambiguous");
    expect(found.candidates.map((candidate) => candidate.exact)).toEqual([quote]);
    expect(found.candidates[0]?.key).not.toBe(found.key);
  });

  it("prefers the same turn's place for a formula that recurs", () => {
    const formula = anchorOn(files, "r/a.txt", "I call the spokesperson.", 1);
    const [first = [], second = []] = files["r/a.txt"] as Turn[][];
    const longer: Files = { "r/a.txt": [first, [["Ann Ash", "One more turn stands here now."], ...second]] };
    const found = resolve(formula, longer);
    expect(found.status).toBe("moved");
    expect(parseOccurrenceKey(found.key as string)).toMatchObject({ extract: 1, index: 1 });
  });

  it("asks for the surroundings of a short quote, and never guesses one", () => {
    const short = anchorOn(files, "r/a.txt", "£5 million");
    expect(resolve(short, withSpeech(`Order. ${speech}`)).status).toBe("moved");
    expect(resolve(short, withSpeech("There is £5 million for something else, and that is all there is.")).status).toBe(
      "lost",
    );
    expect(resolve(short, withSpeech(speech.replace("£5 million", "£6 million"))).status).toBe("lost");
  });

  it("follows a renamed file and a turn that only another file still holds", () => {
    expect(resolve(anchor, { "r/b.txt": files["r/a.txt"] as Turn[][] })).toMatchObject({
      status: "moved",
      exact: quote,
      start: anchor.start,
    });
    const cut: Files = { "r/a.txt": [[["Bob Birch", reply]]], "r/b.txt": [[["Ann Ash", speech]]] };
    expect(parseOccurrenceKey(resolve(anchor, cut).key as string)?.source).toBe("r/b.txt");
  });

  it("does not take a formula of another file for its own", () => {
    const formula = anchorOn(files, "r/a.txt", "I call the spokesperson.");
    const other: Files = {
      "r/b.txt": [
        [
          ["Ann Ash", reply],
          ["Madam Deputy Speaker", "I call the spokesperson."],
        ],
      ],
    };
    const corpus = { ...corpusOf(other), inDebateOf: () => [] };
    expect(resolveAnchor(formula, corpus)).toMatchObject({ status: "lost", key: null });
  });

  it("finds changed words in another file of the debate", () => {
    const other: Files = { "r/b.txt": [[["Ann Ash", `${speech.replace("additional", "extra")} Thank you.`]]] };
    const long = anchorOn(files, "r/a.txt", "The taskforce is backed by £5 million of additional funding.");
    expect(resolve(long, other).status).toBe("lost");
    expect(resolve(long, other).candidates[0]?.exact).toContain("extra funding");
    const slight: Files = { "r/b.txt": [[["Ann Ash", speech.replace("additional", "aditional")]]] };
    expect(resolve(long, slight).status).toBe("changed");
  });

  it("is lost, with the unlike places as candidates, rather than wrong", () => {
    expect(resolve(anchor, withSpeech("Nothing of this kind was said today."))).toMatchObject({
      status: "lost",
      candidates: [],
    });
    expect(resolve({ ...anchor, key: "no key" }, files).status).toBe("lost");
  });

  it("scores less the more has changed", () => {
    const scores = [
      speech,
      `Order. ${speech}`,
      speech.replace("£5 million", "£6 million"),
      speech.replace("£5 million of additional", "£60 million of additional"),
    ].map((text) => resolve(anchor, withSpeech(text)).score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(scores.length);
  });

  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  const sentence = fc.array(word, { minLength: 15, maxLength: 40 }).map((words) => words.join(" "));

  it("keeps the words when text is put before, and does not care for the order of other turns", () => {
    fc.assert(
      fc.property(sentence, sentence, fc.array(sentence, { maxLength: 4 }), fc.nat(), (text, added, others, cut) => {
        const start = cut % (text.length - 40);
        const origin = { key: "", reader, speaker: "Ann Ash" };
        const before: Files = {
          "r/a.txt": [[["Ann Ash", text], ...others.map((other): Turn => ["Bob Birch", other])]],
        };
        const [occurrence] = corpusOf(before).inSource("r/a.txt");
        const made = makeAnchor(text, start, start + 40, { ...origin, key: occurrence?.key ?? "" }) as Anchor;
        expect(resolve(made, before)).toMatchObject({ status: "exact", exact: made.exact });
        const after: Files = {
          "r/a.txt": [[["Ann Ash", `${added}\n${text}`], ...others.map((other): Turn => ["Bob Birch", other])]],
        };
        const found = resolve(made, after);
        expect(found).toMatchObject({ status: "moved", exact: made.exact, start: made.start + added.length + 1 });
        expect(
          resolveAnchor(
            made,
            corpusOf(after, (list) => [...list].reverse()),
          ),
        ).toEqual(found);
        expect(resolve(made, { ...before, "r/b.txt": after["r/a.txt"] as Turn[][] }).key).toBe(made.key);
      }),
      { seed, numRuns: 60 },
    );
  });

  it("never reports a place whose text differs, whatever happened to the file", () => {
    const piece = fc.constantFrom(
      "the ",
      "taskforce ",
      "is backed by ",
      "£5 million ",
      "𠮷 ",
      "of additional ",
      "funding. ",
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(""));
    const turn = fc.tuple(fc.constantFrom("Ann Ash", "Bob Birch", null), text);
    const library = fc.record({
      "r/a.txt": fc.array(fc.array(turn, { maxLength: 3 }), { maxLength: 3 }),
      "r/b.txt": fc.array(fc.array(turn, { maxLength: 3 }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(200), library, (original, start, end, now) => {
        const key = formatOccurrenceKey({
          source: "r/a.txt",
          revision: sha("x"),
          extract: 0,
          index: 0,
          hash: sha(original),
        });
        const made = makeAnchor(original, start, end, { key, reader, speaker: "Ann Ash" });
        if (!made) return;
        const found = resolve(made, now);
        expect(
          resolveAnchor(
            made,
            corpusOf(now, (list) => [...list].reverse()),
          ),
        ).toEqual(found);
      }),
      { seed, numRuns: 400 },
    );
  });
});

describe("projectRange", () => {
  const project = (from: string, to: string, words: string) => {
    const start = from.indexOf(words);
    const found = projectRange(from, to, start, start + words.length);
    return found && to.slice(found.start, found.end);
  };

  it("is the same range in an equal text", () => {
    expect(projectRange(speech, speech, 3, 9)).toEqual({ start: 3, end: 9 });
  });

  it("follows words past what was put before them", () => {
    expect(project(speech, `Order.\n${speech.replace("this year", "soon")}`, quote)).toBe(quote);
  });

  it("takes a small change inside along, and gives up on a large one", () => {
    expect(project(speech, speech.replace("£5", "£6"), quote)).toBe(quote.replace("£5", "£6"));
    expect(project(speech, speech.replace(quote, "paid for"), quote)).toBeNull();
    expect(project(speech, reply, quote)).toBeNull();
  });

  it("gives nothing for a range outside the text", () => {
    expect(projectRange("abc", "abc", 2, 9)).toBeNull();
    expect(projectRange("abc", "abc", 2, 2)).toBeNull();
  });

  it("finds the same words wherever text was put around them", () => {
    const words = fc
      .array(fc.constantFrom("a ", "bé ", "𠮷野 ", "c’s ", "\n"), { maxLength: 20 })
      .map((list) => list.join(""));
    fc.assert(
      fc.property(words, words, words, (before, inside, after) => {
        const from = `start ${inside} stop`;
        const to = `${before}\n${from}\n${after}`;
        const found = projectRange(from, to, 0, from.length);
        expect(found && to.slice(found.start, found.end)).toBe(from);
      }),
      { seed },
    );
  });
});
