import type { Confidence } from "../model/source.ts";
import { akomaNtoso } from "./akoma-ntoso/reader.ts";
import { alpheus } from "./alpheus/reader.ts";
import { assembleeNationale } from "./assemblee-nationale/reader.ts";
import { australiaHansard } from "./australia-hansard/reader.ts";
import { bundestag } from "./bundestag/reader.ts";
import { canadaHansard } from "./canada-hansard/reader.ts";
import { congressionalHearing } from "./congressional-hearing/reader.ts";
import { congressionalRecord } from "./congressional-record/reader.ts";
import { csvSpeeches } from "./csv-speeches/reader.ts";
import { dutchHandelingen } from "./dutch-handelingen/reader.ts";
import { eduskunta } from "./eduskunta/reader.ts";
import { europarl } from "./europarl/reader.ts";
import { europarlReport } from "./europarl-report/reader.ts";
import { folketing } from "./folketing/reader.ts";
import { hansardApi } from "./hansard-api/reader.ts";
import { hansardArchive } from "./hansard-archive/reader.ts";
import { hansardOnline } from "./hansard-online/reader.ts";
import { hansardOnlineText } from "./hansard-online-text/reader.ts";
import { historicHansard } from "./historic-hansard/reader.ts";
import { jsonSpeeches } from "./json-speeches/reader.ts";
import { legco } from "./legco/reader.ts";
import { nameColon } from "./name-colon/reader.ts";
import { namesAlone } from "./names-alone/reader.ts";
import { parallelParliament } from "./parallel-parliament/reader.ts";
import { parallelParliamentHtml } from "./parallel-parliament-html/reader.ts";
import { parlamintMeta } from "./parlamint-meta/reader.ts";
import { parlamintTei } from "./parlamint-tei/reader.ts";
import { parlamintText } from "./parlamint-text/reader.ts";
import { plainText } from "./plain-text/reader.ts";
import { publicWhip } from "./public-whip/reader.ts";
import { readableHtml } from "./readable-html/reader.ts";
import { readableXml } from "./readable-xml/reader.ts";
import type { Probe, TextReader } from "./reader.ts";
import { singaporeHansard } from "./singapore-hansard/reader.ts";
import { southAustralia } from "./south-australia/reader.ts";
import { stanfordCongress } from "./stanford-congress/reader.ts";
import { stortinget } from "./stortinget/reader.ts";
import { subrip } from "./subrip/reader.ts";
import { timedLines } from "./timed-lines/reader.ts";
import { tweedeKamer } from "./tweede-kamer/reader.ts";
import { ukPublications } from "./uk-publications/reader.ts";
import { unGeneralDebate } from "./un-general-debate/reader.ts";
import { webvtt } from "./webvtt/reader.ts";

/** Every reader there is, in the order that breaks ties. `plainText` takes what no other wants and stays last. */
export const READERS: readonly TextReader[] = [
  publicWhip,
  parallelParliamentHtml,
  ukPublications,
  hansardOnline,
  parlamintTei,
  parlamintMeta,
  parlamintText,
  akomaNtoso,
  canadaHansard,
  alpheus,
  australiaHansard,
  southAustralia,
  bundestag,
  assembleeNationale,
  dutchHandelingen,
  tweedeKamer,
  eduskunta,
  folketing,
  stortinget,
  hansardArchive,
  parallelParliament,
  webvtt,
  subrip,
  namesAlone,
  timedLines,
  congressionalRecord,
  congressionalHearing,
  stanfordCongress,
  legco,
  unGeneralDebate,
  europarl,
  europarlReport,
  hansardApi,
  singaporeHansard,
  readableHtml,
  readableXml,
  historicHansard,
  hansardOnlineText,
  csvSpeeches,
  jsonSpeeches,
  nameColon,
  plainText,
];

const RANKS: Record<Confidence, number> = { no: 0, maybe: 1, likely: 2, certain: 3 };

/** A reader and why it was taken, as a sentence for the user. */
export interface ReaderChoice {
  reader: TextReader;
  reason: string;
}

/** What one reader says of a source. */
export interface ReaderVerdict {
  id: string;
  name: string;
  confidence: Confidence;
  reason: string;
}

/** What every reader says of a source, the one that would be taken first. */
export function readersFor(probe: Probe): ReaderVerdict[] {
  const verdicts = READERS.map((reader) => ({ id: reader.id, name: reader.name, ...reader.sniff(probe) }));
  return verdicts.sort((a, b) => RANKS[b.confidence] - RANKS[a.confidence]);
}

/**
 * The reader for a source: the one the user named (`chosen by you`), else the surest, ties by registry order.
 * An override that no reader has is ignored, and the reason says so.
 */
export function chooseReader(probe: Probe, overrideId: string | null = null): ReaderChoice {
  const named = READERS.find((reader) => reader.id === overrideId);
  if (named) return { reader: named, reason: "chosen by you" };
  let best: ReaderChoice = { reader: plainText, reason: "" };
  let rank = -1;
  for (const reader of READERS) {
    const result = reader.sniff(probe);
    if (RANKS[result.confidence] <= rank) continue;
    rank = RANKS[result.confidence];
    best = { reader, reason: result.reason };
    if (result.confidence === "certain") break;
  }
  if (overrideId === null) return best;
  return { ...best, reason: `There is no reader "${overrideId}". ${best.reason}` };
}
