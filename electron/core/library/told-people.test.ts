import { expect, it } from "vitest";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import { type SpeakerUse, tabulateUses } from "../../../shared/debates/speaker-uses.ts";
import type { Correction, CorrectionBody } from "../../../shared/model/correction.ts";
import { createPacer } from "../index/pacer.ts";
import { peopleTold, tellPeopleAhead } from "./told-people.ts";

const use: SpeakerUse = {
  key: "ann lee",
  printed: "Ann Lee",
  name: "Ann Lee",
  full: "Ann Lee",
  id: null,
  party: "Lab",
  constituency: null,
  house: "commons",
  source: "r/a.txt",
  date: "2025-01-02",
  count: 1,
};
const decision = (body: CorrectionBody): Correction => ({ id: "c", at: "2026-01-01T00:00:00Z", author: "", body });
const named = (name: string) =>
  decision({ type: "person-field", person: "Ann Lee", field: "party", value: name, from: null, to: null });

it("tells of people once for the same uses and decisions, also ahead, and anew for others", async () => {
  const uses = tabulateUses([[use]]);
  const ask = (decided: Correction[]) => peopleTold(uses, decided, nameResolver(decided));
  await tellPeopleAhead(uses, [named("Ind")], createPacer());
  const decided = ask([named("Ind")]);
  expect(ask([named("Ind")])).toBe(decided);
  const turn = { id: null, date: null, printed: null };
  expect(decided.of("ann lee", turn)?.corrections?.length).toBe(1);
  expect(ask([]).of("ann lee", turn)?.corrections).toBeUndefined();
});
