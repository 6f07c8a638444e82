import { describe } from "vitest";
import { searchIndexContract } from "../testing/search-index-contract.ts";
import { createFtsIndex } from "./fts-index.ts";
import { openIndexDatabase } from "./index-database.ts";

describe("the index on FTS5", () => {
  searchIndexContract(() => createFtsIndex(openIndexDatabase(":memory:").database));
});
