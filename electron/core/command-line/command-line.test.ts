import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SEEDS, temporaryFolder } from "../testing/engine.ts";
import { runCommandLine } from "./run.ts";

const CLI = join(import.meta.dirname, "../../cli.ts");

async function backbench(...args: string[]) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (stream: string[]) => async (line: string) => {
    stream.push(`${line}\n`);
  };
  const status = await runCommandLine(args, { out: into(stdout), err: into(stderr) }, "1.2.3");
  return { stdout: stdout.join(""), stderr: stderr.join(""), status };
}
function lines(text: string): Record<string, unknown>[] {
  return text.split("\n").flatMap((line) => (line === "" ? [] : JSON.parse(line)));
}

const PERSON_KEYS = [
  "constituencies",
  "contributions",
  "debates",
  "first",
  "forms",
  "inTheChair",
  "last",
  "name",
  "offices",
  "parties",
  "reasons",
  "words",
];

describe("the command line", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, "sub"));
    writeFileSync(join(folder.path, "sub", "a.txt"), "SAM SAMPLE: Good morning.\nROBIN ROE: And to you.\n");
    writeFileSync(join(folder.path, "z.bin"), Uint8Array.from([0, 1, 2, 3, 0]));
  });
  afterAll(() => folder.remove());

  it("prints every occurrence of the sample in source order, with all keys", async () => {
    const { stdout, stderr, status } = await backbench("parse", SEEDS);
    const found = lines(stdout);
    expect([found.length, status]).toEqual([30, 0]);
    expect(Object.keys(found[0] ?? {})).toEqual([
      "file",
      "format",
      "extract",
      "index",
      "kind",
      "debate",
      "date",
      "speaker",
      "gapBefore",
      "paragraphs",
      "column",
      "time",
      "number",
      "id",
      "url",
      "division",
    ]);
    expect(found.filter((one) => one.gapBefore === true)).toHaveLength(4);
    expect(found.at(-1)).toMatchObject({
      file: "004_d383c52f7d04b4c3.txt",
      kind: "answer",
      date: "2025-01-17",
      debate: { date: "2025-01-09", kind: "written-question", department: "Home Office" },
      speaker: { name: "Jess Phillips", office: "Parliamentary Under-Secretary", constituency: null, party: null },
    });
    expect(found.at(-2)).toMatchObject({ kind: "question", speaker: null });
    for (const one of lines(stderr)) expect(Object.keys(one)).toEqual(["file", "code", "severity", "message", "line"]);
  });

  it("rebuilds 29 contributions in 7 items", async () => {
    const debates = lines((await backbench("debates", SEEDS)).stdout) as {
      runs: { orderKnown: boolean; contributions: object[] }[];
    }[];
    const runs = debates.map((debate) => debate.runs.map((run) => [run.orderKnown, run.contributions.length]));
    expect(runs).toContainEqual([
      [false, 3],
      [false, 3],
    ]);
    expect(runs).toContainEqual([[true, 10]]);
    expect(runs.flat().reduce((sum, [, count]) => sum + Number(count), 0)).toBe(29);
    expect(debates).toHaveLength(7);
  });

  it("lists everybody who speaks, with all keys, and those of whom only the office is printed", async () => {
    const people = lines((await backbench("people", SEEDS)).stdout);
    expect(people.map((one) => [one.name, one.contributions])).toEqual([
      ["David Simmonds", 1],
      ["Gareth Snell", 1],
      ["Harpreet Uppal", 2],
      ["Jess Phillips", 1],
      ["Judith Cummins", 8],
      ["Yvette Cooper", 15],
    ]);
    expect(people[5]).toMatchObject({ words: 4251, inTheChair: 0, first: "2024-09-02", last: "2025-06-16" });
    const own = join(folder.path, "office.txt");
    writeFileSync(own, "MR SPEAKER: Order.\nSAM SAMPLE: Good morning.\n");
    const unnamed = lines((await backbench("people", own)).stdout);
    rmSync(own);
    expect(unnamed.at(-1)).toMatchObject({ name: null, forms: [{ printed: "MR SPEAKER", count: 1 }], first: null });
    for (const one of [...people, ...unnamed]) expect(Object.keys(one).sort()).toEqual(PERSON_KEYS);
  });

  it("finds contributions, and says how files are read", async () => {
    const found = lines((await backbench("search", SEEDS, '"grooming gangs"')).stdout);
    expect(found.map((one) => one.hits)).toEqual([1, 1, 4]);
    expect(lines((await backbench("formats", SEEDS)).stdout).map((one) => one.format)).toEqual(
      Array(5).fill("parallel-parliament"),
    );
    const wrong = await backbench("search", SEEDS, '"open');
    expect([wrong.status, lines(wrong.stderr)[0]?.code]).toEqual([2, "bad-query"]);
    expect(lines(wrong.stderr)[0]?.message).toMatch(/never closed.* At character 1: "open$/);
    const field = await backbench("divisions", SEEDS, "council sepaker:cooper");
    expect(lines(field.stderr)[0]?.message).toMatch(/There is no field “sepaker”.* At character 9: sepaker:cooper$/);
    const without = await backbench("search", SEEDS, "--", "-speaker:cooper", "-kind:chair");
    expect(lines(without.stdout)).toHaveLength(6);
  });

  it("lists divisions with their names, all or those that match", async () => {
    const own = join(folder.path, "votes.xml");
    writeFileSync(
      own,
      `<publicwhip><major-heading id="a">Bridges Bill: Second Reading</major-heading>
<speech id="b" colnum="12" speakername="Sam Sample"><p>I beg to move.</p></speech>
<division id="c" divdate="2031-03-06" divnumber="12" colnum="14"><divisioncount ayes="1" noes="0"/>
<mplist vote="aye"><mpname vote="aye">Sample, Sam</mpname></mplist></division></publicwhip>`,
    );
    const [division, ...others] = lines((await backbench("divisions", own)).stdout);
    expect(others).toEqual([]);
    expect(division).toMatchObject({
      files: ["votes.xml"],
      stage: "Second Reading",
      number: "12",
      ayes: 1,
      column: "14",
    });
    const people = [{ name: "Sam Sample", reason: "The name is printed in full." }];
    expect(division?.lists).toEqual([{ vote: expect.any(String), names: ["Sample, Sam"], people }]);
    expect(lines((await backbench("divisions", own, "aye:sample", "bridges")).stdout)).toHaveLength(1);
    expect(lines((await backbench("divisions", own, "no:sample")).stdout)).toEqual([]);
    const [turn] = lines((await backbench("search", own, "column:12", "stage:second")).stdout);
    expect(turn).toMatchObject({
      speaker: "Sam Sample",
      column: "12",
      stage: "Second Reading",
      volume: null,
      url: null,
    });
    expect((await backbench("divisions", own, "column:x")).status).toBe(2);
    rmSync(own);
  });

  it("names files relative to the path, and a file by its name", async () => {
    expect(lines((await backbench("parse", folder.path)).stdout)[0]?.file).toBe("sub/a.txt");
    expect(lines((await backbench("parse", join(folder.path, "sub", "a.txt"))).stdout)[0]?.file).toBe("a.txt");
  });

  it("reads the members of a zip file", async () => {
    const zip = join(folder.path, "sub", "b.zip");
    const members = {
      "x/b.txt": new TextEncoder().encode("SAM SAMPLE: Good evening to you.\nROBIN ROE: And to you.\n"),
    };
    writeFileSync(zip, zipSync(members));
    const found = await backbench("parse", zip);
    rmSync(zip);
    expect(lines(found.stdout).map((one) => one.file)).toEqual(["b.zip!/x/b.txt", "b.zip!/x/b.txt"]);
    expect([found.status, found.stderr]).toEqual([0, ""]);
  });

  it("reads on past a path that cannot be read and exits with 1; a file it cannot read is a diagnostic", async () => {
    const { stdout, stderr, status } = await backbench("parse", join(folder.path, "gone"), folder.path);
    expect([status, lines(stdout).length]).toEqual([1, 2]);
    expect(lines(stderr).map((one) => [one.code, one.severity])).toEqual([
      ["not-found", "error"],
      ["binary", "error"],
    ]);
    expect((await backbench("parse", folder.path)).status).toBe(0);
  });

  it("helps, tells its version, and refuses what it does not know", async () => {
    expect((await backbench("--help")).stdout).toContain("backbench parse PATH...");
    expect((await backbench("--version")).stdout).toBe("1.2.3\n");
    for (const args of [
      [],
      ["parse"],
      ["debates"],
      ["people"],
      ["search", SEEDS],
      ["nonsense"],
      ["parse", "--nonsense"],
    ]) {
      const { status, stdout, stderr } = await backbench(...args);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("--help");
    }
  });

  it("reads tables by the columns one names, and says which fields there are", async () => {
    const file = join(folder.path, "table.csv");
    writeFileSync(file, "Redner,Wort,name\nAlex Example,Good morning.,x\n");
    const found = await backbench("parse", file, "--columns", "speaker=Redner,text=Wort", "--columns", "party=");
    expect(lines(found.stdout)).toMatchObject([
      { paragraphs: ["Good morning."], speaker: { printed: "Alex Example" } },
    ]);
    const unknown = await backbench("parse", file);
    expect(unknown.stdout).toBe("");
    expect(lines(unknown.stderr).map(({ code }) => code)).toEqual(["no-text-column"]);
    const wrong = await backbench("parse", file, "--columns", "words=Wort");
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("Fields are text, speaker, date")]);
    rmSync(file);
  });

  it("tells divisions, revisions and everything an item prints", async () => {
    const day = join(folder.path, "day");
    mkdirSync(day);
    const item = (end: string) =>
      `<publicwhip><major-heading id="uk.org.publicwhip/debate/2031-03-06a.1.0">Bridges Bill</major-heading><minor-heading
 id="uk.org.publicwhip/debate/2031-03-06a.1.1">Second Reading</minor-heading><division id="uk.org.publicwhip/division/2031-03-06a.2.0"
 divdate="2031-03-06" divnumber="12" colnum="30"><divisioncount ayes="1" noes="0"/><mplist vote="aye"><mpname>Doe, Jane${end}</mpname>
</mplist></division></publicwhip>`;
    writeFileSync(join(day, "debates2031-03-06a.xml"), item(""));
    writeFileSync(join(day, "debates2031-03-06b.xml"), item(" Mary"));
    const [turn] = lines((await backbench("parse", day)).stdout);
    expect(turn).toMatchObject({
      kind: "division",
      column: "30",
      debate: { title: "Second Reading", headingPath: ["Bridges Bill"], kind: "bill" },
      division: {
        totals: [
          { vote: "ayes", count: 1 },
          { vote: "noes", count: 0 },
        ],
        lists: [{ vote: "aye", names: ["Doe, Jane"] }],
      },
    });
    const debates = lines((await backbench("debates", day)).stdout);
    expect(debates).toMatchObject([
      {
        headingPath: ["Bridges Bill"],
        language: null,
        translations: [],
        olderRevisions: [{ file: "debates2031-03-06a.xml", newest: "debates2031-03-06b.xml" }],
        runs: [{ contributions: [{ column: "30", division: { lists: [{ names: ["Doe, Jane Mary"] }] } }] }],
      },
    ]);
    rmSync(day, { recursive: true });
  });

  it("runs as a program: nothing but JSON on either stream", () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, "search", SEEDS, "accountab*"], {
      encoding: "utf8",
    });
    expect([lines(stdout).length, status]).toEqual([5, 0]);
    expect(lines(stderr).map((one) => one.code)).toEqual(["no-date"]);
  });

  it("is quiet when whoever reads the pipe has seen enough", async () => {
    const child = spawn(process.execPath, [CLI, "parse", SEEDS, SEEDS, SEEDS, SEEDS], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaints = "";
    child.stderr.on("data", (data) => {
      complaints += data;
    });
    child.stdout.destroy();
    const [status] = await once(child, "close");
    expect(status).toBe(0);
    expect(lines(complaints).every((one) => one.code === "no-date")).toBe(true);
  });
});
