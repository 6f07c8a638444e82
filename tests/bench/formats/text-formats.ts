import { type BenchFormat, type Debate, type Turn, wrapped } from "./debates.ts";

const turns = (debate: Debate, print: (turn: Turn, at: number) => string, between = "\n\n") =>
  `${debate.turns.map(print).join(between)}${between}`;
const lines = ({ paragraphs }: Turn) => paragraphs.join("\n\n");
const stamp = (second: number, mark: string) => {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}${mark}000`;
};

/** Cues of about fifty characters, two lines each. */
function cues({ n, turns }: Debate, mark: string, print: (name: string, text: string) => string, numbers: boolean) {
  let printed = "";
  let second = n * 1200;
  for (const turn of turns) {
    const parts = turn.paragraphs.join(" ").match(/.{1,80}(?: |$)/g) ?? [];
    for (const [at, part] of parts.entries()) {
      const text = wrapped(part.trim(), 42);
      printed += `${numbers ? `${second}\n` : ""}${stamp(second, mark)} --> ${stamp(second + 1, mark)}\n`;
      printed += `${print(at === 0 || !numbers ? turn.name : "", text)}\n\n`;
      second++;
    }
  }
  return printed;
}

/** Formats of plain text. */
export const TEXT_FORMATS: readonly BenchFormat[] = [
  {
    reader: "parallel-parliament",
    file: "page.txt",
    streams: true,
    begin:
      "Fairness Debate\n\nFull Debate: Read Full Debate\nDepartment: Home Office\n\nFairness\n\nAda Finch Excerpts\n",
    debate: (debate) =>
      `${debate.n === 0 ? "" : `${debate.title}\n\nFull Debate: Read Full Debate\n\nAda Finch Excerpts\n`}Thursday 16th January 2025\n\n(1 week ago)\n\nCommons Chamber\nRead Full debate Read Hansard Text Watch Debate Read Debate Ministerial Extracts\n${turns(
        debate,
        (turn) =>
          `${turn.name} Portrait ${turn.name} (${turn.seat}) (${turn.party})\n- View Speech - Hansard - - - Excerpts\n\n${lines(turn)}`,
      )}`,
  },
  {
    reader: "name-colon",
    file: "notes.txt",
    streams: true,
    debate: (debate) =>
      `${debate.title}\n\n${turns(debate, (turn) => `${turn.name} (${turn.seat}, ${turn.party}): ${lines(turn)}`)}`,
  },
  {
    reader: "plain-text",
    file: "notes.txt",
    streams: true,
    debate: (debate) => turns(debate, lines),
  },
  {
    reader: "hansard-online-text",
    file: "debate.txt",
    streams: true,
    debate: (debate) =>
      `${debate.title}\nVolume ${600 + (debate.n % 100)}: debated on Tuesday 17 December 2019\n\n${turns(
        debate,
        (turn, at) =>
          `${at % 4 ? "" : `Column ${debate.n * 3 + at}\n\n`}${turn.name}\n(${turn.seat}) (${turn.party})\nShare this contribution\n\n${lines(turn)}`,
      )}`,
  },
  {
    reader: "historic-hansard",
    file: "debate.txt",
    streams: true,
    debate: (debate) =>
      `${debate.title}\nHC Deb 3 March 1952 vol 497 cc${debate.n}-${debate.n + 1}\n\n${turns(
        debate,
        (turn, at) => `${at % 4 ? "" : `${debate.n + at}\n\n`}§ Mr. ${turn.name} (${turn.seat})\n\n${lines(turn)}`,
      )}`,
  },
  {
    reader: "congressional-record",
    file: "CREC-2031-01-28-pt1-PgS1.txt",
    streams: true,
    begin: "[Congressional Record Volume 177, Number 8 (Tuesday, January 28, 2031)]\n[Senate]\n[Page S1]\n",
    debate: (debate) =>
      `\n${" ".repeat(24)}${debate.title.toUpperCase()}\n\n${turns(
        debate,
        (turn) => {
          const [first = "", ...rest] = turn.paragraphs;
          const name = turn.name.toUpperCase().split(" ").at(-1);
          return [`Mr. ${name}. ${first}`, ...rest].map((paragraph) => wrapped(paragraph, 71, "  ")).join("\n");
        },
        "\n",
      )}\n[[Page S${debate.n + 2}]]\n`,
  },
  {
    reader: "congressional-hearing",
    file: "CHRG-141hhrg1.txt",
    streams: true,
    begin:
      "[House Hearing, 141 Congress]\n[From the U.S. Government Publishing Office]\n\n    The committee met, pursuant to call, at 10 a.m.\n",
    debate: (debate) =>
      `\n${" ".repeat(24)}${debate.title.toUpperCase()}\n\n${turns(
        debate,
        (turn) => {
          const [first = "", ...rest] = turn.paragraphs;
          return [`Mr. ${turn.name.split(" ").at(-1)}. ${first}`, ...rest]
            .map((paragraph) => wrapped(paragraph, 69, "    "))
            .join("\n");
        },
        "\n",
      )}\n`,
  },
  {
    reader: "legco",
    file: "cm0110.txt",
    streams: true,
    begin: "立法會  ─  2031年 1月 10日  \n \n31 \n \n會議過程正式紀錄 \n \n2031年 1月 10日星期五  \n \n",
    debate: (debate) =>
      turns(
        debate,
        (_, at) =>
          `${at % 2 ? "主席" : "林山議員"}：${"主席，我要求點算人數。船隻越來越少，我們的碼頭也只剩下三個，\n這是事實。".repeat(20)}`,
      ),
  },
  {
    reader: "un-general-debate",
    file: "ATL_70_2015.txt",
    streams: true,
    debate: (debate) =>
      `${debate.turns.map((turn) => turn.paragraphs.map((text) => wrapped(text, 65)).join("\n")).join("\n")}\n`,
  },
  {
    reader: "europarl",
    file: "ep-00-01-17.txt",
    streams: true,
    debate: (debate) =>
      `<CHAPTER ID=${debate.n + 1}>\n${debate.title}\n${turns(
        debate,
        (turn, at) =>
          `<SPEAKER ID=${at} LANGUAGE="EN" NAME="${turn.name}" AFFILIATION="PSE">\n${turn.paragraphs.join("\n<P>\n")}`,
        "\n",
      )}`,
  },
  {
    reader: "europarl-report",
    file: "CRE-9-2031-03-04_EN.txt",
    streams: true,
    begin: "Verbatim report of proceedings\nTuesday, 4 March 2031 - Strasbourg\n\n",
    debate: (debate) =>
      `${debate.n + 1}. ${debate.title} (debate)\n\n${turns(
        debate,
        (turn, at) => `${at % 4 ? `${turn.name} (PPE)` : "President"}. – ${turn.paragraphs.join("\n\n")}`,
      )}`,
  },
  {
    reader: "webvtt",
    file: "sitting.vtt",
    streams: true,
    begin: "WEBVTT\n\n",
    debate: (debate) => cues(debate, ".", (name, text) => `<v ${name}>${text}`, false),
  },
  {
    reader: "subrip",
    file: "sitting.srt",
    streams: true,
    debate: (debate) => cues(debate, ",", (name, text) => (name ? `${name.toUpperCase()}: ${text}` : text), true),
  },
  {
    reader: "timed-lines",
    file: "recording.txt",
    streams: true,
    debate: (debate) => {
      let line = 0;
      return turns(debate, (turn) =>
        lines(turn)
          .split("\n")
          .map(
            (words, at) =>
              `[00:${pad(line)}.000 --> 00:${pad(++line)}.000] ${at === 0 ? `${turn.name.toUpperCase()}: ` : ""}${words}`,
          )
          .join("\n"),
      );
    },
  },
  {
    reader: "names-alone",
    file: "notes.txt",
    streams: true,
    debate: (debate) => `${debate.title}\n\n${turns(debate, (turn) => `${turn.name}\n\n${lines(turn)}`)}`,
  },
];

/** Two figures of a time. */
function pad(second: number): string {
  return String(second % 60).padStart(2, "0");
}
