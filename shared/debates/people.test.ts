import { describe, expect, it } from "vitest";
import type { CorrectionBody } from "../model/correction.ts";
import { reconstruct } from "./reconstruct.ts";
import { keyIn, makeSource } from "./testing/make-source.ts";
import { decide, rebuild, turnsOf } from "./testing/outline.ts";

/** One debate a file: the day, then its turns. */
function sittings(...days: [string | null, ...string[]][]) {
  return days.map(([date, ...turns], at) => makeSource(`${at}.txt`, [{ title: `Item ${at}`, date, turns }]));
}

function people(sources: ReturnType<typeof sittings>, ...bodies: CorrectionBody[]) {
  const corrections = bodies.map((body, at) => decide(body, 10 + at));
  const { reconstruction } = reconstruct(sources, corrections);
  return {
    names: reconstruction.people.map((person) => person.name),
    stale: reconstruction.staleCorrections.length,
    people: reconstruction.people,
  };
}

describe("people", () => {
  it("are one for all printed forms of a name", () => {
    const sources = sittings(
      ["2025-01-06", "Sir José Núñez (Hove) (Con): @a", "The Minister = Jose Nunez: @b", "Lord Nunez: @c"],
      ["2025-01-07", "Mr JOSÉ NÚÑEZ: @d", "Sir José Núñez (Hove) (Con): @e"],
    );
    expect(people(sources).people).toEqual([
      {
        id: "person:jose nunez",
        name: "Sir José Núñez",
        printedForms: [
          { printed: "Sir José Núñez (Hove) (Con)", count: 2 },
          { printed: "Mr JOSÉ NÚÑEZ", count: 1 },
          { printed: "The Minister (Jose Nunez)", count: 1 },
        ],
      },
      { id: "person:lord nunez", name: "Lord Nunez", printedForms: [{ printed: "Lord Nunez", count: 1 }] },
    ]);
  });

  it("are one for names with the same surname and the same id of a source", () => {
    const sources = sittings(["2025-01-06", "Mr Forth #12: @a", "Eric Forth #12: @b", "Ann Lee #12: @c"]);
    expect(people(sources).names).toEqual(["Ann Lee", "Eric Forth"]);
    expect(turnsOf(rebuild(sources)[0])[0]?.name).toEqual({
      value: "Eric Forth",
      origin: "printed",
      reason: "printed as “Mr Forth”",
    });
  });

  it("are joined and told apart by the analyst, who hears when that no longer applies", () => {
    const sources = sittings(["2025-01-06", "Ann Lee: @a", "Ann Lee (Hove): @b", "Annie Lee: @c"]);
    const join = { type: "join-people", name: "Ann Lee", other: "Annie Lee" } as const;
    const split = { type: "split-person", name: "Ann Lee", printed: "Ann Lee (Hove)", as: "Ann Lee of Hove" } as const;
    expect(people(sources, join).names).toEqual(["Ann Lee"]);
    expect(people(sources, split).people.map((person) => person.id)).toEqual([
      "person:ann lee",
      "person:ann lee of hove",
      "person:annie lee",
    ]);
    expect(people(sittings(["2025-01-06", "Ben Ode: @a"]), join, split).stale).toBe(2);
  });
});

describe("what is known of a speaker", () => {
  const party = (sources: ReturnType<typeof sittings>, ...bodies: CorrectionBody[]) =>
    rebuild(
      sources,
      bodies.map((body, at) => decide(body, 10 + at)),
    ).map((debate) => turnsOf(debate)[0]?.party);

  it("is carried from the same debate first, then from the nearest day within two years", () => {
    const sources = sittings(
      ["2025-01-06", "Ann Lee: @a", "Ann Lee (Hove) (Lab): @b"],
      ["2025-01-08", "Ann Lee: @c"],
      ["2025-03-01", "Ann Lee (Hove) (Ind): @d"],
      ["2027-06-01", "Ann Lee: @e"],
      [null, "Ann Lee: @f"],
    );
    expect(party(sources)).toEqual([
      { value: "Lab", origin: "carried", reason: "printed in 0.txt, elsewhere in this debate" },
      {
        value: "Lab",
        origin: "carried",
        reason: "printed in 0.txt on 6 January 2025; “Ind” is printed in 2.txt on 1 March 2025",
      },
      { value: "Ind", origin: "printed", reason: null },
      { value: null, origin: "none", reason: null },
      { value: null, origin: "none", reason: null },
    ]);
  });

  it("is what the analyst sets, between the days given, and can be taken away", () => {
    const sources = sittings(
      ["2025-01-06", "Ann Lee (Hove) (Lab): @a"],
      ["2025-02-06", "Ann Lee: @b"],
      [null, "Ann Lee: @c"],
    );
    const set = { type: "person-field", person: "Sir ann lee", field: "party", from: null, to: null } as const;
    expect(party(sources, { ...set, value: "Ind", from: "2025-02-01" }).map((each) => each?.value)).toEqual([
      "Lab",
      "Ind",
      null,
    ]);
    expect(party(sources, { ...set, value: "Ind" })[0]).toEqual({
      value: "Ind",
      origin: "set",
      reason: "set by JS on 3 March 2026; 0.txt prints “Lab”",
    });
    expect(party(sources, { ...set, value: "Ind" }, { ...set, value: null })).toContainEqual({
      value: null,
      origin: "set",
      reason: "set by JS on 3 March 2026",
    });
    expect(people(sources, { ...set, person: "Nobody Here", value: "Ind" }).stale).toBe(1);
  });

  it("follows the analyst's word on who speaks, not what is printed about somebody else", () => {
    const sources = sittings(["2025-01-06", "Ann Lee (Hove) (Lab): @a", "Ben Ode (Con): @b"]);
    const [source] = sources;
    const body = { type: "contribution-field", key: keyIn(source as never, 0, 0), field: "speaker" } as const;
    const turn = (value: string | null) => turnsOf(rebuild(sources, [decide({ ...body, value })])[0])[0];
    expect(turn("Ben Ode")).toMatchObject({
      personId: "person:ben ode",
      name: { value: "Ben Ode", origin: "set" },
      constituency: { value: "Con", origin: "carried" },
      party: { value: null },
      speaker: { printed: "Ann Lee (Hove) (Lab)" },
    });
    expect(turn(null)).toMatchObject({ personId: null, name: { value: null, origin: "set" }, party: { value: null } });
  });
});
