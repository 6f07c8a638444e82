import { onceFor } from "../../lib/once-for.ts";
import type { Companion } from "../companions.ts";
import { chamberFacts } from "../congressional-record/patterns.ts";
import { isoDay } from "../dates.ts";
import { type Line, parseLines, pieceOf, subLine } from "../lines.ts";
import type { ExtractFacts, Piece, ReaderSink, TextReader } from "../reader.ts";
import { type ListRow, ListRows } from "./rows.ts";
import { type Speech, speakerOf } from "./speaker.ts";

const SPEECHES = /^speech_id\|speech\s*$/;
const DESCRIPTIONS = /^speech_id\|chamber\|date\|/;
const MEMBERS = /^speakerid\|speech_id\|lastname\|/;
/** Lists of the data set that hold no speeches: the two that explain them, and counts of phrases. */
const LISTS = [DESCRIPTIONS, MEMBERS, /^(?:speakerid|party)\|phrase\|count\s*$/];
const ROW = /^(\d{6,15})\|/;
const DAY = /^(\d{4})(\d{2})(\d{2})$/;
const CHAMBERS: Record<string, string> = { H: "House", S: "Senate", E: "Extensions of Remarks" };
/** A speech whose lines never end is handed over bit by bit. */
const MOST_PARAGRAPHS = 64;

function isList(head: string): boolean {
  return LISTS.some((list) => list.test(head));
}

interface Lists {
  descriptions: ListRows | null;
  members: ListRows | null;
}

/** The lists among the companions, looked through once for each array of them. */
const listsOf = onceFor((companions: readonly Companion[]): Lists => {
  const find = (head: RegExp) => {
    const companion = companions.find(({ text }) => head.test(text.slice(0, 200)));
    return companion ? new ListRows(companion.path, companion.text) : null;
  };
  return { descriptions: find(DESCRIPTIONS), members: find(MEMBERS) };
});

function factsOf(described: ListRow | null, member: ListRow | null): ExtractFacts {
  const [, year, month, day] = DAY.exec(described?.get("date") ?? "") ?? [];
  const chamber = CHAMBERS[described?.get("chamber") ?? member?.get("chamber") ?? ""] ?? "";
  return {
    kind: "debate",
    date: year ? isoDay(Number(year), Number(month), Number(day)) : null,
    ...chamberFacts(chamber),
  };
}

class Parse {
  private readonly emit: ReaderSink;
  private readonly lists: Lists;
  private isList: boolean | null = null;
  private key: string | null = null;
  private turn: (Speech & { id: string | null; line: Line; paragraphs: Piece[][] }) | null = null;
  private unnamed = 0;
  private saidEmpty = false;

  constructor(emit: ReaderSink, lists: Lists) {
    this.emit = emit;
    this.lists = lists;
  }

  take(line: Line): void {
    this.isList ??= isList(line.text);
    if (this.isList || SPEECHES.test(line.text)) {
      this.span(line, line.text.length);
      return;
    }
    const row = ROW.exec(line.text);
    if (row) this.begin(line, row[1] as string);
    else if (this.turn === null) this.begin(line, null);
    const words = subLine(line, row?.[0].length ?? 0);
    if (words) this.turn?.paragraphs.push([pieceOf(words)]);
    if ((this.turn?.paragraphs.length ?? 0) > MOST_PARAGRAPHS) this.flush(true);
  }

  end(): void {
    this.flush(false);
    if (this.isList) {
      const message = "It tells of the speeches in the file beside it, which is read with it; it holds none itself.";
      this.emit({ type: "diagnostic", code: "no-words", severity: "info", message, range: null });
    }
    this.sayNames();
  }

  private sayNames(): void {
    const { descriptions, members } = this.lists;
    const named = [descriptions, members].flatMap((list) => list?.path.replace(/^.*\//, "") ?? []);
    if (named.length > 0) {
      const message = `Speakers, parties, chambers and days are those that ${named.join(" and ")} have for the speeches here.`;
      this.emit({ type: "diagnostic", code: "names-from-companion", severity: "info", message, range: null });
    }
    if (this.unnamed === 0) return;
    const message =
      named.length > 0
        ? `${this.unnamed} speeches have no speaker in the lists beside this file.`
        : "The file names neither speakers nor days; put its descr_ and SpeakerMap files beside it.";
    this.emit({ type: "diagnostic", code: "no-speakers", severity: "warning", message, range: null });
  }

  private begin(line: Line, id: string | null): void {
    this.flush(false);
    const described = id === null ? null : (this.lists.descriptions?.rowOf(id) ?? null);
    const member = id === null ? null : (this.lists.members?.rowOf(id) ?? null);
    const facts = factsOf(described, member);
    const key = `${facts.date}\t${facts.house}\t${facts.chamber}`;
    if (key !== this.key) this.emit({ type: "extract", at: line.start, facts });
    this.key = key;
    if (id !== null) this.span(line, id.length + 1);
    this.turn = { ...speakerOf(described, member), id, line, paragraphs: [] };
    if (this.turn.speaker === null) this.unnamed++;
  }

  private span({ start }: Line, length: number): void {
    this.emit({ type: "span", role: "metadata", range: { start, end: start + length } });
  }

  private flush(more: boolean): void {
    const { turn } = this;
    if (!more) this.turn = null;
    if (!turn) return;
    const { speaker, id, line } = turn;
    // The last one waits for the end of the speech.
    const paragraphs = turn.paragraphs.splice(0, turn.paragraphs.length - (more ? 1 : 0));
    const kind = speaker === null ? "unattributed" : turn.chair ? "chair" : "speech";
    if (paragraphs.length === 0) this.empty(line);
    else this.emit({ type: "occurrence", kind, speaker, paragraphs, id, more });
  }

  private empty({ start, end }: Line): void {
    if (this.saidEmpty) return;
    this.saidEmpty = true;
    const message = "A row holds no words.";
    this.emit({
      type: "diagnostic",
      code: "row-without-words",
      severity: "warning",
      message,
      range: { start, end },
    });
  }
}

const YES = "It is of Stanford's data set of the Congressional Record";

/**
 * Stanford's data set of the Congressional Record (`speeches_097.txt`): a speech a line, its id and its words parted by a bar. Who speaks,
 * where and when stands in two lists beside it alone (`descr_097.txt`, `097_SpeakerMap.txt`), which give no extract by themselves.
 */
export const stanfordCongress: TextReader = {
  id: "stanford-congress",
  version: 1,
  name: "Congressional Record, Stanford's data set (speeches_097.txt)",
  sniff({ text }) {
    const head = /\S[^\r\n]*/.exec(text.slice(0, 4096))?.[0] ?? "";
    if (SPEECHES.test(head)) return { confidence: "certain", reason: `${YES}: speeches by their ids.` };
    if (isList(head)) return { confidence: "certain", reason: `${YES}: a list that goes with its speeches.` };
    return { confidence: "no", reason: "Its first line is none of Stanford's data set of the Congressional Record." };
  },
  open(sink, { companions = [] }) {
    return parseLines(0, new Parse(sink, listsOf(companions)));
  },
};
