import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { htmlParagraphs } from "../field-html.ts";
import { TextFeed } from "../html/text-feed.ts";
import { itemsOf, type JsonValue, mappedOf, memberOf, textOf } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { MappedText } from "../mapped-text.ts";
import { References } from "../markup/references.ts";
import { nameColon } from "../name-colon/reader.ts";
import type { Probe, ReaderContext, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { Section } from "./section.ts";

const HOUSE = "Parliament of Singapore";
const LISTS = ["takesSectionVOList", "writtenAnswersVOList", "writtenAnsNAVOList"];
/** What sections are: oral and written answers, bills introduced and debated, written statements. */
const KINDS: Record<string, DebateKind> = {
  OA: "oral-question",
  WA: "written-question",
  WANA: "written-question",
  BI: "bill",
  BP: "bill",
  WS: "written-statement",
};

interface Sitting {
  day: IsoDate | null;
  volume: string | null;
}

function sittingOf(metadata: JsonValue | null): Sitting {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(textOf(memberOf(metadata, "sittingDate")) ?? "") ?? [];
  const date = year ? isoDay(Number(year), Number(month), Number(day)) : null;
  return { day: date, volume: textOf(memberOf(metadata, "volumeNO")) };
}

function takeSection(section: JsonValue, sitting: Sitting, emit: ReaderSink): void {
  const content = mappedOf(memberOf(section, "content"));
  if (!content) return;
  const headings = ["title", "subTitle"].flatMap((key) => mappedOf(memberOf(section, key)) ?? []);
  const headingPath = headings.map(({ text }) => text);
  const title = headingPath.pop() ?? null;
  const type = textOf(memberOf(section, "sectionType")) ?? "";
  const isStatement = /\bstatement\b/i.test(headings[0]?.text ?? "");
  const kind = KINDS[type] ?? (isStatement ? "statement" : "debate");
  const isWritten = kind === "written-question";
  const dates = isWritten ? { date: null, answeredDate: sitting.day } : { date: sitting.day };
  const facts = { title, headingPath, kind, house: HOUSE, volume: sitting.volume, ...dates };
  emit({ type: "extract", at: section.start, facts });
  for (const { range } of headings) if (range) emit({ type: "span", role: "heading", range });
  new Section(emit, new References(), isWritten).take(content);
}

/** The archive's files (to 2012) hold a page, which is read as such pages are. */
function takePage(root: JsonValue, emit: ReaderSink, context: ReaderContext): boolean {
  const page = mappedOf(memberOf(root, "htmlFullContent"));
  if (!page) return false;
  const volume = textOf(memberOf(root, "volumeNo"));
  const inHouse: ReaderSink = (event) =>
    emit(event.type === "extract" ? { ...event, facts: { house: HOUSE, volume, ...event.facts } } : event);
  const feed = new TextFeed(inHouse, (inner) => nameColon.open(inner, context));
  for (const line of htmlParagraphs(page, new References())) feed.line(new MappedText(line), true);
  feed.end();
  return true;
}

function sniff({ text }: Probe): SniffResult {
  const isReport = /^\s*\{/.test(text) && /"(?:parlimentNO|takesSectionVOList|htmlFullContent)"\s*:/.test(text);
  return isReport
    ? { confidence: "certain", reason: "It is JSON of a sitting of the Parliament of Singapore." }
    : { confidence: "no", reason: "It is no JSON of the Parliament of Singapore." };
}

/**
 * Sittings of the Parliament of Singapore as its search page hands them out (JSON). Steps from source to words: escapes and character
 * references are decoded, tags left out, white space becomes one space; the marks `(proc text)` are left out.
 */
export const singaporeHansard: TextReader = {
  id: "singapore-hansard",
  version: 2,
  name: "Parliament of Singapore, sitting (JSON)",
  holdsAll: true,
  sniff,
  open: (sink, context) =>
    readJson(sink, (emit) => ({
      isRecord: (path) => path.length === 0,
      take(root) {
        if (takePage(root, emit, context)) return;
        const sitting = sittingOf(memberOf(root, "metadata"));
        for (const list of LISTS) {
          for (const section of itemsOf(memberOf(root, list))) takeSection(section, sitting, emit);
        }
      },
      end() {},
    })),
};
