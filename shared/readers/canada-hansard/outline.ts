import type { DebateKind } from "../../model/extract.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { ReaderSink } from "../reader.ts";
import type { Sitting } from "./sitting.ts";

/** Elements whose words are headings, from the outermost in. */
export const HEADINGS: ReadonlySet<string> = new Set([
  "OrderOfBusinessTitle",
  "CatchLine",
  "SubjectOfBusinessTitle",
  "SubjectOfBusinessQualifier",
  "QuestionID",
]);

const RUBRICS: Record<string, DebateKind> = { OralQuestionPeriod: "oral-question", StatementsByMembers: "statement" };
const HOUSE = "Canadian House of Commons";

/**
 * Makes extracts of orders of business and their subjects. A subject without a title goes on with the one before it; a
 * qualifier alone is another item under the same title. Each written question is an extract of its own.
 */
export class Outline {
  private readonly emit: ReaderSink;
  private readonly sitting: Sitting;
  private order: string | null = null;
  private catchLine: string | null = null;
  private subject: string | null = null;
  private qualifier: string | null = null;
  private question: string | null = null;
  private rubric: string | null = null;
  private isPending = true;
  private isDebate = false;
  private isBill = false;
  private at = -1;
  private id: string | null = null;
  /** The subject open now, whose id and place are its extract's once it has a title. */
  private open: { at: number; id: string | null } = { at: -1, id: null };

  constructor(emit: ReaderSink, sitting: Sitting) {
    this.emit = emit;
    this.sitting = sitting;
  }

  enterOrder(tag: OpenTag): void {
    this.order = this.catchLine = this.subject = this.qualifier = null;
    this.rubric = tag.get("Rubric");
    this.begin({ at: tag.start, id: tag.get("id") });
  }

  enterSubject(tag: OpenTag): void {
    this.open = { at: tag.start, id: tag.get("id") };
    if (this.isPending) this.begin(this.open);
  }

  enterQuestion(tag: OpenTag): void {
    this.question = "";
    this.begin({ at: tag.start, id: null });
  }

  leaveQuestion(): void {
    this.question = null;
    this.begin({ at: -1, id: this.open.id });
  }

  heading(element: string, words: string, isInSubject: boolean): void {
    if (words === "") return;
    if (element === "QuestionID") this.question = words.replace(/[\s:–—-]+$/, "");
    else if (element === "OrderOfBusinessTitle") this.order = words;
    else if (element === "CatchLine") this.catchLine = isInSubject ? this.catchLine : words;
    else {
      if (element === "SubjectOfBusinessTitle") this.subject = words;
      this.qualifier = element === "SubjectOfBusinessQualifier" ? words : null;
      this.begin(this.open);
    }
  }

  /** Words begin at `at`. */
  words(at: number): void {
    if (!this.isPending) return;
    this.isPending = false;
    const { sitting } = this;
    const headingPath = [this.order ?? this.catchLine, this.subject, this.qualifier, this.question]
      .filter((title) => title !== null && title !== "")
      .filter((title, i, all) => title?.toLowerCase() !== all[i - 1]?.toLowerCase()) as string[];
    const title = headingPath.pop() ?? sitting.institution;
    const kind = this.kind();
    this.isDebate = kind === "debate";
    this.isBill = false;
    const isWritten = kind === "written-question";
    this.emit({
      type: "extract",
      at: this.at < 0 ? at : this.at,
      facts: {
        kind,
        title,
        headingPath,
        date: isWritten ? null : sitting.day,
        answeredDate: isWritten ? sitting.day : null,
        house: HOUSE,
        chamber: sitting.isCommittee ? sitting.institution : null,
        volume: sitting.volume,
        language: sitting.language,
        id: this.id,
      },
    });
  }

  /** The table of contents calls the item a bill's stage. */
  bill(): void {
    this.isBill = true;
    if (!this.isPending && this.isDebate) this.emit({ type: "facts", facts: { kind: "bill" } });
  }

  private begin({ at, id }: { at: number; id: string | null }): void {
    this.isPending = true;
    this.isBill = false;
    this.at = at;
    this.id = id;
  }

  private kind(): DebateKind {
    if (this.question !== null) return "written-question";
    if (this.sitting.isCommittee) return "committee";
    if (/^P[eé]titions?$/i.test(this.subject ?? "")) return "petition";
    return RUBRICS[this.rubric ?? ""] ?? (this.isBill ? "bill" : "debate");
  }
}
