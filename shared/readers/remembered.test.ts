import { expect, it } from "vitest";
import { remembered } from "./remembered.ts";

it("asks once for each text, also where the answer is null, and again when it was not asked for a long time", () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    return text === "" ? null : text.length;
  });
  expect([length("Ada Finch"), length("Ada Finch"), length(""), length("")]).toEqual([9, 9, null, null]);
  expect(asked).toEqual(["Ada Finch", ""]);
  const askForOthers = (from: number, to: number) => {
    for (let at = from; at < to; at++) length(`Member ${at}`);
  };
  for (let round = 0; round < 5; round++) {
    askForOthers(0, 3000);
    expect([length("Ada Finch"), asked.length]).toEqual([9, 3002]);
  }
  askForOthers(3000, 15_000);
  expect([length("Ada Finch"), asked.length]).toEqual([9, 15_003]);
});
