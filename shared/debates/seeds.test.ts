import { describe, expect, it } from "vitest";
import type { Correction, CorrectionBody } from "../model/correction.ts";
import type { Contribution, Debate, Reconstruction } from "../model/debate.ts";
import type { ParsedSource } from "../model/source.ts";
import { libraryCounts } from "./library-counts.ts";
import { reconstruct } from "./reconstruct.ts";
import { seedSource, seedSources } from "./testing/seed-sources.ts";

const FILE_002 = "002_815e4f78c80070a6.txt";
const FILE_003 = "003_ead50780a37b6cfc.txt";

function rebuilt(corrections: Correction[] = [], sources: ParsedSource[] = seedSources()): Reconstruction {
  return reconstruct(sources, corrections);
}

function correction(body: CorrectionBody, at = "2026-03-03T10:00:00Z"): Correction {
  return { id: `id ${at} ${body.type}`, at, author: "JS", body };
}

function debate({ debates }: Reconstruction, title: string, date: string | null): Debate {
  const found = debates.filter((item) => item.title.value === title && item.date.value === date);
  if (found.length !== 1) throw new Error(`${found.length} debates "${title}" of ${date}`);
  return found[0] as Debate;
}

function turns(item: Debate): Contribution[] {
  return item.runs.flatMap((run) => run.contributions);
}

function parties({ debates }: Reconstruction): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { party } of debates.flatMap(turns)) {
    counts[party.value ?? "not given"] = (counts[party.value ?? "not given"] ?? 0) + 1;
  }
  return counts;
}

function keyOf(item: Debate, at: number): string {
  return turns(item)[at]?.occurrences[0]?.key as string;
}

const ABUSE = "Child Sexual Exploitation and Abuse";
const CASEY = "Child Sexual Exploitation: Casey Report";
const BILL = "Terrorism (Protection of Premises) Bill";

describe("the seeds rebuilt", () => {
  it("gives 29 contributions in 6 debates and 1 written question of 30 occurrences", () => {
    const result = rebuilt();
    expect(libraryCounts(result)).toEqual({ contributions: 29, debates: 6, writtenQuestions: 1 });
    expect(result.debates.flatMap(turns).flatMap((turn) => turn.occurrences)).toHaveLength(30);
    expect(result.debates.map((item) => [item.date.value, item.title.value])).toEqual([
      ["2024-09-02", "Violent Disorder"],
      ["2024-12-11", "Border Security: Collaboration"],
      ["2025-01-06", ABUSE],
      ["2025-01-09", "Offences against Children"],
      ["2025-01-16", ABUSE],
      ["2025-06-16", CASEY],
      [null, BILL],
    ]);
    const byPerson = new Map<string, number>();
    for (const turn of result.debates.flatMap(turns)) {
      byPerson.set(turn.name.value ?? "", (byPerson.get(turn.name.value ?? "") ?? 0) + 1);
    }
    expect(Object.fromEntries(byPerson)).toEqual({
      "Yvette Cooper": 15,
      "Judith Cummins": 8,
      "Harpreet Uppal": 2,
      "Gareth Snell": 1,
      "David Simmonds": 1,
      "Jess Phillips": 1,
      "": 1,
    });
  });

  it("merges the one turn that two files print on 16 January and keeps the marked gaps", () => {
    const item = debate(rebuilt(), ABUSE, "2025-01-16");
    expect(item.runs).toHaveLength(1);
    expect(item.runs[0]).toMatchObject({ orderKnown: true, orderOrigin: "printed", reason: null });
    expect(turns(item)).toHaveLength(10);
    expect(new Set(turns(item).map((turn) => turn.personId)).size).toBe(3);
    expect(turns(item).flatMap((turn, at) => (turn.gapBefore ? [at + 1] : []))).toEqual([3, 5, 7]);
    expect(turns(item).map((turn) => turn.occurrences.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 2, 1, 1]);
    expect(turns(item)[7]?.occurrences.map((place) => [place.source, place.extract, place.index])).toEqual([
      [`seeds/${FILE_002}`, 0, 7],
      [`seeds/${FILE_003}`, 0, 0],
    ]);
    expect(turns(item)[7]?.reasons).toEqual([`Same speaker and the same words in ${FILE_002} and ${FILE_003}.`]);
    expect(item.reasons).toEqual([`${FILE_002} and ${FILE_003} print the same title, date, house and chamber.`]);
  });

  it("shows 16 June as two runs whose order is not known", () => {
    const item = debate(rebuilt(), CASEY, "2025-06-16");
    expect(item.runs.map((run) => [run.orderKnown, run.orderOrigin, run.contributions.length])).toEqual([
      [false, "none", 3],
      [false, "none", 3],
    ]);
    expect(item.runs[0]?.reason).toContain("which comes first");
  });

  it("hints where the undated Bill lies, without a date", () => {
    const item = debate(rebuilt(), BILL, null);
    expect(item.date.origin).toBe("none");
    expect(item.extracts).toEqual([{ source: `seeds/${FILE_002}`, extract: 2 }]);
    expect(item.dateHint?.interval).toEqual({ from: "2024-09-02", to: "2024-12-11" });
    expect(item.dateHint?.reason).toBe(
      `${FILE_002} lists its debates from the newest to the oldest, and this one stands between 11 December 2024 and 2 September 2024.`,
    );
  });

  it("dates the question by the day asked and its answer by the day answered", () => {
    const item = debate(rebuilt(), "Offences against Children", "2025-01-09");
    expect(item.answeredDate.value).toBe("2025-01-17");
    expect(turns(item).map((turn) => [turn.kind, turn.date.value])).toEqual([
      ["question", "2025-01-09"],
      ["answer", "2025-01-17"],
    ]);
  });

  it("carries an office only within its own debate, and says so", () => {
    const result = rebuilt();
    const office = turns(debate(result, ABUSE, "2025-01-16"))[2]?.office;
    expect(office).toEqual({
      value: "The Secretary of State for the Home Department",
      origin: "carried",
      reason: `printed in ${FILE_002}, elsewhere in this debate`,
    });
    expect(turns(debate(result, ABUSE, "2025-01-06"))[0]?.office.origin).toBe("none");
  });
});

describe("corrections on the seeds", () => {
  it("sets a party everywhere, says by whom, and gives it back", () => {
    expect(parties(rebuilt())).toEqual({ Lab: 2, Con: 1, "Lab/Co-op": 1, "not given": 25 });
    const party = { type: "person-field", person: "Yvette Cooper", field: "party", value: "Lab" } as const;
    const result = rebuilt([correction({ ...party, from: null, to: null })]);
    expect(parties(result)).toEqual({ Lab: 17, Con: 1, "Lab/Co-op": 1, "not given": 10 });
    const cooper = result.debates.flatMap(turns).find((turn) => turn.name.value === "Yvette Cooper");
    expect(cooper?.party).toEqual({ value: "Lab", origin: "set", reason: "set by JS on 3 March 2026" });
  });

  it("dates the Bill: its place in the list, both its turns, its id unchanged", () => {
    const before = debate(rebuilt(), BILL, null);
    const set = correction({ type: "debate-field", keys: [keyOf(before, 0)], field: "date", value: "2024-10-14" });
    const result = rebuilt([set]);
    const item = debate(result, BILL, "2024-10-14");
    expect(result.debates.indexOf(item)).toBe(1);
    expect(item.date).toEqual({ value: "2024-10-14", origin: "set", reason: "set by JS on 3 March 2026" });
    expect(turns(item).map((turn) => [turn.date.value, turn.date.origin])).toEqual([
      ["2024-10-14", "set"],
      ["2024-10-14", "set"],
    ]);
    expect(item.dateHint).toBeNull();
    expect([item.id, ...turns(item).map((turn) => turn.id)]).toEqual([
      before.id,
      ...turns(before).map((turn) => turn.id),
    ]);
  });

  it("splits the merged turn: 11 contributions, which say who kept them apart", () => {
    const places = turns(debate(rebuilt(), ABUSE, "2025-01-16"))[7]?.occurrences.map((place) => place.key);
    const split = correction({ type: "split", keys: places as [string, string] });
    const item = debate(rebuilt([split]), ABUSE, "2025-01-16");
    expect(turns(item)).toHaveLength(11);
    expect(turns(item).flatMap((turn) => turn.reasons)).toContain(
      "Kept apart from the same words in another place by JS on 3 March 2026.",
    );
  });

  it("orders the two runs of 16 June either way, labelled as the analyst's", () => {
    const before = debate(rebuilt(), CASEY, "2025-06-16");
    const [first, second] = [keyOf(before, 0), keyOf(before, 3)];
    const inOrder = (a: string, b: string, at?: string) => correction({ type: "order", before: a, after: b }, at);
    const item = debate(rebuilt([inOrder(second, first)]), CASEY, "2025-06-16");
    expect(item.runs.map((run) => [run.orderKnown, run.orderOrigin])).toEqual([
      [true, "set"],
      [true, "set"],
    ]);
    expect(turns(item).map((turn) => turn.id)).toEqual(
      [...turns(before).slice(3), ...turns(before).slice(0, 3)].map((turn) => turn.id),
    );
    expect(item.runs[1]?.reason).toMatch(/^Put after the part that begins “.*” by JS on 3 March 2026\.$/);
    const later = inOrder(first, second, "2026-03-04T10:00:00Z");
    const turned = debate(rebuilt([inOrder(second, first), later]), CASEY, "2025-06-16");
    expect(turns(turned).map((turn) => turn.id)).toEqual(turns(before).map((turn) => turn.id));
  });

  it("names the unnamed asker", () => {
    const asked = debate(rebuilt(), "Offences against Children", "2025-01-09");
    const set = correction({
      type: "contribution-field",
      key: keyOf(asked, 0),
      field: "speaker",
      value: "Harpreet Uppal",
    });
    const turn = turns(debate(rebuilt([set]), "Offences against Children", "2025-01-09"))[0];
    expect(turn).toMatchObject({ speaker: null, personId: "person:harpreet uppal" });
    expect(turn?.name).toEqual({ value: "Harpreet Uppal", origin: "set", reason: "set by JS on 3 March 2026" });
    expect(turn?.party).toEqual({
      value: "Lab",
      origin: "carried",
      reason: `printed in ${FILE_003} on 6 January 2025`,
    });
  });
});

describe("a copy of a seed under another name", () => {
  it.each(["zz_copy.txt", "000_copy.txt"])("adds no contribution as %s", (name) => {
    for (const file of [FILE_002, FILE_003]) {
      const result = rebuilt([], [...seedSources(), seedSource(file, name)]);
      expect(libraryCounts(result)).toEqual({ contributions: 29, debates: 6, writtenQuestions: 1 });
      expect(result.debates.map((item) => item.id).sort()).toEqual(
        rebuilt()
          .debates.map((item) => item.id)
          .sort(),
      );
      expect(result.debates.flatMap(turns).map((turn) => turn.id)).toEqual(
        rebuilt()
          .debates.flatMap(turns)
          .map((turn) => turn.id),
      );
    }
  });

  it("keeps what was decided about the original, also when only the copy is left", () => {
    const copies = [
      ...seedSources().filter((source) => !source.source.endsWith(FILE_003)),
      seedSource(FILE_003, "0.txt"),
    ];
    const places = turns(debate(rebuilt(), ABUSE, "2025-01-16"))[7]?.occurrences.map((place) => place.key);
    const split = correction({ type: "split", keys: places as [string, string] });
    for (const sources of [copies, [...copies, seedSource(FILE_003)]]) {
      const result = rebuilt([split], sources);
      expect(result.staleCorrections).toEqual([]);
      expect(turns(debate(result, ABUSE, "2025-01-16"))).toHaveLength(11);
    }
  });
});
