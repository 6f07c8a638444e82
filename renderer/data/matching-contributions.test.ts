import { expect, test } from "vitest";
import type { Client } from "../../shared/api/rpc.ts";
import { matchingContributions } from "./matching-contributions.ts";

test("asks page by page, each contribution once", async () => {
  const asked: number[] = [];
  const client = {
    call: async (_method: string, { contributions }: { contributions: string[] }) => {
      asked.push(contributions.length);
      return { matching: contributions.filter((id) => id.endsWith("7")) };
    },
  } as unknown as Client;
  const ids = Array.from({ length: 1200 }, (_, at) => `c${at >> 1}`);
  const spec = { text: "", filters: [], dates: null, sort: [] };
  const matching = await matchingContributions(client, spec, ids, new AbortController().signal);
  expect(asked).toEqual([500, 100]);
  expect(matching.size).toBe(60);
});
