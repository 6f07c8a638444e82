import { describe } from "vitest";
import { searchIndexContract } from "../testing/search-index-contract.ts";
import { openIndexDatabase } from "./index-database.ts";
import { createTextIndex } from "./text-index.ts";

describe("the index of postings", () => {
  searchIndexContract(() => createTextIndex(openIndexDatabase(":memory:").database));
});
