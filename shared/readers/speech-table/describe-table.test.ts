import { describe, expect, it } from "vitest";
import { describeTable } from "./describe-table.ts";

describe("describing the columns of a table", () => {
  it("names them with different values and says which field comes from which", () => {
    const text = "Name;Wort;Tag;;Wort\nAlex;Hello.;1;x;\nAlex;Bye.;2;;y\n";
    const described = describeTable("csv-speeches", text, { text: "Wort", date: "Tag" });
    expect(described).toEqual({
      columns: [
        { name: "Name", samples: ["Alex"] },
        { name: "Wort", samples: ["Hello.", "Bye."] },
        { name: "Tag", samples: ["1", "2"] },
        { name: "column 4", samples: ["x"] },
        { name: "Wort (2)", samples: ["y"] },
      ],
      guessed: { speaker: "Name" },
      used: { text: "Wort", date: "Tag", speaker: "Name" },
    });
  });

  it("takes the members of all records of JSON by their paths", () => {
    const text = '{"meta": "x", "rows": [{"member": {"name": "Alex"}, "said": "Hello."}, {"said": "Bye.", "time": 3}]}';
    const described = describeTable("json-speeches", text, { text: "said" });
    expect(described?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["member.name", "said", "time"]));
    expect(described?.columns.find(({ name }) => name === "said")?.samples).toEqual(["Hello.", "Bye."]);
    expect(described?.guessed).toEqual({ speaker: "member.name", time: "time" });
    expect(described?.used).toEqual({ speaker: "member.name", time: "time", text: "said" });
  });

  it("lists the members of speeches that debates hold in lists of their own", () => {
    const text =
      '[{"title": "Ferries", "date": "2031-03-04", "speeches": [{"name": "Alex", "said": "Hello.", "column": "12"}]},' +
      '{"title": "Tides", "speeches": [{"name": "Bo", "said": "Bye."}], "tags": ["sea"]}]';
    const names = (chosen: Parameters<typeof describeTable>[2]) =>
      describeTable("json-speeches", text, chosen)?.columns.map(({ name }) => name);
    expect(names({})?.sort()).toEqual(["column", "date", "name", "said", "title"]);
    expect(describeTable("json-speeches", text, { text: "said" })?.used).toMatchObject({
      text: "said",
      title: "title",
      column: "column",
    });
    const withWords = '[{"text": "Hello.", "tags": [{"label": "sea"}]}]';
    expect(describeTable("json-speeches", withWords, {})?.columns.map(({ name }) => name)).toEqual(["text"]);
  });

  it("calls them by number where the first row names none, and shows what stands in that row too", () => {
    const text = "2031-12-11,Ada,Boats leave at nine.\n2031-12-12,Bo,No.\n";
    expect(describeTable("csv-speeches", text, { text: "Column 3" })).toEqual({
      columns: [
        { name: "Column 1", samples: ["2031-12-11", "2031-12-12"] },
        { name: "Column 2", samples: ["Ada", "Bo"] },
        { name: "Column 3", samples: ["Boats leave at nine.", "No."] },
      ],
      guessed: {},
      used: { text: "Column 3" },
    });
  });

  it("leaves out a field of which was said that no column holds it", () => {
    const described = describeTable("csv-speeches", "speaker,text,party\nAlex,Hello.,Con\n", { party: null });
    expect(described?.used).toEqual({ speaker: "speaker", text: "text" });
    expect(describeTable("plain-text", "speaker,text", {})).toBeNull();
  });
});
