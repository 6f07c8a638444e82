import type { Line } from "../lines.ts";
import type { ExtractFacts } from "../reader.ts";
import { readHeaderLine } from "./page-lines.ts";

/** `title: "Ferries"`, and further lines of a value: entries of a list, indented ones, comments. */
const ENTRY = /^([\w-]{1,40}):(?: +(.*))?$/;
const GOES_ON = /^(?:[-#\]}"']|\S+$)/;

/** The block between `---` lines with which Markdown files state their title, day and source. */
export class FrontMatter {
  private state: "before" | "within" | "over" = "before";

  /** What a line of the block says; null for a line of the text. Every line must be shown, from the first. */
  read(line: Line): ExtractFacts | null {
    if (this.state === "over") return null;
    const { text } = line;
    if (this.state === "before") {
      this.state = text === "---" ? "within" : "over";
      return this.state === "within" ? {} : null;
    }
    const [isEntry, key, value = ""] = ENTRY.exec(text) ?? [];
    const isOver = text === "---" || text === "...";
    if (isOver || !(isEntry || line.indent > 0 || GOES_ON.test(text))) this.state = "over";
    if (isEntry) return readHeaderLine(`${key}: ${value.replace(/^(["'])(.*)\1$/, "$2")}`) ?? {};
    return isOver || this.state === "within" ? {} : null;
  }
}
