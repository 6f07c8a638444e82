import { describe, expect, it } from "vitest";
import type { CorrectionBody } from "../model/correction.ts";
import { reconstruct } from "./reconstruct.ts";
import { keyIn, makeSource } from "./testing/make-source.ts";
import { decide, outline, rebuild, turnsOf } from "./testing/outline.ts";

/** Files a.txt, b.txt, ... that each print one debate by these turns. */
function files(...turns: string[][]) {
  return turns.map((each, at) =>
    makeSource(`${"abcdefgh"[at]}.txt`, [{ title: "Harbour Dues", date: "2025-01-06", turns: each }]),
  );
}

function shown(...turns: string[][]): string {
  const sources = files(...turns);
  return outline(rebuild(sources)[0], sources);
}

const LEE = (text: string) => `Ann Lee: @${text}`;
const CHAIR = "Mary Chair: Order.";

describe("occurrences of one turn", () => {
  it("have the same speaker and nearly the same words; differences are kept", () => {
    const sources = files([LEE("a"), LEE("b")], ["Ann Lee (Hove) (Lab): @b~", "Ben Ode: @a"]);
    const [debate] = rebuild(sources);
    expect(outline(debate, sources)).toBe("a b×2 a");
    const merged = turnsOf(debate)[1];
    expect(merged?.variants).toEqual([{ key: keyIn(sources[1] as never, 0, 0), similarity: expect.any(Number) }]);
    expect(merged?.variants[0]?.similarity).toBeGreaterThan(0.9);
    expect(merged?.reasons[0]).toMatch(/^Same speaker and nearly the same words \(9\d %\) in a\.txt and b\.txt\.$/);
    expect(merged?.party).toEqual({ value: "Lab", origin: "printed", reason: null });
  });

  it("may print the speaker with or without honorific, or by office alone", () => {
    expect(shown(["Sir Ben Ode (Con): @a"], ["Ben Ode MP: @a"])).toBe("a×2");
    expect(shown(["The Minister = Ben Ode: @a"], ["Dr Ben Ode: @a"])).toBe("a×2");
    expect(shown([": @a"], [": @a"])).toBe("a×2");
    expect(shown([": @a"], [LEE("a")])).toBe("?(a) | ?(a)");
  });

  it("merge when short only beside a merged turn, with no gap on one side only", () => {
    expect(shown([LEE("a"), CHAIR], [LEE("a"), CHAIR])).toBe("a×2 Order.×2");
    expect(shown([CHAIR, LEE("a")], [CHAIR, LEE("a")])).toBe("Order.×2 a×2");
    expect(shown([CHAIR], [CHAIR, LEE("b")])).toBe("?(Order. b) | ?(Order.)");
    expect(shown([LEE("a"), CHAIR], [LEE("a"), `…${CHAIR}`, LEE("b")])).toBe("a×2 Order. …Order. b");
    expect(shown([LEE("a"), CHAIR, CHAIR, LEE("b")], [LEE("a"), CHAIR, CHAIR])).toBe("a×2 Order.×2 Order.×2 b");
  });

  it("are told apart by order where one extract prints the same words twice", () => {
    expect(shown([LEE("a"), LEE("b"), LEE("a")], [LEE("b"), LEE("a")])).toBe("a b×2 a×2");
    expect(shown([LEE("a"), LEE("a")], [LEE("a"), LEE("a")])).toBe("a×2 a×2");
  });

  it("are joined and split by the analyst, the later decision winning", () => {
    const sources = files([LEE("a"), LEE("b")], ["Ben Ode: @c", LEE("b")]);
    const [a, c] = [keyIn(sources[0] as never, 0, 0), keyIn(sources[1] as never, 0, 0)];
    const [b, otherB] = [keyIn(sources[0] as never, 0, 1), keyIn(sources[1] as never, 0, 1)];
    const with_ = (...bodies: CorrectionBody[]) =>
      outline(
        rebuild(
          sources,
          bodies.map((body, at) => decide(body, 10 + at)),
        )[0],
        sources,
      );
    expect(with_({ type: "join", keys: [a, c] })).toBe("a×2 b×2");
    expect(with_({ type: "join", keys: [a, c] }, { type: "split", keys: [c, a] })).toBe("?(a) | ?(c) | b×2");
    expect(with_({ type: "split", keys: [b, otherB] })).toBe("?(a b) | ?(c b)");
    expect(with_({ type: "split", keys: [b, otherB] }, { type: "join", keys: [b, otherB] })).toBe("?(a) | ?(c) | b×2");
  });

  it("of one extract are never joined: such a correction does not apply", () => {
    const sources = files([LEE("a"), LEE("b")]);
    const keys: [string, string] = [keyIn(sources[0] as never, 0, 0), keyIn(sources[0] as never, 0, 1)];
    const join = decide({ type: "join", keys });
    expect(reconstruct(sources, [join]).staleCorrections).toEqual([join.id]);
    expect(outline(rebuild(sources, [join])[0], sources)).toBe("a b");
  });
});

describe("order", () => {
  it("is put together from the orders of the extracts", () => {
    expect(shown([LEE("a"), LEE("b"), LEE("c")], [LEE("c"), LEE("d")], [LEE("e"), LEE("a")])).toBe("e a×2 b c×2 d");
  });

  it("is unknown only where no extract tells", () => {
    expect(shown([LEE("a"), LEE("b"), LEE("d")], [LEE("a"), LEE("c"), LEE("d")])).toBe("a×2 | ?(b) | ?(c) | d×2");
    expect(shown([LEE("a"), LEE("b")], [LEE("c"), LEE("d")], [LEE("d"), LEE("e")])).toBe("?(a b) | ?(c d×2 e)");
  });

  it("of the source with most contributions wins where they contradict, and the other place is flagged", () => {
    const sources = files([LEE("a"), LEE("b"), LEE("c")], [LEE("c"), LEE("a")]);
    const [debate] = rebuild(sources);
    expect(outline(debate, sources)).toBe("a×2 b c×2");
    expect(turnsOf(debate)[0]?.reasons.at(-1)).toMatch(
      /^b\.txt prints this after “.*…”; the order of a\.txt, which prints most of the debate, is kept\.$/,
    );
  });

  it("of runs is set by the analyst: known only when all are, by the latest decision", () => {
    const sources = files([LEE("a")], [LEE("b")], [LEE("c")]);
    const [a, b, c] = sources.map((source) => keyIn(source, 0, 0)) as [string, string, string];
    const ordered = (...pairs: [string, string][]) =>
      rebuild(
        sources,
        pairs.map(([before, after], at) => decide({ type: "order", before, after }, 10 + at)),
      )[0];
    expect(outline(ordered([c, a]), sources)).toBe("?(b) | ?(c) | ?(a)");
    expect(outline(ordered([c, a], [a, b]), sources)).toBe("c | a | b");
    expect(ordered([c, a], [a, b])?.runs.map((run) => run.orderOrigin)).toEqual(["set", "set", "set"]);
    const contradicted = ordered([c, a], [a, b], [b, c]);
    expect(outline(contradicted, sources)).toBe("a | b | c");
    expect(contradicted?.reasons.at(-1)).toBe(
      "An order set by JS on 3 March 2026 contradicts what is printed or set later; it is not followed.",
    );
  });
});

describe("a marked gap", () => {
  it("is closed when another source prints what stands in it", () => {
    expect(shown([LEE("a"), "…Ann Lee: @c"], [LEE("a"), LEE("b"), LEE("c")])).toBe("a×2 b c×2");
    expect(shown([LEE("a"), "…Ann Lee: @d"], [LEE("a"), LEE("b")], [LEE("b"), LEE("d")])).toBe("a×2 b×2 d×2");
  });

  it("stays when only a part of it is filled, where words are still missing", () => {
    expect(shown([LEE("a"), "…Ann Lee: @c"], [LEE("a"), LEE("b")])).toBe("a×2 b …c");
    expect(shown([LEE("a"), "…Ann Lee: @c"], [LEE("b"), LEE("c")])).toBe("a …b c×2");
    expect(shown([LEE("a"), "…Ann Lee: @d"], [LEE("a"), LEE("b")], [LEE("c"), LEE("d")])).toBe("a×2 b …c d×2");
  });

  it("stays when another source prints the same two turns without a marker", () => {
    expect(shown([LEE("a"), "…Ann Lee: @c"], [LEE("a"), LEE("c")])).toBe("a×2 …c×2");
  });
});

describe("a written question", () => {
  it("whose day of asking nobody prints has that of its answer, which is said", () => {
    const facts = { kind: "written-question", title: "Dues", answeredDate: "2025-01-17" } as const;
    const [debate] = reconstruct(
      [makeSource("a.xml", [{ ...facts, turns: [": How many?", "Ann Lee: @a"] }])],
      [],
    ).debates;
    const [question, answer] = debate?.runs.flatMap((run) => run.contributions) ?? [];
    expect(question?.date).toMatchObject({ value: "2025-01-17", origin: "carried" });
    expect(question?.date.reason).toContain("when it was asked is not printed");
    expect(answer?.date).toMatchObject({ value: "2025-01-17", origin: "printed" });
    expect(debate?.date.value).toBeNull();
  });
});
