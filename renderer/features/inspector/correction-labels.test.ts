import { expect, test } from "vitest";
import { formatOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { correctionLabel } from "./correction-labels.ts";

const key = (file: string) =>
  formatOccurrenceKey({ source: `root/${file}`, revision: "a".repeat(64), extract: 0, index: 1, hash: "b".repeat(64) });
const person = { type: "person-field", person: "Ada Marsh", field: "party", from: null, to: null } as const;

test("labels say what was decided in plain words", () => {
  expect(correctionLabel({ ...person, value: "Lab" })).toBe("Set Ada Marsh's party to Lab");
  expect(correctionLabel({ ...person, value: "Lab", from: "2024-07-05", to: "2025-05-01" })).toBe(
    "Set Ada Marsh's party to Lab from 5 July 2024 to 1 May 2025",
  );
  expect(correctionLabel({ ...person, person: "Tom Rees", value: null, to: "2025-05-01" })).toBe(
    "Take away Tom Rees' party until 1 May 2025",
  );
  const date = { type: "debate-field" as const, keys: [key("a.txt")], field: "date" as const };
  expect(correctionLabel({ ...date, value: "2024-11-05" }, "“Borders”")).toBe(
    "Set the date of “Borders” to 5 November 2024",
  );
  expect(correctionLabel({ ...date, field: "house", value: "lords" }, "“Borders”")).toBe(
    "Set the house of “Borders” to House of Lords",
  );
});

test("without a name the file is named", () => {
  const keys: [string, string] = [key("a.txt"), key("more/b.txt")];
  expect(correctionLabel({ type: "debate-field", keys, field: "title", value: null })).toBe(
    "Take away the title of an item in a.txt",
  );
  expect(correctionLabel({ type: "split", keys })).toBe("Split a turn of a.txt and more/b.txt into two contributions");
  expect(correctionLabel({ type: "order", before: keys[0], after: keys[0] })).toBe(
    "Set the order of two parts in a.txt",
  );
});
