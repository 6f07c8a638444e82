import { expect, it } from "vitest";
import { remembered } from "./remembered.ts";

it("asks once for each text, also where the answer is null, and again when it had to forget", () => {
  const asked: string[] = [];
  const length = remembered((text) => {
    asked.push(text);
    return text === "" ? null : text.length;
  });
  expect([length("Ada Finch"), length("Ada Finch"), length(""), length("")]).toEqual([9, 9, null, null]);
  expect(asked).toEqual(["Ada Finch", ""]);
  for (let at = 0; at < 3000; at++) length(`Member ${at}`);
  expect([length("Ada Finch"), asked.length]).toEqual([9, 3003]);
});
