import { expect, it } from "vitest";
import { describeReader } from "../testing/reader-suite.ts";
import { readSittingDay } from "./page.ts";
import { europarlReport } from "./reader.ts";
import { readTurn } from "./turn.ts";

describeReader(europarlReport, import.meta.dirname);

it.each([
  ["Tuesday, 4 March 2031 - Strasbourg", "2031-03-04"],
  ["Mardi 4 mars 2031 - Strasbourg Edition révisée", "2031-03-04"],
  ["Tiistai 4. maaliskuuta 2031 - Strasbourg", "2031-03-04"],
  ["Marţi, 4 martie 2031 - Strasbourg", "2031-03-04"],
  ["Torek, 4. marec 2031 - Strasbourg", "2031-03-04"],
  ["Utorok 4. marca 2031 - Štrasburg", "2031-03-04"],
  ["On 4 March 2031 we met, and that was all that we did", null],
])("reads the day of a sitting: %s", (text, day) => {
  expect(readSittingDay(text)).toBe(day);
});

it.each([
  ["Elm (Renew). – Yes.", "Elm", null, "Renew"],
  ["Anna Elm , on behalf of the S&D Group . – Yes.", "Anna Elm", null, "S&D"],
  ["Anna Elm, Member of the Commission. − Yes.", "Anna Elm", "Member of the Commission", null],
  ["Anna Elm (ID), rapporteur. – Yes.", "Anna Elm", "rapporteur", "ID"],
  ["Anna Elm, w imieniu grupy ECR. – Yes.", "Anna Elm", null, "ECR"],
  ["Anna Elm, för GUE/NGL-gruppen. – Yes.", "Anna Elm", null, "GUE/NGL"],
  ["Anna Elm (PPE), schriftlich. – Yes.", "Anna Elm", null, "PPE"],
  ["Elm, Commission. - Yes.", "Elm", "Commission", null],
  ["Anna in 't Elm (Renew). – Yes.", "Anna in 't Elm", null, "Renew"],
  ["Lord Oak (ECR). – Yes.", "Lord Oak", null, "ECR"],
  ["Seán Ó Oak (Verts/ALE). – Yes.", "Seán Ó Oak", null, "Verts/ALE"],
  ["Ana BIRCH‑ASH (PPE). – Yes.", "Ana BIRCH‑ASH", null, "PPE"],
  ["Elnök asszony. – Yes.", null, "Elnök asszony", null],
  ["Die Präsidentin. – Yes.", null, "Die Präsidentin", null],
  ["Predsedajúca. – Yes.", null, "Predsedajúca", null],
  ["Η Πρόεδρος. – Yes.", null, "Η Πρόεδρος", null],
  ["An tUachtarán. – Yes.", null, "An tUachtarán", null],
  ["Elnök. - Yes.", null, "Elnök", null],
])("reads who speaks: %s", (text, name, office, party) => {
  expect(readTurn(text, false)?.speaker).toMatchObject({ name, office, party });
});

it("is not taken in by books, nor by other parliaments whose turns have a dash", () => {
  const confidence = (...lines: string[]) =>
    europarlReport.sniff({ path: "a", text: lines.join("\n\n"), complete: true }).confidence;
  const turns = ["President. – One.", "Anna Elm (PPE). – Two.", "Jean Oak (S&D). – Three."];
  expect(confidence(...turns)).toBe("likely");
  expect(confidence("Verbatim report of proceedings", ...turns.slice(0, 1))).toBe("certain");
  expect(confidence("Smith. – Harbours, 1931.", "Jean Oak, Director. – A letter.", "President. – See above.")).toBe(
    "no",
  );
  expect(confidence("M. le président. – Oui.", "M. Jean Elm (NI). – Non.", "M. Oak (UC). – Si.")).toBe("no");
});
