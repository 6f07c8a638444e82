import { expect, it } from "vitest";
import { AppError, type AppErrorCode } from "../../shared/lib/errors.ts";
import { type Shown, shownAfter } from "./use-call.ts";

const rows: Shown<string> = {
  method: "query.run",
  key: "grooming",
  answer: { data: "rows", error: null, isAsking: false },
};
const next = (key: string, code: AppErrorCode | null): Shown<string> => ({
  method: "query.run",
  key,
  answer: { data: undefined, error: code && new AppError(code, "It could not be done."), isAsking: code === null },
});

it("goes on showing the former answer while the next is asked, and when the engine stops", () => {
  expect(shownAfter(rows, next("gangs", null)).answer.data).toBe("rows");
  expect(shownAfter(rows, next("gangs", "engine-stopped")).answer.data).toBe("rows");
});

it("shows no former answer as that of a query which was refused", () => {
  expect(shownAfter(rows, next("/./", "bad-query")).answer).toMatchObject({
    data: undefined,
    error: { code: "bad-query" },
  });
  expect(shownAfter(rows, next("/./", "bad-params")).answer.data).toBeUndefined();
});
