import { expect, test } from "vitest";
import { rowsText } from "./rows-text.ts";
import { type SavePorts, saveText } from "./save-text.ts";
import { textPieces } from "./text-pieces.ts";

async function* pages() {
  yield [
    ["2 Sep", 'She said "no", twice'],
    ["3 Sep", "=SUM(A1)"],
  ];
  yield [["4 Sep", "one\ntwo"]];
}

function ports(saved: string[]): SavePorts {
  return {
    begin: async ({ path }) => ({ save: "s", path }),
    append: async ({ chunk }) => saved.push(chunk),
    commit: async () => ({ path: "/x.csv", bytes: saved.join("").length }),
    abort: async () => saved.splice(0),
  };
}

test("headers, quoted cells, guarded formulas, a mark for Excel; told how far", async () => {
  const saved: string[] = [];
  const counts: number[] = [];
  const text = textPieces(rowsText(["Date", "Words"], pages(), true, (done) => counts.push(done)));
  await saveText(ports(saved), { path: "/x.csv", overwrite: false }, text, new AbortController().signal);
  expect(saved.join("")).toBe(
    '\ufeffDate,Words\r\n2 Sep,"She said ""no"", twice"\r\n3 Sep,\'=SUM(A1)\r\n4 Sep,"one\ntwo"\r\n',
  );
  expect(counts).toEqual([2, 3]);
});

test("called off, nothing is saved", async () => {
  const saved: string[] = [];
  const controller = new AbortController();
  const text = rowsText(["Date", "Words"], pages(), false, () => controller.abort());
  const saving = saveText(ports(saved), { path: "/x.csv", overwrite: false }, text, controller.signal);
  await expect(saving).rejects.toMatchObject({ code: "cancelled" });
  expect(saved).toEqual([]);
});
