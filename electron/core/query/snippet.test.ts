import fc from "fast-check";
import { expect, it } from "vitest";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { snippetOf } from "./snippet.ts";

function treeOf(text: string): QueryNode {
  const { query } = parseQuery(text);
  if (!query) throw new Error(`no query: ${text}`);
  return query;
}

it("is the same whether a long text is searched bit by bit or, for a pattern, all at once", () => {
  const word = fc.constantFrom("the", "House", "of", "Commons", "—".repeat(300), "aye\n", "no");
  const long = fc.array(word, { minLength: 200, maxLength: 4000 }).map((words) => words.join(" "));
  const queries = [
    "the",
    "hou*",
    '"the House of Commons"',
    '"the the"',
    "no NOT aye",
    "exact:House",
    "House NEAR/3 no",
  ];
  const property = fc.property(long, fc.constantFrom(...queries), (text, query) => {
    expect(snippetOf(text, treeOf(query))).toEqual(snippetOf(text, treeOf(`(${query}) OR /never/`)));
  });
  fc.assert(property, { seed: 20250116, numRuns: 300 });
});

it("finds a hit that stands far down", () => {
  const text = `${"word ".repeat(20_000)}found it`;
  const snippet = snippetOf(text, treeOf("found"));
  expect(snippet.hits.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(["found"]);
});

it("shows the whole of a hit that is cut where the first look ends", () => {
  const text = `${"word ".repeat(408)}one two three four and so on`;
  const snippet = snippetOf(text, treeOf('"two three four"'));
  expect(snippet.hits.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(["two three four"]);
});
