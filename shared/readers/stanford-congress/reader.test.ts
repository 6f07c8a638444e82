import { describe, expect, it } from "vitest";
import { sha256 } from "../../../electron/core/files/sha256.ts";
import { companionPaths } from "../companions.ts";
import { readSource } from "../read-source.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { codesOf, occurrencesOf } from "../testing/trap.ts";
import { stanfordCongress } from "./reader.ts";

describeReader(stanfordCongress, import.meta.dirname);

const DESCRIPTIONS =
  "speech_id|chamber|date|number_within_file|speaker|first_name|last_name|state|gender|line_start|line_end|file|char_count|word_count\n" +
  "9700000001|S|20310304|00001|The PRESIDING OFFICER|Unknown|Unknown|Unknown|Special|1|2|a.txt|1|1\n" +
  "9700000002|S|20310304|00002|Mr. HOLT|Unknown|HOLT|Unknown|M|1|2|a.txt|1|1\n" +
  "9700000003|H|20310304|00003|Mrs. QUILL of Ohio|Unknown|QUILL|Ohio|F|1|2|b.txt|1|1\n" +
  "9700000005|H|20310304|00004|Mr. VALE of Maine|Unknown|VALE|Maine|M|1|2|b.txt|1|1\n" +
  "9700000006|None|20310305|00005|The CLERK|Unknown|Unknown|Unknown|Special|1|2|c.txt|1|1\n";
const MEMBERS =
  "speakerid|speech_id|lastname|firstname|chamber|state|gender|party|district|nonvoting\n" +
  "97000011|9700000003|QUILL|IDA|H|OH|F|R|3|voting\n" +
  "97000010|9700000002|HOLT|ANSELM|S|ME|M|D||voting\n";
const SPEECHES =
  "speech_id|speech\n9700000001|The Senate will be in order.\n9700000002|I ask for the yeas and nays.\n" +
  "9700000003|I yield to the gentleman.\n9700000004|Nobody knows who said this.\n9700000005|I thank the lady.\n9700000006|H.R. 12.\n";

function read(companions: Record<string, string>, path = "hein-bound/speeches_097.txt", text = SPEECHES) {
  const files = Object.entries(companions).map(([name, list]) => ({ path: `hein-bound/${name}`, text: list }));
  const bytes = new TextEncoder().encode(text);
  return readSource({ source: "s", path, bytes, revision: "r", companions: files }, { sha256 });
}

describe("the lists beside Stanford's speeches", () => {
  const both = { "descr_097.txt": DESCRIPTIONS, "097_SpeakerMap.txt": MEMBERS };

  it("are looked for by the number of the Congress", () => {
    expect(companionPaths("a.zip!/x/speeches_097.txt")).toEqual([
      ["a.zip!/x/descr_097.txt"],
      ["a.zip!/x/097_SpeakerMap.txt"],
    ]);
    expect(companionPaths("descr_097.txt")).toEqual([]);
  });

  it("give speakers, parties, seats, houses and days, in whatever order their rows stand", () => {
    const parsed = read(both);
    expect(parsed.extracts).toMatchObject([
      { date: "2031-03-04", house: "United States Senate" },
      { date: "2031-03-04", house: "United States House of Representatives" },
      { date: null, house: null },
      { date: "2031-03-04", house: "United States House of Representatives" },
      { date: "2031-03-05", house: null },
    ]);
    expect(occurrencesOf(parsed)).toMatchObject([
      { kind: "chair", speaker: { printed: "The PRESIDING OFFICER", office: "The PRESIDING OFFICER", name: null } },
      { speaker: { printed: "Mr. HOLT", name: "ANSELM HOLT", party: "D", constituency: "ME", id: "97000010" } },
      { speaker: { printed: "Mrs. QUILL of Ohio", name: "IDA QUILL", party: "R", constituency: "OH-3" } },
      { kind: "unattributed", speaker: null, id: "9700000004" },
      { speaker: { name: "Mr. VALE", constituency: "Maine", party: null, id: null } },
      { kind: "speech", speaker: { printed: "The CLERK", office: "The CLERK" } },
    ]);
    expect(codesOf(parsed)).toEqual(["names-from-companion", "no-speakers"]);
  });

  it("tell what they can where one of them is missing", () => {
    const [, second] = occurrencesOf(read({ "097_SpeakerMap.txt": MEMBERS }));
    expect(second?.speaker).toMatchObject({ printed: "ANSELM HOLT", name: "ANSELM HOLT", party: "D" });
    expect(read({ "descr_097.txt": DESCRIPTIONS }).extracts[0]).toMatchObject({ date: "2031-03-04" });
    expect(codesOf(read({}))).toEqual(["no-speakers"]);
  });

  it.each([
    ["descr_097.txt", DESCRIPTIONS],
    ["097_SpeakerMap.txt", MEMBERS],
    ["byparty_2gram_097.txt", "party|phrase|count\nD|clean harbour|12\n"],
  ])("give no speech by themselves: %s", (path, text) => {
    const parsed = read({}, path, text);
    expect([parsed.reader.id, parsed.extracts, codesOf(parsed)]).toEqual(["stanford-congress", [], ["no-words"]]);
  });
});
