/** The house a chamber belongs to; null where the name does not tell. Asked of many a line, so no line is hashed for it. */
export function houseOf(chamber: string): "commons" | "lords" | null {
  switch (chamber) {
    case "Commons Chamber":
    case "Westminster Hall":
      return "commons";
    case "Lords Chamber":
    case "Grand Committee":
    case "Moses Room":
      return "lords";
    default:
      return null;
  }
}
