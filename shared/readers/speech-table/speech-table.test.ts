import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../electron/core/files/sha256.ts";
import { csvSpeeches } from "../csv-speeches/reader.ts";
import { readSource } from "../read-source.ts";
import type { ReaderEvent } from "../reader.ts";
import { readBytes } from "../testing/read-file.ts";
import { mapColumns } from "./columns.ts";
import { readDate, readShortDate } from "./read-date.ts";
import { delimiterOf, MOST_CELLS, scanTable } from "./scan-table.ts";

function rowsOf(chunks: readonly string[]): string[][] {
  const rows: string[][] = [];
  const scan = scanTable({
    row: (cells) => rows.push(cells.map((cell) => cell.pieces.map((piece) => piece.text).join(""))),
    end() {},
  });
  for (const chunk of chunks) scan.write(chunk);
  scan.end();
  return rows;
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe("cutting a table", () => {
  it("gives back what was written, however the text is cut", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", " ", ";"), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), fc.integer({ min: 1, max: 9 }), (rows, end, size) => {
        const text = `x,y${end}${rows.map((row) => row.map(quote).join(",")).join(end)}`;
        const chunks = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(rowsOf(chunks)).toEqual([["x", "y"], ...rows]);
      }),
      { seed: 1803, numRuns: 300 },
    );
  });

  it("keeps empty cells and passes over empty lines", () => {
    expect(rowsOf(["a,b,c\n\n,,\n1,,3\r\n,2,\n"])).toEqual([
      ["a", "b", "c"],
      ["1", "", "3"],
      ["", "2", ""],
    ]);
  });

  it("takes the rest of a row of too many cells as one", () => {
    const [row] = rowsOf([",".repeat(MOST_CELLS + 5), "\nb"]);
    expect([row?.length, row?.at(-1)]).toEqual([MOST_CELLS, ",,,,,,"]);
  });

  it("finds the delimiter outside of quotes", () => {
    expect(['"a,b,c";d;e\n1,2,3,4', "a\tb,c\td", "a|b", "a,b"].map(delimiterOf)).toEqual([";", "\t", "|", ","]);
  });
});

describe("columns", () => {
  it("are known by the names that data sets use", () => {
    const names = ["Text_ID", "Title", "Date", "Body", "Speaker_name", "speech"];
    expect(Object.fromEntries(mapColumns(names))).toMatchObject({ text: 5, speaker: 4, date: 2, title: 1, house: 3 });
    expect(Object.fromEntries(mapColumns(["gid", "hdate", "body"]))).toMatchObject({ id: 0, date: 1, text: 2 });
    expect(Object.fromEntries(mapColumns(["When", "Who", "Words"]))).toMatchObject({ date: 0, speaker: 1, text: 2 });
    expect(Object.fromEntries(mapColumns(["Who", "Speaker name", "Text"]))).toMatchObject({ speaker: 1, text: 2 });
  });

  it("of the Australian Hansard's data set are known", () => {
    const names = [
      "name",
      "page.no",
      "time.stamp",
      "name.id",
      "electorate",
      "party",
      "body",
      "debateinfo",
      "subdebateinfo",
    ];
    const fields = { speaker: 0, column: 1, time: 2, personId: 3, constituency: 4, party: 5, text: 6 };
    expect(Object.fromEntries(mapColumns(names))).toMatchObject({ ...fields, majorHeading: 7, minorHeading: 8 });
  });

  it.each([
    [["first_name", "surname", "text"], { firstName: 0, lastName: 1 }],
    [["Name", "Vorname", "Rede"], { lastName: 0, firstName: 1 }],
    [["Prénom", "Nom", "texte"], { firstName: 0, lastName: 1 }],
    [["speaker", "first_name", "text"], { speaker: 0 }],
    [["fullname", "first_name", "last_name", "text"], { speaker: 0, firstName: 1, lastName: 2 }],
    [["first_name", "last_name", "title", "agenda"], { firstName: 0, lastName: 1, title: 2, minorHeading: 3 }],
    [["date", "year", "month", "day", "speaker"], { date: 0, speaker: 4 }],
    [["year", "month", "day", "speaker"], { year: 0, month: 1, day: 2, speaker: 3 }],
    [["day", "year", "speaker"], { date: 0, speaker: 2 }],
  ])("of %j hold name and day in parts where these tell more", (names, fields) => {
    const { text: _, ...mapped } = Object.fromEntries(mapColumns(names));
    expect(mapped).toEqual(fields);
  });

  it("that the user chose for parts of a name go before a column that would hold all of it", () => {
    const names = ["member", "Called", "House name", "text"];
    const chosen = { firstName: "Called", lastName: "House name" };
    expect(Object.fromEntries(mapColumns(names, chosen))).toEqual({ firstName: 1, lastName: 2, text: 3 });
    expect(Object.fromEntries(mapColumns(["first_name", "text"], { speaker: "first_name" }))).toEqual({
      speaker: 0,
      text: 1,
    });
  });

  it("are what the user says", () => {
    const events: ReaderEvent[] = [];
    const columns = { text: "Äußerung", speaker: "Wer" };
    const parse = csvSpeeches.open((event) => events.push(event), { path: "a.csv", columns });
    parse.write("Wer;Äußerung;Text\nAda Finch;Boote.;nichts\n");
    parse.end();
    const turns = events.flatMap((event) => (event.type === "occurrence" ? [event] : []));
    expect(turns).toMatchObject([{ speaker: { printed: "Ada Finch" }, paragraphs: [[{ text: "Boote." }]] }]);
  });

  it.each([
    ["a.csv", "2031-12-11,Ada Finch,Boats.\n2031-12-12,Bo Elm,No.\n"],
    ["a.txt", "2031-12-11\tAda Finch\tBoats.\n2031-12-12\tBo Elm\tNo.\n"],
  ])("of a table without a row of names are chosen by their number, in %s", (path, text) => {
    const columns = { text: "Column 3", speaker: "Column 2", date: "Column 1" };
    const bytes = new TextEncoder().encode(text);
    const parsed = readSource({ source: "root/a", path, bytes, revision: "r", columns }, { sha256 });
    expect(parsed.reader.id).toBe("csv-speeches");
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.extracts).toMatchObject([
      { date: "2031-12-11", occurrences: [{ speaker: { name: "Ada Finch" }, paragraphs: [{ text: "Boats." }] }] },
      { date: "2031-12-12", occurrences: [{ speaker: { name: "Bo Elm" }, paragraphs: [{ text: "No." }] }] },
    ]);
  });

  it("of many even rows, parted by tabs, are to be chosen whatever the file is called", () => {
    const rows = "2031-12-11\tAda Finch\tBoats.\n".repeat(5);
    const parsed = readBytes("a.txt", new TextEncoder().encode(rows));
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(["no-text-column"]);
    expect(parsed.diagnostics[0]?.message).toContain("names no columns");
  });

  it("of which none holds words give an error, and no turn", () => {
    const bytes = new TextEncoder().encode("a,b\n1,2\n");
    const parsed = readBytes("a.csv", bytes, "csv-speeches");
    expect(parsed.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["no-text-column", "error"]]);
    expect([parsed.extracts, parsed.unrecognisedCharacters]).toEqual([[], 0]);
  });
});

describe("days in cells", () => {
  it.each([
    ["2031-12-11", "2031-12-11", false],
    ["2031-12-11T14:30:00Z", "2031-12-11", false],
    ["2031-2-1", "2031-02-01", false],
    ["20311211", "2031-12-11", false],
    ["45678", "2025-01-21", false],
    ["03/04/2031", "2031-04-03", true],
    ["12/31/2031", "2031-12-31", false],
    ["Thursday 11 December 2031", "2031-12-11", false],
  ])("%s is %s", (printed, date, isAmbiguous) => {
    expect(readDate(printed)).toEqual({ date, isAmbiguous });
  });

  it.each(["", "soon", "2031-13-01", "31/02/2031"])("%j is none", (printed) => expect(readDate(printed)).toBeNull());

  it.each([
    ["31/12/98", null, "1998-12-31"],
    ["12.31.29", null, "2029-12-31"],
    ["03/05/98", null, null],
    ["03/05/98", "day-first", "1998-05-03"],
    ["03/05/98", "month-first", "1998-03-05"],
    ["05/05/98", null, "1998-05-05"],
    ["98-05-03", null, "1998-05-03"],
    ["13-05-08", null, null],
    ["7-Mar-98", null, "1998-03-07"],
  ] as const)("%s in the order %s is %s", (printed, order, date) => {
    expect(readShortDate(printed, order, null)).toEqual(date === null ? "two-days" : { date });
  });

  it("of two digits are of the years next to those printed in full", () => {
    expect(readShortDate("31/12/98", null, 1902)).toEqual({ date: "1898-12-31" });
    expect(readShortDate("31/12/31", null, 2030)).toEqual({ date: "2031-12-31" });
  });

  it.each(["31/02/98", "7-marraskuu-98", "1/2/3"])("%s is none", (printed) => {
    expect(readShortDate(printed, null, null)).toBeNull();
  });
});
