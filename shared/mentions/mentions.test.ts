import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanTokens } from "../text/tokens.ts";
import { findMentions, isInMentions } from "./find-mentions.ts";
import { readMentionForm, writeMentionForm } from "./mention.ts";
import { officeNames } from "./office-names.ts";
import { type KnownPeople, type MentionPlace, resolveMention, seatKey } from "./resolve-mention.ts";

const found = (text: string) =>
  findMentions(text).map(({ start, end, name, constituency, office }) => [
    text.slice(start, end),
    name ?? "",
    constituency ?? "",
    office ?? "",
  ]);

function termsOf(text: string): string[] {
  const terms: string[] = [];
  scanTokens(text, (term) => terms.push(term));
  return terms;
}

describe("findMentions", () => {
  it.each([
    [
      "I thank my hon. Friend the Member for Ashby (Ann Example), and",
      ["my hon. Friend the Member for Ashby (Ann Example)", "Ann Example", "Ashby", ""],
    ],
    ["the right hon. Member for Brill East (Sir Bob Sample)", ["", "Sir Bob Sample", "Brill East", ""]],
    ["as the Member for Ruislip, Northwood and Pinner. Next", ["", "", "Ruislip, Northwood and Pinner", ""]],
    ["The hon. Member for Strangford in Northern Ireland", ["The hon. Member for Strangford", "", "Strangford", ""]],
    ["the Member for Na h-Eileanan an Iar", ["", "", "Na h-Eileanan an Iar", ""]],
    [
      "the hon. Member for Brill-on-the-Sea-but not for",
      ["the hon. Member for Brill-on-the-Sea", "", "Brill-on-the-Sea", ""],
    ],
    ["the Member for Reading, West (Mr. Sample)", ["", "Mr. Sample", "Reading, West", ""]],
    ["the Member for Ashby’s question", ["the Member for Ashby", "", "Ashby", ""]],
    ["she asked the Home Secretary to", ["the Home Secretary", "", "", "Home Secretary"]],
    ["The Prime Minister's answer", ["The Prime Minister", "", "", "Prime Minister"]],
    ["the shadow Home Secretary (Ann Example)", ["", "Ann Example", "", "shadow Home Secretary"]],
    [
      "my right hon. and learned Friend the Chancellor of the Duchy of Lancaster",
      ["", "", "", "Chancellor of the Duchy of Lancaster"],
    ],
    ["the Minister for Policing and Crime Prevention said", ["", "", "", "Minister for Policing and Crime Prevention"]],
    ["the Chief Secretary to the Treasury", ["", "", "", "Chief Secretary to the Treasury"]],
    ["my hon. Friend (Ann Example)", ["", "Ann Example", "", ""]],
    ["the right hon. Lady asked", ["the right hon. Lady", "", "", ""]],
    [
      "the noble Lord, Lord Sample of Brill, and",
      ["the noble Lord, Lord Sample of Brill", "Lord Sample of Brill", "", ""],
    ],
    ["my noble friend Lady Example of Ashby", ["", "Lady Example of Ashby", "", ""]],
    // Canada
    ["I thank the member for Bow River.", ["the member for Bow River", "", "Bow River", ""]],
    ["the hon. member for Ashby—Brill said", ["the hon. member for Ashby", "", "Ashby", ""]],
    ["my colleague from Bow River asked", ["my colleague from Bow River", "", "Bow River", ""]],
    ["the Minister of Finance is", ["the Minister of Finance", "", "", "Minister of Finance"]],
    ["the leader of the official opposition", ["", "", "", "leader of the official opposition"]],
    // Australia
    ["I thank Senator Sample for that", ["Senator Sample", "Sample", "", ""]],
    ["the Treasurer, who", ["the Treasurer", "", "", "Treasurer"]],
    ["the Attorney-General's bill", ["the Attorney-General", "", "", "Attorney-General"]],
    // Ireland
    ["as Deputy Ó Sample said", ["Deputy Ó Sample", "Ó Sample", "", ""]],
    ["Deputy Ann de Brún asked", ["Deputy Ann de Brún", "Ann de Brún", "", ""]],
    ["the Taoiseach and", ["the Taoiseach", "", "", "Taoiseach"]],
    ["the Tánaiste’s reply", ["the Tánaiste", "", "", "Tánaiste"]],
    // United States
    [
      "I yield to the gentleman from Texas (Mr. SAMPLE).",
      ["the gentleman from Texas (Mr. SAMPLE)", "Mr. SAMPLE", "Texas", ""],
    ],
    ["my friend, the distinguished Senator from Maine", ["", "", "", "Senator from Maine"]],
    ["the gentlewoman from the State of New York", ["", "", "New York", ""]],
    ["Congresswoman Ann Example", ["Congresswoman Ann Example", "Ann Example", "", ""]],
    ["the Minister without Portfolio", ["", "", "", "Minister without Portfolio"]],
  ])("%s", (text, [printed, ...rest]) => {
    expect(found(text)).toEqual([[printed || expect.any(String), ...rest]]);
  });

  it("finds each of several Members that are named together", () => {
    expect(
      found("the hon. Members for Ashby (Ann Example), for Brill (Bob Sample) and for Cole (Cy Third) agree"),
    ).toEqual([
      ["the hon. Members for Ashby (Ann Example)", "Ann Example", "Ashby", ""],
      ["for Brill (Bob Sample)", "Bob Sample", "Brill", ""],
      ["for Cole (Cy Third)", "Cy Third", "Cole", ""],
    ]);
  });

  it.each([
    "hon. Members across the House",
    "a Member for years",
    "the General Election and the Secretary’s office".replace("the Secretary’s", "a secretary’s"),
    "ministers and leaders of councils",
    "the UN Secretary-General",
    "honest people",
    "the Deputy Speaker, Deputy Chief Constables and deputy heads",
    "senators from many states, a gentleman from there and the Premier League",
  ])("finds nobody in %j", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("tells places inside the text, in order, without overlaps, whatever the text", () => {
    const piece = fc.constantFrom(
      ...[
        "my ",
        "the ",
        "right ",
        "hon. ",
        "Friend ",
        "Member ",
        "for ",
        "Ashby",
        ", ",
        "and ",
        "(Ann Example)",
        "(Lab)",
      ],
      ...["Home ", "Secretary ", "Minister", "noble ", "Lord ", "of ", ". ", "’s ", "é", "St. ", "shadow ", "(", "\n"],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join("");
        let reached = 0;
        for (const { start, end } of findMentions(text)) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(termsOf(text).some(isInMentions)).toBe(true);
          reached = end;
        }
      }),
      { seed: 20250116, numRuns: 5000 },
    );
  });

  it("is done with long lists of capitals in bounded time", () => {
    for (const word of ["Aa ", "the Aa, and ", "my right hon. and learned ", "Member for Aa (Bb "]) {
      findMentions(`Member for ${word.repeat(20_000)}`);
    }
  });
});

it("a form is read back as it was written", () => {
  const part = fc.option(fc.constantFrom("Ann Example", "Ashby", "É, f"));
  fc.assert(
    fc.property(fc.record({ name: part, constituency: part, office: part }), (form) => {
      expect(readMentionForm(writeMentionForm(form))).toEqual(form);
    }),
    { seed: 20250116 },
  );
});

describe("officeNames", () => {
  it.each([
    ["The Secretary of State for the Home Department", "home secretary"],
    ["Secretary of State for Health and Social Care", "health secretary"],
    ["The Secretary of State for Foreign, Commonwealth and Development Affairs", "foreign secretary"],
    ["The Lord Chancellor and Secretary of State for Justice", "justice secretary"],
    ["The Lord Chancellor and Secretary of State for Justice", "lord chancellor"],
    ["The Chancellor of the Exchequer", "chancellor"],
    ["Shadow Secretary of State for the Home Department", "shadow home secretary"],
    ["The Minister for Policing and Crime Prevention", "policing minister"],
    ["The Secretary of State for Scotland", "scottish secretary"],
  ])("%s is also the %s", (office, name) => {
    expect(officeNames(office)).toContain(name);
  });
});

describe("resolveMention", () => {
  const holding = (name: string, first: number, last: number) => ({ name, first, last });
  const people: KnownPeople = {
    named: (key) => ({ "ann example": "Ann Example", "baroness third of cole": "Baroness Third of Cole" })[key] ?? null,
    seat: (key) =>
      ({
        [seatKey("Ashby")]: [holding("Ann Example", 100, 200), holding("Bob Sample", 210, 300)],
        [seatKey("Brill-on-Sea")]: [holding("Bob Sample", 100, 300), holding("Cy Third", 250, 300)],
      })[key] ?? [],
    office: (key) => (key === "home secretary" ? [holding("Ann Example", 100, 200)] : []),
  };
  const speakers = [
    { name: "Dee Fourth", constituency: "Cole Valley", office: "The Minister for Policing" },
    { name: "Eve Fifth", constituency: "Cole Valley", office: null },
    { name: "Eve Fifth", constituency: null, office: "The Secretary of State for Wales" },
    { name: "Flo Sixth", constituency: "Dunes, East", office: null },
  ];
  const who = (
    form: Partial<Parameters<typeof resolveMention>[0]>,
    day: number | null = 150,
    place?: MentionPlace["speakers"],
  ) =>
    resolveMention(
      { name: null, constituency: null, office: null, ...form },
      { day, speakers: place ?? speakers },
      people,
    );

  it("takes a printed name, as the library calls its bearer", () => {
    expect(who({ name: "Dame ANN Example" }).name).toBe("Ann Example");
    expect(who({ name: "Lady Third of Cole" }).name).toBe("Baroness Third of Cole");
    expect(who({ name: "Gil Seventh" })).toMatchObject({
      name: "Gil Seventh",
      reason: expect.stringMatching(/nobody/),
    });
    expect(who({ name: "Ms Fourth" }).name).toBe("Dee Fourth");
    expect(who({ name: "Sixth" }).name).toBe("Flo Sixth");
    expect(who({ name: "Mr Eighth" })).toMatchObject({ name: null, reason: expect.stringMatching(/more than one/) });
  });

  it("knows who sits for a place by the debate, then by the day", () => {
    expect(who({ constituency: "Ashby" }).name).toBe("Ann Example");
    expect(who({ constituency: "Ashby" }, 250).name).toBe("Bob Sample");
    expect(who({ constituency: "Ashby, Dr Nobody" }, 250).name).toBe("Bob Sample");
    expect(who({ constituency: "Ashby" }, 205)).toMatchObject({
      name: null,
      reason: expect.stringMatching(/other days/),
    });
    expect(who({ constituency: "Ashby" }, null)).toMatchObject({
      name: null,
      reason: expect.stringMatching(/no date/),
    });
    expect(who({ constituency: "Brill on Sea" }, 260)).toMatchObject({
      name: null,
      reason: expect.stringMatching(/Several/),
    });
    expect(who({ constituency: "Cole Valley" })).toMatchObject({ name: null });
    expect(who({ constituency: "Dunes, East" }, null).name).toBe("Flo Sixth");
    expect(who({ constituency: "Nowhere" })).toMatchObject({ name: null, reason: expect.stringMatching(/Nobody/) });
  });

  it("knows who holds an office by the debate, then by the day; never who 'the Minister' is elsewhere", () => {
    expect(who({ office: "Home Secretary" }).name).toBe("Ann Example");
    expect(who({ office: "Home Secretary" }, 201).name).toBeNull();
    expect(who({ office: "Policing Minister" }, null).name).toBe("Dee Fourth");
    expect(who({ office: "Minister" }).name).toBe("Dee Fourth");
    expect(who({ office: "Secretary of State" }).name).toBe("Eve Fifth");
    expect(who({ office: "Minister" }, 150, []).name).toBeNull();
    expect(who({ office: "shadow Minister" }).name).toBeNull();
  });

  it("never tells one of several who sit for a state by the state alone", () => {
    const texan = [{ name: "Gil Sample", constituency: "Texas", office: null }];
    const several = { name: null, reason: "Several sit for Texas, and no name is printed with it." };
    expect(who({ constituency: "Texas" }, 150, texan)).toEqual(several);
    expect(who({ office: "Senator from Texas" }, 150, texan)).toEqual(several);
    expect(who({ name: "Mr. SAMPLE", constituency: "Texas" }, 150, texan).name).toBe("Gil Sample");
  });

  it("leaves a courtesy alone", () => {
    expect(who({})).toMatchObject({ name: null, reason: expect.stringMatching(/courtesy/) });
  });
});
