import { describe, expect, it } from "vitest";
import type { CorrectionBody } from "../model/correction.ts";
import { peopleOf, unnamedSpeakers, wordCounter } from "./people-view.ts";
import { reconstruct } from "./reconstruct.ts";
import { sightingsOf, tabulateSightings } from "./sightings.ts";
import { makeSource } from "./testing/make-source.ts";
import { decide } from "./testing/outline.ts";
import { seedSources } from "./testing/seed-sources.ts";

function viewOf(sources: ReturnType<typeof makeSource>[], ...bodies: CorrectionBody[]) {
  const reconstruction = reconstruct(
    sources,
    bodies.map((body) => decide(body)),
  );
  const sightings = tabulateSightings(reconstruction.debates.map((one) => sightingsOf(one, wordCounter(sources))));
  return { people: peopleOf(reconstruction.people, sightings), unnamed: unnamedSpeakers(sightings) };
}

const DUES = makeSource("a.txt", [
  {
    title: "Harbour Dues",
    date: "2025-01-06",
    turns: ["The Minister = Ann Lee: one two three", "Tom Hogg (Hove) (Lab): four five", "Mr Hogg: six"],
  },
]);
const LANTERNS = makeSource("b.txt", [
  {
    title: "Lanterns",
    date: "2025-02-07",
    turns: ["Tom Hogg (Hove) (Ind): seven", "Ann Lee: eight", "The Clerk = : nine"],
  },
]);

describe("the people of a library", () => {
  it("come with every form, office, party and constituency, and when each was seen first and last", () => {
    const { people } = viewOf([LANTERNS, DUES]);
    expect(people.map((person) => person.name)).toEqual(["Ann Lee", "Tom Hogg"]);
    expect(people[0]).toMatchObject({
      first: "2025-01-06",
      last: "2025-02-07",
      offices: [{ value: "The Minister", origin: "printed", first: "2025-01-06", last: "2025-01-06", turns: 1 }],
      parties: [],
      contributions: 2,
      debates: 2,
      words: 4,
    });
    expect(people[1]).toMatchObject({
      forms: [
        { printed: "Mr Hogg", count: 1, first: "2025-01-06", last: "2025-01-06" },
        { printed: "Tom Hogg (Hove) (Ind)", count: 1, first: "2025-02-07", last: "2025-02-07" },
        { printed: "Tom Hogg (Hove) (Lab)", count: 1, first: "2025-01-06", last: "2025-01-06" },
      ],
      parties: [
        { value: "Lab", first: "2025-01-06", last: "2025-01-06" },
        { value: "Ind", first: "2025-02-07", last: "2025-02-07" },
      ],
      constituencies: [{ value: "Hove", first: "2025-01-06", last: "2025-02-07", turns: 2 }],
      contributions: 3,
      words: 4,
      reasons: ["printed as “Mr Hogg”; Tom Hogg, named in a.txt, is the only one of that name in this debate"],
    });
  });

  it("show what the analyst set apart from what is printed", () => {
    const set = {
      type: "person-field",
      person: "Ann Lee",
      field: "party",
      value: "Lab",
      from: null,
      to: null,
    } as const;
    expect(viewOf([DUES, LANTERNS], set).people[0]?.parties).toEqual([
      { value: "Lab", origin: "set", first: "2025-01-06", last: "2025-02-07", turns: 2 },
    ]);
  });

  it("do not hold speakers without a name, who are listed by what is printed", () => {
    const seen = { first: "2025-02-07", last: "2025-02-07" };
    expect(viewOf([LANTERNS, DUES]).unnamed).toEqual([
      {
        printed: "The Clerk",
        ...seen,
        offices: [{ value: "The Clerk", origin: "printed", turns: 1, ...seen }],
        parties: [],
        constituencies: [],
        contributions: 1,
        inTheChair: 0,
        debates: 1,
        words: 1,
        reasons: [],
      },
    ]);
  });

  it("are six in the seeds, with the words that each spoke, once", () => {
    const { people, unnamed } = viewOf(seedSources());
    expect(people.map(({ name, contributions, inTheChair }) => [name, contributions, inTheChair])).toEqual([
      ["David Simmonds", 1, 0],
      ["Gareth Snell", 1, 0],
      ["Harpreet Uppal", 2, 0],
      ["Jess Phillips", 1, 0],
      ["Judith Cummins", 8, 8],
      ["Yvette Cooper", 15, 0],
    ]);
    expect(people.at(-1)).toMatchObject({ words: 4251, first: "2024-09-02", last: "2025-06-16" });
    expect(unnamed).toEqual([]);
  });
});
