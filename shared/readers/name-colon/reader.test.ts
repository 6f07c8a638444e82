import { describe, expect, it } from "vitest";
import { readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { occurrencesOf } from "../testing/trap.ts";
import { nameColon } from "./reader.ts";

describeReader(nameColon, import.meta.dirname);

describe("words in capitals before a full stop, a dash or after a number", () => {
  it.each([
    [
      "datelines",
      "ROMA. Il governo ha approvato il decreto sui traghetti nella notte.\n\nMILANO. La borsa ha aperto in calo, come si prevedeva.\n\n" +
        "ROMA. Il ministro ha detto che il traghetto parte lunedì.\n",
    ],
    [
      "a list of officers",
      "Junta directiva\n\nPRESIDENTE. D. Mario Olmo\n\nSECRETARIA. Dña. Ana Pinho\n\nPRESIDENTE: D. Mario Olmo\n",
    ],
    [
      "running text",
      "O SR. FAIA - como se sabe - chegou tarde.\n\nAnf. 12 Det är sant att vi gick hem.\n\nUSA. Un paese lontano e grande.\n\n" +
        "HON. Jane went home. MR. Elm stayed.\n\nA SRA. is a title in Brazil - people use it in letters.\n",
    ],
  ])("are no speakers in %s", (_, text) => {
    const parsed = readBytes("input.txt", new TextEncoder().encode(text), "name-colon");
    expect(occurrencesOf(parsed).map(({ speaker }) => speaker)).toEqual([null]);
  });
});

it("knows a protocol by its title page where the contents are longer than what is looked at", () => {
  const contents = "Beratung des Antrags der Fraktion der Häfen\r\n\r\n".repeat(2000);
  const text = `Plenarprotokoll 27/250\r\nDeutscher Bundestag\r\nI n h a l t :\r\n\r\n${contents}Präsidentin Anna Ulme:\r\nDie Sitzung ist eröffnet.\r\n`;
  const parsed = readBytes("27250.txt", new TextEncoder().encode(text), null);
  expect(parsed.reader.id).toBe("name-colon");
  expect(occurrencesOf(parsed).at(-1)?.speaker?.printed).toBe("Präsidentin Anna Ulme");
});
