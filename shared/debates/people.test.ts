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
  const reconstruction = reconstruct(sources, corrections);
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

  it("are one for names that share an id and a word, by marriage or with a peerage", () => {
    const id = "x.org/person/7";
    expect(people(sittings(["2001-01-06", `Jane Doe #${id}: @a`, `Jane Roe #${id}: @b`])).names).toEqual(["Jane Doe"]);
    expect(
      people(sittings(["2001-01-06", "Ed Vale #77: @a"], ["2020-01-06", "Lord Vale of Dunlin #77: @b"])).names,
    ).toEqual(["Lord Vale of Dunlin"]);
    expect(people(sittings(["2001-01-06", "Jane Doe #7: @a", "Jane Roe #7: @b"])).names).toHaveLength(2);
  });

  it("are not drawn into one by a name that ids give to several", () => {
    const sources = sittings(
      ["2001-01-06", "John Vale #x/person/1: @a"],
      ["2002-01-06", "John Vale #x/person/2: @b"],
      ["2010-01-06", "Lord Vale of Dunlin #x/person/2: @c"],
    );
    expect(rebuild(sources).map((debate) => turnsOf(debate)[0]?.name.value)).toEqual([
      "John Vale",
      "Lord Vale of Dunlin",
      "Lord Vale of Dunlin",
    ]);
  });

  it("are a woman and a man where nothing but a surname is printed of both", () => {
    const sources = sittings(["2025-01-06", "Mr Vale: @a", "Mrs Vale: @b", "Ms Vale: @c"], ["2025-01-07", "VALE: @d"]);
    expect(people(sources).people.map(({ id }) => id)).toEqual(["person:ms vale", "person:vale"]);
  });

  it("are one whether a title has its article or not", () => {
    const sources = sittings(
      ["2025-01-06", "The Earl of Vale: @a", "Earl of Vale: @b", "The Lord Bishop of Dunlin: @c"],
      ["2025-01-07", "The Bishop of Dunlin: @d", "The Marquess of Corn: @e", "Marquess of Corn: @f"],
    );
    expect(people(sources).people.map(({ id }) => id)).toEqual([
      "person:bishop of dunlin",
      "person:earl of vale",
      "person:marquess of corn",
    ]);
  });

  it("follow an id only where it is printed: a surname without one may be somebody else's", () => {
    const sources = sittings(
      ["2025-01-06", "Eric Forth #12: @a"],
      ["2025-01-07", "Mr Forth #12: @b"],
      ["2025-01-08", "Mr Forth: @c"],
    );
    const ids = rebuild(sources).map((debate) => turnsOf(debate)[0]?.personId);
    expect(ids).toEqual(["person:eric forth", "person:eric forth", "person:forth"]);
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
    expect(people(sources, split).names).toEqual(["Ann Lee", "Ann Lee of Hove", "Annie Lee"]);
    expect(turnsOf(rebuild(sources, [decide(split)])[0])[1]?.name).toMatchObject({
      value: "Ann Lee of Hove",
      origin: "set",
    });
    expect(people(sittings(["2025-01-06", "Ben Ode: @a"]), join, split).stale).toBe(2);
  });
});

describe("people of one name", () => {
  const BOTH = [
    ["1898-02-03", "The Earl of Onslow: @a"],
    ["1910-02-03", "The Earl of Onslow (Vale) (Con): @b"],
    ["1971-03-04", "The Earl of Onslow: @c"],
    ["2009-03-04", "The Earl of Onslow: @d"],
    [null, "The Earl of Onslow: @e"],
  ] satisfies [string | null, ...string[]][];
  const whoIn = (days: [string | null, ...string[]][], ...bodies: CorrectionBody[]) =>
    rebuild(
      sittings(...days),
      bodies.map((body, at) => decide(body, 10 + at)),
    ).map((debate) => turnsOf(debate)[0]?.name.value);
  const OLD = "The Earl of Onslow (until 1910)";
  const NEW = "The Earl of Onslow";

  it("are two where it is not printed for longer than anybody sits, which is said; without a day it is the last one", () => {
    const found = people(sittings(...BOTH));
    expect(found.people.map(({ id, name }) => [id, name])).toEqual([
      ["person:earl of onslow", NEW],
      ["person:earl of onslow until 1910", OLD],
    ]);
    expect(whoIn(BOTH)).toEqual([OLD, OLD, NEW, NEW, NEW]);
    const [first] = rebuild(sittings(...BOTH));
    expect(turnsOf(first)[0]?.name).toEqual({
      value: OLD,
      origin: "printed",
      reason: "the name is not printed between 1910 and 1971: taken for that of two people",
    });
  });

  it("are one in a library of few files, and where a long career can span what is printed", () => {
    const years = (...list: number[]) =>
      list.map((year): [string, string] => [`${year}-02-03`, "Lord Vale: @a".replace("@a", `word ${year}`)]);
    expect(people(sittings(...years(2001, 2006, 2011, 2016, 2021))).names).toEqual(["Lord Vale"]);
    expect(people(sittings(...years(1946, 2005))).names).toEqual(["Lord Vale"]);
    expect(people(sittings(...years(1946, 1970, 1990, 2015))).names).toEqual(["Lord Vale"]);
    expect(people(sittings(...years(1870, 1890, 1935, 1950))).names).toEqual(["Lord Vale", "Lord Vale (until 1890)"]);
    expect(people(sittings(...years(1850, 1852, 1930, 2000))).names).toHaveLength(3);
  });

  it("are said to be several where nothing tells them apart", () => {
    const years = Array.from({ length: 12 }, (_, at): [string, string] => [
      `${1870 + at * 10}-02-03`,
      `Mr Vale: ${at}`,
    ]);
    const [first] = rebuild(sittings(...years));
    expect(turnsOf(first)[0]?.name.value).toBe("Mr Vale");
    expect(turnsOf(first)[0]?.name.reason).toContain("printed for more than 75 years: of more than one person");
  });

  it("are one where a source's own id says so, and without a day whoever bears the id", () => {
    const [first, last] = [
      ["1910-02-03", "Lord Vale #7: @a"],
      ["2009-02-03", "Lord Vale #7: @b"],
    ] as const;
    expect(people(sittings([...first], [...last])).names).toEqual(["Lord Vale"]);
    expect(whoIn([[...first], ["2009-02-03", "Lord Vale: @b"], [null, "Lord Vale #7: @c"]])).toEqual([
      "Lord Vale (until 1910)",
      "Lord Vale",
      "Lord Vale (until 1910)",
    ]);
  });

  it("are one again when the analyst joins them, whatever comes to be printed afterwards", () => {
    const join = { type: "join-people", name: NEW, other: OLD } as const;
    expect(people(sittings(...BOTH), join)).toMatchObject({ names: [NEW], stale: 0 });
    const more = [["1912-02-03", "The Earl of Onslow: @f"], ...BOTH] satisfies typeof BOTH;
    expect(people(sittings(...more), join)).toMatchObject({ names: [NEW], stale: 0 });
    const back = { type: "join-people", name: OLD, other: NEW } as const;
    expect(people(sittings(...BOTH), back)).toMatchObject({ names: [NEW], stale: 0 });
  });

  it("stay one where the analyst joined two names that are far apart", () => {
    const days = [
      ["1910-02-03", "Lord Vale: @a"],
      ["2009-02-03", "The Earl of Corn: @b"],
    ] satisfies typeof BOTH;
    const join = { type: "join-people", name: "The Earl of Corn", other: "Lord Vale" } as const;
    expect(people(sittings(...days), join).names).toEqual(["The Earl of Corn"]);
  });

  it("can each be somebody else by the analyst's word, by all forms or by one, and keep what is set for them", () => {
    const join = { type: "join-people", name: "William Onslow", other: OLD } as const;
    expect(whoIn(BOTH, join)).toEqual(["William Onslow", "William Onslow", NEW, NEW, NEW]);
    const split = { type: "split-person", name: OLD, printed: "The Earl of Onslow", as: "William Onslow" } as const;
    expect(whoIn(BOTH, split)).toEqual(["William Onslow", OLD, NEW, NEW, NEW]);
    const lord = { type: "join-people", name: OLD, other: "Lord Onslow" } as const;
    const withLord = [...BOTH, ["1909-02-03", "Lord Onslow: @f"]] satisfies typeof BOTH;
    expect(whoIn(withLord, lord)).toEqual([OLD, OLD, OLD, NEW, NEW, NEW]);
    const set = { type: "person-field", field: "party", value: "Ind", from: null, to: null } as const;
    const partyIn = (...bodies: CorrectionBody[]) =>
      rebuild(
        sittings(...BOTH),
        bodies.map((body) => decide(body)),
      ).map((debate) => turnsOf(debate)[0]?.party.value);
    expect(partyIn({ ...set, person: OLD })).toEqual(["Ind", "Ind", null, null, null]);
    expect(partyIn({ ...set, person: NEW })).toEqual([null, "Con", "Ind", "Ind", "Ind"]);
    expect(partyIn({ ...set, person: NEW, from: "1890-01-01", to: "1899-01-01" })).toEqual([
      "Ind",
      "Con",
      null,
      null,
      null,
    ]);
  });

  it("leave decisions about one who is no longer in the library without effect, which is said", () => {
    const set = { type: "person-field", person: OLD, field: "party", value: "Ind", from: null, to: null } as const;
    const join = { type: "join-people", name: "William Onslow", other: OLD } as const;
    const now = BOTH.slice(2);
    expect(whoIn(now, join)).toEqual([NEW, NEW, NEW]);
    expect(people(sittings(...now), set, join).stale).toBe(2);
    expect(people(sittings(...BOTH), set, join).stale).toBe(0);
  });
});

describe("an incomplete name", () => {
  const named = (...turns: string[]) =>
    turnsOf(rebuild(sittings(["2025-01-06", ...turns]))[0]).map(({ name }) => [name.value, name.origin, name.reason]);

  it("is completed by the only full name in its debate that it fits, which is said", () => {
    const reason = "printed as “Mr. Hogg”; Dora Hogg, named in 0.txt, is the only one of that name in this debate";
    expect(named("Dora Hogg (Hove): @a", "Ann Lee: @b", "Mr. Hogg: @c", "HOGG: @d")).toEqual([
      ["Dora Hogg", "printed", null],
      ["Ann Lee", "printed", null],
      ["Dora Hogg", "carried", reason],
      ["Dora Hogg", "carried", reason.replace("Mr. Hogg", "HOGG")],
    ]);
    expect(named("Mr Vale Hogg: @a", "Tom Vale Hogg: @b")[0]?.[0]).toBe("Tom Vale Hogg");
    expect(named("Lord Hogg: @a", "Lord Hogg of Dunlin: @b")[0]?.[0]).toBe("Lord Hogg of Dunlin");
  });

  it("is completed from first letters, where one name alone fits them", () => {
    for (const printed of ["Ms AE Vale", "Ms A. E. Vale", "A.E. Vale", "Ms A E VALE"]) {
      expect(named(`${printed}: @a`, "Anna Vale: @b", "Tom Vale: @c")[0]?.slice(0, 2)).toEqual([
        "Anna Vale",
        "carried",
      ]);
    }
    expect(named("Ms AE Vale: @a", "Anna Vale: @b", "Adam Vale: @c")[0]).toEqual([
      "Ms AE Vale",
      "printed",
      "“Ms AE Vale” may be Adam Vale or Anna Vale, who are all named in this debate",
    ]);
    expect(named("Ms AE Vale: @a", "Mr Andrew Vale: @b")[0]?.[0]).toBe("Ms AE Vale");
    expect(named("Mr JA Vale: @a", "John Brian Vale: @b")[0]?.[0]).toBe("Mr JA Vale");
    expect(named("Mr JA Vale: @a", "J Vale: @b")[0]?.[0]).toBe("Mr JA Vale");
  });

  it("with first letters is that of the only one in the library whom they fit, then and in that house, which is said", () => {
    const chair = ["2005-02-03", "Deputy Speaker = Ms AE Vale: @a"] satisfies [string, string];
    const nameIn = (...others: [string | null, ...string[]][]) =>
      rebuild(sittings(chair, ...others))
        .flatMap(turnsOf)
        .find(({ speaker }) => speaker?.name === "Ms AE Vale")?.name;
    const around = [
      ["2004-02-03", "Anna Vale: @b"],
      ["2006-02-03", "Anna Vale: @c"],
    ] satisfies [string, string][];
    expect(nameIn(...around)).toEqual({
      value: "Anna Vale",
      origin: "carried",
      reason: "printed as “Ms AE Vale”; nobody else in the library has a name that these letters fit",
    });
    const stays = (...others: [string | null, ...string[]][]) => expect(nameIn(...others)?.value).toBe("Ms AE Vale");
    stays(["2007-02-03", "Anna Vale: @b"]);
    stays(...around, ["2005-02-03", "Alice Vale: @d"]);
    stays(...around, ["2005-02-03", "Ms AF Vale: @d"]);
    stays(["2005-02-03", "Mr Andrew Vale: @d"]);
    stays(["2005-02-03", "Ms Vale: @d"]);
    const senate = { title: "Other", date: "2005-03-04", house: "lords" } as const;
    const elsewhere = makeSource("s.txt", [{ ...senate, turns: ["Anna Vale: @d"] }]);
    expect(turnsOf(rebuild([...sittings(chair), elsewhere])[0])[0]?.name.value).toBe("Ms AE Vale");
  });

  it("that an id or letters gave to somebody is the analyst's to take away", () => {
    const byId = sittings(["2025-01-06", "Mr Forth #12: @a", "Eric Forth #12: @b"]);
    const letters = sittings(["2025-01-06", "Ms AE Vale: @a"], ["2025-01-07", "Anna Vale: @b"]);
    const split = { type: "split-person", as: "Ada Corn" } as const;
    const forth = { ...split, name: "Eric Forth", printed: "Mr Forth #12" };
    const vale = { ...split, name: "Anna Vale", printed: "Ms AE Vale" };
    expect(people(byId, forth).names).toEqual(["Ada Corn", "Eric Forth"]);
    expect(people(letters, vale).names).toEqual(["Ada Corn", "Anna Vale"]);
    expect(people(letters, { ...vale, as: "Ms AE Vale" }).names).toEqual(["Ms AE Vale", "Anna Vale"]);
    expect(people(letters).names).toEqual(["Anna Vale"]);
  });

  it("of a senator is completed as others are", () => {
    expect(named("Senator Vale: @a", "Senator Anna Vale: @b")[0]?.slice(0, 2)).toEqual([
      "Senator Anna Vale",
      "carried",
    ]);
    const { people: all } = people(sittings(["2025-01-06", "Senator Vale: @a"], ["2025-01-07", "Mr Vale: @b"]));
    expect(all.map(({ id }) => id)).toEqual(["person:senator vale", "person:vale"]);
  });

  it("of a knight is the given name", () => {
    expect(named("Sir Tom: @a", "Sir Tom Vale: @b", "Tom Hogg: @c", "Sir Ian Tom: @d")[0]?.[0]).toBe("Sir Tom Vale");
    const sources = sittings(["2025-01-06", "Sir Tom (Hove) (Lab): @a"], ["2025-01-07", "Sir Tom: @b", "Mr Tom: @c"]);
    expect(people(sources).people.map(({ id }) => id)).toEqual(["person:sir tom", "person:tom"]);
    expect(turnsOf(rebuild(sources)[1])[0]?.party.value).toBeNull();
  });

  it("stays as printed where several fit, or none, and says why", () => {
    expect(named("Dora Hogg: @a", "Tom Hogg: @b", "Mr Hogg: @c")[2]).toEqual([
      "Mr Hogg",
      "printed",
      "“Mr Hogg” may be Dora Hogg or Tom Hogg, who are all named in this debate",
    ]);
    expect(named("Mr Hogg: @a")[0]).toEqual([
      "Mr Hogg",
      "printed",
      "“Mr Hogg” is all that this debate prints of the name",
    ]);
    expect(named("Mrs Hogg: @a", "Sir Tom Hogg: @b", "Lady Hogg: @c")[0]?.[0]).toBe("Mrs Hogg");
    expect(named("Sir Tom: @a", "Ann Tom: @b")[0]?.[0]).toBe("Sir Tom");
  });

  it("is completed across the files of one debate, never across debates, and nothing is carried to it", () => {
    const item = { title: "Harbour Dues", date: "2025-01-06" };
    const other = makeSource("c.txt", [{ title: "Lanterns", date: "2025-01-06", turns: ["Mr Hogg (Con): @c"] }]);
    const sources = [
      makeSource("a.txt", [{ ...item, turns: ["Mr Hogg: @a", "Ann Lee: @b"] }]),
      makeSource("b.txt", [{ ...item, participants: ["Tom Hogg"], turns: ["Ann Lee: @b", "Tom Hogg: @a"] }]),
      other,
      makeSource("d.txt", [{ title: "Bridges", date: "2025-01-07", turns: ["Mr Hogg: @d"] }]),
    ];
    const [dues, lanterns, bridges] = rebuild(sources);
    expect(turnsOf(dues).map((turn) => [turn.name.value, turn.occurrences.length])).toContainEqual(["Tom Hogg", 2]);
    expect(turnsOf(lanterns)[0]).toMatchObject({ name: { value: "Mr Hogg" }, party: { value: null } });
    expect(turnsOf(bridges)[0]).toMatchObject({ name: { value: "Mr Hogg" }, constituency: { value: null } });
  });

  it("is the owner of an excerpts page when it fits", () => {
    const [debate] = rebuild([
      makeSource("a.txt", [{ title: "Dues", date: "2025-01-06", participants: ["Tom Hogg"], turns: ["Mr Hogg: @a"] }]),
    ]);
    expect(turnsOf(debate)[0]).toMatchObject({ personId: "person:tom hogg", name: { value: "Tom Hogg" } });
  });

  it("may be an office, which is the person whom the same debate names with it", () => {
    const office =
      "printed as “Madam Speaker”; Una Far, named in 0.txt, is the only one with that office in this debate";
    expect(named("MADAM SPEAKER = Una Far: @a", "Madam Speaker = : @b")[1]).toEqual(["Una Far", "carried", office]);
    expect(named("The Minister = Ann Lee: @a", "The Minister = Tom Hogg: @b", "The Minister = : @c")[2]).toEqual([
      null,
      "none",
      "“The Minister” may be Ann Lee or Tom Hogg, who are all named in this debate",
    ]);
    expect(named("The Minister = : @a", "Ann Lee: @b")[0]).toEqual([null, "none", null]);
  });

  it("is the analyst's to decide", () => {
    const sources = sittings(["2025-01-06", "Tom Hogg: @a", "Mr Hogg: @b"]);
    const split = { type: "split-person", name: "Tom Hogg", printed: "Mr Hogg", as: "Abel Hogg" } as const;
    const join = { type: "join-people", name: "Abel Hogg", other: "Mr Hogg" } as const;
    for (const body of [split, join]) {
      const [debate] = rebuild(sources, [decide(body)]);
      expect(turnsOf(debate).map((turn) => turn.personId)).toEqual(["person:tom hogg", "person:abel hogg"]);
    }
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
