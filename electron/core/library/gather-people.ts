import type { DatabaseSync } from "node:sqlite";
import type { PersonRow } from "../../../shared/api/query-schemas.ts";
import { indexPeople } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import { personRows } from "../people/person-rows.ts";
import { readPeopleTables } from "./kept-state.ts";

/** Everybody who speaks: worked out when it is asked for. */
export function gatherPeople(database: DatabaseSync): PersonRow[] {
  const { uses, sightings, people } = readPeopleTables(database);
  return personRows(indexPeople(uses, people, nameResolver(people)).people(), sightings);
}
