import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import { query, startTestEngine, type TestEngine, temporaryFolder } from "../testing/engine.ts";

const DAY = "2031-03-06a";
const at = (place: string, attributes: string) =>
  `id="uk.org.publicwhip/debate/${DAY}.${place}" colnum="${place.split(".")[0]}" ${attributes} url="https://record.example/${DAY}#g${place}"`;
const BRIDGES = `<publicwhip>
<major-heading ${at("340.0", "")}>Bridges Bill</major-heading>
<minor-heading ${at("340.1", "")}>Second Reading</minor-heading>
<speech ${at("340.2", 'speakername="Jane Doe" time="14:30:00"')}><p>I beg to move, That the Bill be now read a second time.</p></speech>
<speech ${at("343.0", 'speakername="Rob Roe" time="15:10:00"')}><p>The old bridge was good enough for everybody.</p></speech>
<speech ${at("344.0", 'nospeaker="true"')}><p>Question put, That the Bill be now read a second time.</p></speech>
<division id="uk.org.publicwhip/division/${DAY}.344.1" colnum="344" divdate="2031-03-06" divnumber="12" time="19:00:00">
<divisioncount ayes="2" noes="1"/>
<mplist vote="aye"><mpname vote="aye">Doe, Jane</mpname><mpname vote="aye" teller="yes">Price, Ann</mpname></mplist>
<mplist vote="no"><mpname vote="no">Roe, Rob</mpname></mplist></division>
<speech ${at("345.0", 'nospeaker="true"')}><p>Question accordingly agreed to.</p></speech>
</publicwhip>`;
const FERRIES = `<publicwhip>
<major-heading ${at("350.0", "")}>Oral Answers to Questions</major-heading>
<minor-heading ${at("350.1", "")}>Ferries</minor-heading>
<speech ${at("350.2", 'speakername="Rob Roe" time="20:15:00"')}><p>What is the price of a ferry?</p></speech>
<speech ${at("351.0", 'nospeaker="true"')}><p>Sitting suspended.</p></speech>
</publicwhip>`;

describe("divisions, notes and places in the record", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  const run = (text: string, filters: QuerySpec["filters"] = []) =>
    engine.client.call("query.run", { spec: query({ text, filters }), limit: 50 });
  const found = async (text: string) =>
    (await run(text)).rows.map(({ speaker, debateTitle }) => `${speaker.name.value}: ${debateTitle.split(" ")[0]}`);
  const divisions = (text: string, withLists = false) =>
    engine.client.call("query.divisions", { spec: query({ text }), offset: 0, limit: 50, withLists });

  beforeAll(async () => {
    const library = join(folder.path, "library");
    mkdirSync(library);
    writeFileSync(join(library, `debates${DAY}.xml`), BRIDGES);
    writeFileSync(join(library, "debates2031-03-06b.xml"), FERRIES.replaceAll(DAY, "2031-03-06b"));
    engine = startTestEngine(join(folder.path, "data"));
    await engine.open(library);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("finds contributions by the columns in which they begin and go on", async () => {
    const [doe, roe, ferry] = ["Jane Doe: Second", "Rob Roe: Second", "Rob Roe: Ferries"];
    expect(await found("column:340")).toEqual([doe]);
    expect(await found("column:342")).toEqual([doe]);
    expect(await found("column:343")).toEqual([doe, roe]);
    expect(await found("column:344..349")).toEqual([]);
    expect(await found("column:345..")).toEqual([ferry]);
    expect(await found("column:340W")).toEqual([]);
  });

  it("finds contributions by time, address, heading and stage, and shows all of these", async () => {
    const [doe, roe, ferry] = ["Jane Doe: Second", "Rob Roe: Second", "Rob Roe: Ferries"];
    expect(await found("time:14:30..15:10")).toEqual([doe, roe]);
    expect(await found("time:8.15pm")).toEqual([ferry]);
    expect(await found(`url:"https://record.example/${DAY}#g343.0"`)).toEqual([roe]);
    expect(await found("url:g343.0")).toEqual([roe]);
    expect(await found("url:record.example")).toEqual([ferry, doe, roe]);
    expect(await found("url:g343")).toEqual([]);
    expect(await found('heading:"bridges bill"')).toEqual([doe, roe]);
    expect(await found('heading:"oral answers"')).toEqual([ferry]);
    expect(await found('stage:"second reading"')).toEqual([doe, roe]);
    const [row] = (await run("time:15:10")).rows;
    expect(row).toMatchObject({
      heading: "Bridges Bill",
      stage: "Second Reading",
      column: "343",
      time: "15:10:00",
      url: `https://record.example/${DAY}#g343.0`,
    });
  });

  it("lists a division with what was put and what became of it, and finds it by these words alone", async () => {
    const { total, rows } = await divisions("", true);
    expect(total).toBe(1);
    expect(rows).toMatchObject([
      {
        debateTitle: "Second Reading",
        heading: "Bridges Bill",
        number: "12",
        question: "Question put, That the Bill be now read a second time.",
        outcome: "Question accordingly agreed to.",
        ayes: 2,
        noes: 1,
        names: 3,
        column: "344",
      },
    ]);
    expect(rows[0]?.lists.flatMap(({ names }) => names).join()).toContain("Doe, Jane");
    const count = async (text: string) => (await divisions(text)).total;
    for (const text of [
      ...["bridges", '"second time"', "accordingly NEAR/2 agreed", "/agreed to\\./", 'division:"question put"'],
      ...[
        "column:344",
        "column:345",
        "column:345..",
        "time:19",
        "number:12",
        "date:2031",
        "heading:bridges",
        "procedure:agreed",
      ],
      ...["voted:price", 'voted:"Jane Doe"', 'aye:"Doe, Jane"', "no:roe", "speaker:roe -speaker:smith"],
    ]) {
      expect([text, await count(text)]).toEqual([text, 1]);
    }
    // Names are found as voters only, and what only contributions say is no division's.
    for (const text of [
      "price",
      "no:doe",
      "aye:roe",
      "bridge",
      "suspended",
      "column:343",
      "column:346",
      "column:344W",
      "date:2030",
      "tag:x",
    ]) {
      expect([text, await count(text)]).toEqual([text, 0]);
    }
  });

  it("counts contributions only, and finds those of debates with such a division or note", async () => {
    const all = await run("");
    expect([all.contributions, all.divisions]).toEqual([3, 1]);
    expect(await found("suspended")).toEqual([]);
    expect(await found("procedure:suspended")).toEqual(["Rob Roe: Ferries"]);
    expect(await found('procedure:"question accordingly"')).toEqual(["Jane Doe: Second", "Rob Roe: Second"]);
    expect(await found("voted:price speaker:roe")).toEqual(["Rob Roe: Second"]);
    expect(await found("-voted:price")).toEqual(["Rob Roe: Ferries"]);
    const filtered = await run("", [{ field: "speaker", include: ["Jane Doe"], exclude: [] }]);
    expect([filtered.contributions, filtered.divisions]).toEqual([1, 1]);
    const elsewhere = await run("", [{ field: "house", include: ["lords"], exclude: [] }]);
    expect([elsewhere.contributions, elsewhere.divisions]).toEqual([0, 0]);
  });

  it("tells how a person voted, and who the names of a division are", async () => {
    const of = (name: string) => engine.client.call("person.votes", { name, offset: 0, limit: 10 });
    expect(await of("Jane Doe")).toMatchObject({
      ...{ total: 1, ayes: 1, noes: 0, others: 0, asTeller: 0, doubtful: 0 },
      rows: [{ number: "12", vote: "aye", side: "aye", printed: "Doe, Jane", debateTitle: "Second Reading" }],
    });
    expect(await of("Rob Roe")).toMatchObject({ total: 1, ayes: 0, noes: 1 });
    expect(await of("Ann Price")).toMatchObject({ total: 0, rows: [] });
    const [division] = (await divisions("", true)).rows;
    const { lists } = await engine.client.call("division.lists", { contribution: division?.id ?? "" });
    expect(lists).toEqual(division?.lists);
    expect(lists.flatMap(({ people }) => people.map(({ name }) => name))).toEqual(["Jane Doe", null, "Rob Roe"]);
    const asked = engine.client.call("division.lists", { contribution: "nothing" });
    await expect(asked).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps divisions in their places when another file changes", async () => {
    writeFileSync(
      join(folder.path, "library", "debates2031-03-05a.xml"),
      BRIDGES.replaceAll("2031-03-06", "2031-03-05"),
    );
    await engine.job(() => engine.client.call("library.rescan", {}));
    const { rows } = await divisions("voted:roe");
    expect(rows.map(({ date, ayes }) => [date.value, ayes])).toEqual([
      ["2031-03-05", 2],
      ["2031-03-06", 2],
    ]);
  });
});

describe("who voted, in whatever form the name is printed", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  const dates = ["2031-03-06", "2031-03-09", "2031-04-01"];
  const person = (number: number) => `uk.org.publicwhip/person/${number}`;
  const day = (date: string, speakers: string[], aye: string[], no: string[]) => `<publicwhip>
<major-heading id="uk.org.publicwhip/debate/${date}a.1.0">Bridges Bill</major-heading>
${speakers.map((who, at) => `<speech id="uk.org.publicwhip/debate/${date}a.1.${at + 1}" ${who}><p>These are words of ${at} on ${date}.</p></speech>`).join("\n")}
<division id="uk.org.publicwhip/division/${date}a.2.0" divdate="${date}" divnumber="1">
<mplist vote="aye">${aye.join("")}</mplist><mplist vote="no">${no.join("")}</mplist></division></publicwhip>`;
  const name = (printed: string, id: number | null = null, more = "") =>
    `<mpname ${id === null ? "" : `person_id="${person(id)}"`} ${more}>${printed}</mpname>`;
  const doe = `speakername="Jane Doe" person_id="${person(7)}"`;
  const [roe, rita] = ['speakername="Rob Roe"', 'speakername="Rita Roe"'];
  const divisionsOf = async (text: string) =>
    (await engine.client.call("query.divisions", { spec: query({ text }), offset: 0, limit: 50, withLists: false }))
      .total;
  const votes = (person: string) => engine.client.call("person.votes", { name: person, offset: 0, limit: 10 });

  beforeAll(async () => {
    const library = join(folder.path, "library");
    mkdirSync(library);
    const files = [
      day(dates[0] as string, [doe, roe, rita], [name("Doe, Jane", 7)], [name("Roe, Rob", null, 'teller="yes"')]),
      day(dates[1] as string, [roe], [name("Mme J. Brook", 7)], [name("Roe, R."), name("Doe, Jane", 8)]),
      day(dates[2] as string, [doe, roe, rita], [name("Roe, R."), name("Doe, J.")], []),
    ];
    files.forEach((text, at) => {
      writeFileSync(join(library, `debates${dates[at]}a.xml`), text);
    });
    engine = startTestEngine(join(folder.path, "data"));
    await engine.open(library);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("goes by the source's own id before the name, also where another bears the name", async () => {
    const { rows, ...counts } = await votes("Jane Doe");
    expect(rows.map(({ printed, side }) => `${printed}: ${side}`)).toEqual([
      "Doe, Jane: aye",
      "Mme J. Brook: aye",
      "Doe, J.: aye",
    ]);
    expect(counts).toMatchObject({ total: 3, ayes: 3, noes: 0 });
    expect(rows[1]?.reason).toBe("The source gives the same id as where they speak.");
  });

  it("keeps a doubtful name as printed and counts it as nobody's vote", async () => {
    expect(await votes("Rob Roe")).toMatchObject({ total: 1, noes: 1, asTeller: 1, doubtful: 2 });
    expect(await votes("Rita Roe")).toMatchObject({ total: 0, doubtful: 2 });
  });

  it("finds every form of a person by any of them", async () => {
    expect(await divisionsOf('voted:"Jane Doe"')).toBe(3);
    expect(await divisionsOf('aye:"J. Brook"')).toBe(3);
    expect(await divisionsOf('aye:"Jane Doe"')).toBe(3);
    // Somebody else of that name, as printed.
    expect(await divisionsOf('no:"Jane Doe"')).toBe(1);
    expect(await divisionsOf('voted:"Rob Roe"')).toBe(1);
    expect(await divisionsOf("voted:roe")).toBe(3);
  });

  it("follows what the analyst says of people", async () => {
    await engine.client.call("corrections.apply", {
      bodies: [{ type: "join-people", name: "Rob Roe", other: "Rita Roe" }],
      author: "AB",
    });
    expect(await votes("Rob Roe")).toMatchObject({ total: 3, ayes: 1, noes: 2, doubtful: 0 });
  });
});

const COUNCIL = `會議過程正式紀錄

主席：現在開始表決。

林山議員：我反對。

主席：現在停止表決，顯示結果。

功能團體：

林山議員反對。

地方選區：

何川議員贊成。

張海議員反對。

主席宣布經由功能團體選舉產生的議員，有1人出席，1人反對；而經由分區直接選舉產生的議員，有2人出席，1人贊成，1人反對。他於是宣布議案被否決。
`;

describe("votes that are sentences", () => {
  const folder = temporaryFolder();
  let engine: TestEngine;
  beforeAll(async () => {
    const library = join(folder.path, "library");
    mkdirSync(library);
    writeFileSync(join(library, "council.txt"), COUNCIL);
    engine = startTestEngine(join(folder.path, "data"));
    await engine.open(library);
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  it("are found by who voted, with what the chair announced: of a council that counts in two parts the sum", async () => {
    const divisions = async (text: string) =>
      (await engine.client.call("query.divisions", { spec: query({ text }), offset: 0, limit: 9, withLists: true }))
        .rows;
    expect(await divisions("aye:林山")).toEqual([]);
    const [row] = await divisions("no:林山");
    expect(row).toMatchObject({
      ayes: 1,
      noes: 2,
      outcome: expect.stringContaining("宣布議案被否決"),
      lists: [
        { vote: "反對", names: ["林山議員"] },
        { vote: "贊成", names: ["何川議員"] },
        { vote: "反對", names: ["張海議員"] },
      ],
    });
  });
});
