import { describe, expect, it } from "vitest";
import { nameForm, nameKey } from "./name-form.ts";
import { type KnownMembers, type Member, VoterResolver } from "./voters.ts";

const sitting = (name: string, more: Partial<Member> = {}): Member => ({
  name,
  house: "commons",
  first: 100,
  last: 200,
  seats: new Set(),
  ...more,
});
const MEMBERS = [
  sitting("Jane Doe", { seats: new Set(["ashby"]) }),
  sitting("Rob Roe"),
  sitting("Rita Roe", { first: 100, last: 120 }),
  sitting("Ann van Price"),
  sitting("Sam Sample", { house: "lords" }),
  sitting("Lord Corn", { house: "lords" }),
  sitting("Earl Vale", { house: "lords" }),
  sitting("Ian Marl (until 1870)", { first: -9000, last: -8000 }),
  sitting("Ian Marl"),
  sitting("Lord Loam (until 1870)", { house: "lords", first: -9000, last: -8000 }),
  sitting("Lord Loam", { house: "lords" }),
];
const IDS = new Map([
  ["x/person/7", ["Rob Roe"]],
  ["x/person/8", ["Jane Doe"]],
  ["x/member/3", ["Jane Doe", "Rob Roe"]],
]);
const known: KnownMembers = {
  byId: (id) => IDS.get(id) ?? [],
  idsOf: (name) => new Set([...IDS].flatMap(([id, names]) => (names.includes(name) ? [id] : []))),
  named(name) {
    const [member, ...others] = MEMBERS.filter((one) => nameForm(one.name).key === nameKey(name));
    return member && others.length === 0 ? member.name : null;
  },
  endingWith: (key) => MEMBERS.filter(({ name }) => ` ${nameForm(name).key}`.endsWith(` ${key}`)),
};

function who(printed: string, more: { id?: string; house?: string | null; day?: number | null; speaks?: string } = {}) {
  const { id = null, house = "commons", day = 150, speaks } = more;
  const place = { house, day, speaks: (name: string) => name === speaks };
  const { name, candidates } = new VoterResolver(known).resolve(printed, id, place);
  return name ?? (candidates.length > 0 ? `? ${candidates.join(", ")}` : "nobody here");
}

describe("who voted", () => {
  it("is certain by the source's own id, however the name is printed, where it is one person's", () => {
    expect(who("R", { id: "x/person/7" })).toBe("Rob Roe");
    expect(who("R", { id: "x/member/3" })).toBe("nobody here");
    expect(who("Doe, Jane", { id: "x/member/3" })).toBe("Jane Doe");
  });

  it("is certain by a whole name of that house, unless an id or a seat speaks against it", () => {
    expect(who("Doe, Jane")).toBe("Jane Doe");
    expect(who("Doe, rh Dame Jane teller")).toBe("Jane Doe");
    expect(who("Doe, Jane (Ashby)")).toBe("Jane Doe");
    expect(who("Doe, Jane (Thornton)")).toBe("? Jane Doe");
    expect(who("Doe, Jane", { id: "x/person/9" })).toBe("? Jane Doe");
    expect(who("Doe, Jane", { day: 900 })).toBe("Jane Doe");
    expect(who("Sample, Sam")).toBe("? Sam Sample");
    expect(who("Marsh, Kim")).toBe("nobody here");
  });

  it("is certain by first letters or a seat where one member of that house can be meant about that day", () => {
    expect(who("Doe, J.")).toBe("Jane Doe");
    expect(who("Doe, K.")).toBe("nobody here");
    expect(who("Doe, J.", { day: 201 })).toBe("? Jane Doe");
    expect(who("Doe, J.", { day: null })).toBe("? Jane Doe");
    expect(who("Roe, R.")).toBe("Rob Roe");
    expect(who("Roe, R.", { day: 110 })).toBe("? Rob Roe, Rita Roe");
    expect(who("Doe (Ashby)")).toBe("Jane Doe");
    expect(who("Doe (Thornton)")).toBe("? Jane Doe");
    expect(who("van Price, A")).toBe("Ann van Price");
  });

  it("is certain by a surname alone only where its one bearer also speaks in the debate", () => {
    expect(who("Doe")).toBe("? Jane Doe");
    expect(who("Mrs Doe", { speaks: "Jane Doe" })).toBe("Jane Doe");
    expect(who("Roe", { day: 110, speaks: "Rob Roe" })).toBe("? Rob Roe, Rita Roe");
  });

  it("knows peers by their rank in lists of the Lords alone", () => {
    expect(who("Corn, L. [Teller.]", { house: "lords" })).toBe("Lord Corn");
    expect(who("Vale, E.", { house: "lords" })).toBe("Earl Vale");
    expect(who("Corn, L.")).toBe("nobody here");
  });

  it("is of several who bore a whole name whoever sits about that day", () => {
    expect(who("Marl, Ian")).toBe("Ian Marl");
    expect(who("Marl, I.", { day: -8500 })).toBe("Ian Marl (until 1870)");
    expect(who("Marl, Ian", { day: -8500 })).toBe("Ian Marl (until 1870)");
    expect(who("Marl, Ian", { day: -500 })).toBe("? Ian Marl (until 1870), Ian Marl");
    expect(who("Loam, L.", { house: "lords" })).toBe("Lord Loam");
    expect(who("Loam, L.", { house: "lords", day: -8500 })).toBe("Lord Loam (until 1870)");
  });

  it("says why", () => {
    const reason = (printed: string, day: number) =>
      new VoterResolver(known).resolve(printed, null, { house: "commons", day, speaks: () => false }).reason;
    expect(reason("Roe, R.", 110)).toBe("More than one may be meant: Rob Roe, Rita Roe.");
    expect(reason("Doe, J.", 300)).toBe("Jane Doe may be meant, but speaks on other days only.");
  });
});
