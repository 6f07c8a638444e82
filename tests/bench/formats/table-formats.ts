import type { BenchFormat, Turn } from "./debates.ts";

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const words = ({ paragraphs }: Turn) => paragraphs.join("\n\n");
const day = (n: number) => new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
const html = ({ paragraphs }: Turn) => paragraphs.map((text) => `<p>${text}</p>`).join("");

/** Tables and JSON. */
export const TABLE_FORMATS: readonly BenchFormat[] = [
  {
    reader: "csv-speeches",
    file: "speeches.csv",
    streams: true,
    begin: "id,speech,display_as,party,constituency,date,time,colnum,speech_class,major_heading,minor_heading,url\n",
    debate: ({ n, title, turns }) =>
      turns
        .map(
          (turn, at) =>
            `h.${n}.${at},${quoted(words(turn))},${turn.name},${turn.party},${turn.seat},${day(n % 2000)},14:30:00,185,Speech,Bills,${title},https://example.org/${n}\n`,
        )
        .join(""),
  },
  {
    reader: "stanford-congress",
    file: "speeches_097.txt",
    streams: true,
    begin: "speech_id|speech\n",
    debate: ({ n, turns }) =>
      turns.map((turn, at) => `97${String(n * 1000 + at).padStart(8, "0")}|${turn.paragraphs.join(" ")}\n`).join(""),
  },
  {
    reader: "parlamint-text",
    file: "ParlaMint-GB_2031-03-04-commons.txt",
    streams: true,
    debate: ({ n, turns }) =>
      turns.map((turn, at) => `ParlaMint-GB_2031-03-04-commons.u${n}.${at}\t${turn.paragraphs.join(" ")}\n`).join(""),
  },
  {
    reader: "parlamint-meta",
    file: "ParlaMint-GB_2031-03-04-commons-meta.tsv",
    streams: true,
    begin: "Text_ID\tID\tTitle\tDate\tBody\tTerm\tAgenda\tSpeaker_role\tSpeaker_party\tSpeaker_ID\tSpeaker_name\n",
    debate: ({ n, title, turns }) =>
      turns
        .map(
          ({ name, party }, at) =>
            `ParlaMint-GB_2031-03-04-commons\tParlaMint-GB_2031-03-04-commons.u${n}.${at}\t${title}\t2031-03-04\tLower house\t58\t-\tRegular\t${party}\tp${at}\t${name}\n`,
        )
        .join(""),
  },
  {
    reader: "json-speeches",
    file: "speeches.jsonl",
    streams: true,
    debate: ({ n, title, turns }) =>
      turns
        .map((turn, at) => {
          const { name, party } = turn;
          return `${JSON.stringify({ id: `${n}.${at}`, speaker: name, party, date: day(n % 2000), title, text: words(turn) })}\n`;
        })
        .join(""),
  },
  {
    reader: "hansard-api",
    file: "debate.json",
    streams: false,
    begin: `{"Overview": {"Id": 1, "ExtId": "AAAA-1", "Title": "Harbours", "HRSTag": "NewDebate", "Date": "2031-12-11T00:00:00", "Location": "Commons Chamber", "House": "Commons", "VolumeNo": 758}, "Items": [\n`,
    end: `{"ItemType": "Timestamp", "ItemId": 1, "Value": ""}]}\n`,
    debate: ({ n, turns }) =>
      turns
        .map(
          (turn, at) =>
            `${JSON.stringify({ ItemType: "Contribution", ItemId: n * 12 + at, MemberId: at, AttributedTo: `${turn.name} (${turn.seat}) (${turn.party})`, Value: html(turn), HRSTag: "hs_Para" })},\n`,
        )
        .join(""),
  },
  {
    reader: "singapore-hansard",
    file: "sitting.json",
    streams: false,
    begin: `{"metadata": {"parlimentNO": 90, "volumeNO": 95, "sittingDate": "27-07-2031"}, "takesSectionVOList": [\n`,
    end: `{"title": "", "content": ""}]}\n`,
    debate: ({ title, turns }) => {
      const content = turns.map(
        ({ name, seat, paragraphs }) =>
          `<p><strong>Mr ${name} (${seat})</strong>: ${paragraphs.map((text) => `${text} Ropes &amp; tar.`).join("</p><p>")}</p>`,
      );
      return `${JSON.stringify({ title, subTitle: null, sectionType: "OS", content: content.join("") })},\n`;
    },
  },
];
