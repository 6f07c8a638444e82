const COMMONS = new Set(["Commons Chamber", "Westminster Hall"]);
const LORDS = new Set(["Lords Chamber", "Grand Committee", "Moses Room"]);

/** The house a chamber belongs to; null where the name does not tell. */
export function houseOf(chamber: string): "commons" | "lords" | null {
  if (COMMONS.has(chamber)) return "commons";
  return LORDS.has(chamber) ? "lords" : null;
}
