import { describe, expect, it } from "vitest";
import { isTeller, readDivision, readVoter, sideTotal, voterForms, voteSide } from "./division.ts";

const short = (paragraphs: string[]) => {
  const { parts, totals, lists } = readDivision(paragraphs);
  return {
    parts: parts.join(" "),
    totals: totals.map(({ vote, count }) => `${vote} ${count}`).join(", "),
    lists: lists.map(({ vote, names }) => `${vote}: ${names.join("; ")}`),
  };
};

describe("divisions as they are printed", () => {
  it("totals by name, a list a paragraph", () => {
    const whip = [
      "divnumber 12",
      "ayes 2\tnoes 1\ttellerayes 1",
      "aye\tDoe, Ms. Jane\tRoe, Mr. John teller",
      "no\tPoe, Ann proxy",
    ];
    expect(short(whip)).toEqual({
      parts: "words words list list",
      totals: "ayes 2, noes 1",
      lists: ["aye: Doe, Ms. Jane; Roe, Mr. John teller", "no: Poe, Ann proxy"],
    });
  });

  it("totals in a sentence, tellers in lists of their own", () => {
    const page = [
      "The House divided:",
      "Ayes 2, Noes 1.",
      "AYES\tFenn, Mr Ed\tGale, Ida (Oxhill)",
      "Tellers for the Ayes:\tUna Marsh and\tTom Reed",
      "NOES\tAlder, rh Sir Jo",
    ];
    expect(short(page)).toEqual({
      parts: "words words list list list",
      totals: "Ayes 2, Noes 1",
      lists: [
        "AYES: Fenn, Mr Ed; Gale, Ida (Oxhill)",
        "Tellers for the Ayes: Una Marsh and; Tom Reed",
        "NOES: Alder, rh Sir Jo",
      ],
    });
    expect(short(["Contents 2; Not-Contents 1.", "Division No. 1", "CONTENTS\tMarsh, L."]).totals).toBe(
      "Contents 2, Not-Contents 1",
    );
    expect(short(["The House divided: Tá, 2; Níl, 1."]).totals).toBe("Tá 2, Níl 1");
  });

  it("votes on lines of their own, then names, a line each or parted by tabs", () => {
    expect(short(["[Roll No. 5]", "YEAS--2", "Corn", "Finch", "NAYS--1", "Marsh"])).toEqual({
      parts: "words vote name name vote name",
      totals: "YEAS 2, NAYS 1",
      lists: ["YEAS: Corn; Finch", "NAYS: Marsh"],
    });
    expect(short(["CONTENTS.", "Corn, L.\tThorne, V. [Teller.]", "NOT-CONTENTS.", "Vale, E."])).toEqual({
      parts: "vote list vote name",
      totals: "",
      lists: ["CONTENTS: Corn, L.; Thorne, V. [Teller.]", "NOT-CONTENTS: Vale, E."],
    });
  });

  it("lists and totals that are sentences, in Chinese and English", () => {
    const council = [
      "功能團體：",
      "陳大文議員、李小明議員及何一心議員贊成。",
      "張三議員反對。王五議員及趙六議員棄權。",
      "全委會主席周全議員沒有表決。全委會主席宣布經由功能團體選舉產生的議員，有 7人出席， 3人贊成， 1人反對，2人棄權。",
    ];
    expect(short(council)).toEqual({
      parts: "words sentence sentence words",
      totals: "贊成 3, 反對 1, 棄權 2",
      lists: [
        "贊成: 陳大文議員; 李小明議員; 何一心議員",
        "反對: 張三議員",
        "棄權: 王五議員; 趙六議員",
        "沒有表決: 全委會主席周全議員",
      ],
    });
    expect(readVoter("全委會主席周全議員", false)).toEqual({ name: "周全", place: null });
    expect([voteSide("贊成"), voteSide("反對"), voteSide("棄權")]).toEqual(["aye", "no", null]);
    const english = [
      "Mr DOE Tai-man, Ms Ann ROE and Dr POE voted for the motion.",
      "Mr Ed FENN voted against the motion.",
      "THE PRESIDENT, Mr John VALE, did not cast any vote.",
      "THE PRESIDENT announced that 6 were present, 3 were in favour of the motion and 1 against it.",
    ];
    expect(short(english)).toEqual({
      parts: "sentence sentence sentence words",
      totals: "in favour 3, against 1",
      lists: [
        "voted for: Mr DOE Tai-man; Ms Ann ROE; Dr POE",
        "voted against: Mr Ed FENN",
        "did not cast any vote: Mr John VALE",
      ],
    });
    expect([voteSide("voted for"), voteSide("voted against"), voteSide("in favour")]).toEqual(["aye", "no", "aye"]);
  });

  it("what whole parties voted is nobody's vote", () => {
    const house = ["Ayes 75", "Westland Labour 64; Green Party of Westland 11.", "Noes 34", "Westland National 34."];
    expect(short(house)).toEqual({ parts: "vote words vote words", totals: "Ayes 75, Noes 34", lists: [] });
  });

  it("a list of one line; a sentence that holds more than names is words", () => {
    expect(short(["(Carried by 3 to 2 votes)", "AYES: Mr. Alder, Hon. Mrs. Birch, etc.", "NOES: Mr. Corn."])).toEqual({
      parts: "words sentence sentence",
      totals: "",
      lists: ["AYES: Mr. Alder; Hon. Mrs. Birch", "NOES: Mr. Corn"],
    });
    const words = [
      "Mr Doe and some of his friends voted for the motion.",
      "我們很多議員及市民贊成。",
      "For: a fair deal",
    ];
    expect(short(words)).toEqual({ parts: "words words words", totals: "", lists: [] });
  });

  it("totals behind dots are no names", () => {
    expect(short(["Ayes . . .\t3", "Noes . . .\t1", "Majority . . .\t2", "AYES 1", "Elm, A. B."])).toEqual({
      parts: "words words words vote name",
      totals: "Ayes 3, Noes 1, AYES 1",
      lists: ["AYES: Elm, A. B."],
    });
  });

  it("counts at the end of lists; an empty list is none", () => {
    expect(short(["(Division No. 332)", "YEAS\tMembers\tDoe (Upper Lock)\tRoe\t-- 2", "PAIRED\tNil"])).toEqual({
      parts: "words list list",
      totals: "YEAS 2",
      lists: ["YEAS: Doe (Upper Lock); Roe"],
    });
  });

  it("who was present, absent, paired or did not vote are lists of their own, and on no side", () => {
    const record = [
      "YEAS--1",
      "Corn",
      "NAYS--1",
      "Marsh",
      "ANSWERED ``PRESENT''--1",
      "Vale",
      "NOT VOTING--2",
      "Elm",
      "Oak",
    ];
    expect(short(record)).toEqual({
      parts: "vote name vote name vote name vote name name",
      totals: "YEAS 1, NAYS 1, ANSWERED ``PRESENT'' 1, NOT VOTING 2",
      lists: ["YEAS: Corn", "NAYS: Marsh", "ANSWERED ``PRESENT'': Vale", "NOT VOTING: Elm; Oak"],
    });
    expect(short(["aye\tDoe", "no\tPoe", "absent\tFir\tYew", "spoiled\tAsh"]).lists).toEqual([
      "aye: Doe",
      "no: Poe",
      "absent: Fir; Yew",
      "spoiled: Ash",
    ]);
    expect(short(["The Dáil divided: Tá, 2; Níl, 1; Staon, 1.", "Tá\tAsh\tElm", "Staon\tFir"])).toMatchObject({
      totals: "Tá 2, Níl 1, Staon 1",
      lists: ["Tá: Ash; Elm", "Staon: Fir"],
    });
  });

  it("names below sides that stand side by side are on none, for nobody knows on which", () => {
    const mixed = [
      "The Dáil divided: Tá, 2; Níl, 1; Staon, 0.",
      "Tá",
      "Níl",
      "Staon",
      "Ash, Ann.",
      "Elm, Ben.",
      "Oak, Cora.",
    ];
    expect(short(mixed)).toMatchObject({ totals: "Tá 2, Níl 1, Staon 0", lists: [] });
    expect(short(["Tá", "Ash, Ann.", "Níl", "Elm, Ben."]).lists).toEqual(["Tá: Ash, Ann.", "Níl: Elm, Ben."]);
  });

  it("totals of Finnish minutes, and groups with their vote", () => {
    const finnish = [
      'Mietintö "jaa", ehdotus "ei". Äänestyksen tulos: jaa 106, ei 56, tyhjiä 1; poissa 36 (äänestys 1).',
    ];
    expect(short(finnish).totals).toBe("jaa 106, ei 56, tyhjiä 1, poissa 36");
    expect(short(["ABC\tVoor", "DEF\tVoor", "XYZ\tTegen"])).toEqual({
      parts: "name name name",
      totals: "",
      lists: ["Voor: ABC; DEF", "Tegen: XYZ"],
    });
  });

  it("makes nothing up of words", () => {
    expect(short(["Question put.", "The Committee agreed without a division."])).toEqual({
      parts: "words words",
      totals: "",
      lists: [],
    });
  });
});

it("tells the sides of a vote, and a number only where one alone is printed", () => {
  const sides = [
    "AYES",
    "Tellers for the Noes",
    "Not-Contents",
    "Contents",
    "Yeas",
    "Níl",
    "Paired",
    "Abstentions",
    "Notes",
    "Ja",
    "Nein",
    "Enthalten",
    "jaa",
    "ei",
    "Voor",
    "Tegen",
    "absent",
    "Nicht abgegeben",
  ];
  expect(sides.map(voteSide)).toEqual([
    ...["aye", "no", "no", "aye", "aye", "no", null, null, null],
    ...["aye", "no", null, "aye", "no", "aye", "no", null, null],
  ]);
  const votes = readDivision(["Ayes 270, Noes 190", "Ayes 12", "Noes 190"]);
  expect([sideTotal(votes, "aye"), sideTotal(votes, "no")]).toEqual([null, 190]);
});

it("a name is found as printed and with the first name first", () => {
  expect(voterForms("Doe, Jane (Ashby)")).toEqual(["Doe, Jane (Ashby)", "Jane Doe"]);
  expect(voterForms("Jane Doe")).toEqual(["Jane Doe"]);
  expect(voterForms("Price, Ann teller")).toEqual(["Price, Ann teller", "Ann Price"]);
});

it("a name of a list is taken apart: what is a title, a seat, a mark of a teller or proxy, and a peer's rank", () => {
  const read = (printed: string, ofPeers = false) => {
    const { name, place } = readVoter(printed, ofPeers);
    return [name, ...(place ? [`(${place})`] : []), ...(isTeller("Ayes", printed) ? ["teller"] : [])].join(" ");
  };
  expect(
    [
      "Doe, rh Sir Jo",
      "Doe, Mr. J. (Ash, W.)",
      "Price, Ann (teller)",
      "Price, Ann Teller",
      "Roe, Rob proxy",
      "Mr Doe",
    ].map((printed) => read(printed)),
  ).toEqual(["Sir Jo Doe", "Mr. J. Doe (Ash, W.)", "Ann Price teller", "Ann Price teller", "Rob Roe", "Mr Doe"]);
  expect(
    ["Corn, L.", "Thorne of Ash, V. [Teller.]", "Vale, E.", "Marsh, B. (Proxy vote cast by Corn, L.)"].map((printed) =>
      read(printed, true),
    ),
  ).toEqual(["Lord Corn", "Viscount Thorne of Ash teller", "Earl of Vale", "Baroness Marsh"]);
  expect(read("Vale, E.")).toBe("E. Vale");
  expect([isTeller("Tellers for the Ayes", "Doe, Jane"), isTeller("Noes", "Teller Doe")]).toEqual([true, true]);
});
