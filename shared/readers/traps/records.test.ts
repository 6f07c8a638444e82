import { describe, expect } from "vitest";
import { codesOf, occurrencesOf, testTraps, turnsOf } from "../testing/trap.ts";

const ID = "uk.org.publicwhip";
const whip = (body: string, latest = "yes") => `<publicwhip latest="${latest}">${body}</publicwhip>`;
const speech = (words: string, facts = 'speakername="Jane Doe"') =>
  `<speech id="${ID}/debate/2031-03-04a.1.0" ${facts}>${words}</speech>`;
const tei = (body: string, header = "") =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_2031-03-04"><teiHeader>${header}</teiHeader>` +
  `<text><body><div>${body}</div></body></text></TEI>`;
const akn = (body: string, meta = "") =>
  `<akomaNtoso><debate>${meta}<debateBody>${body}</debateBody></debate></akomaNtoso>`;

describe("traps of Public Whip's files", () => {
  testTraps([
    {
      hazard: "a file that a later version replaces",
      path: "debates2031-03-04a.xml",
      file: whip(speech("<p>As first printed.</p>"), "no"),
      reader: "public-whip",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([["Jane Doe", "As first printed."]]);
        expect(codesOf(parsed)).toContain("superseded");
      },
    },
    {
      hazard: "hours of three digits, and times that are none",
      path: "debates2031-03-04a.xml",
      file: whip(
        ["014:36:00", "13:00", "", "unknown"]
          .map((time) => speech("<p>Yes.</p>", `speakername="A B" time="${time}"`))
          .join(""),
      ),
      reader: "public-whip",
      holds: (parsed) =>
        expect(occurrencesOf(parsed).map(({ time }) => time)).toEqual(["14:36:00", "13:00", null, null]),
    },
    {
      hazard: "words of the record glued to the last speech: they stay, and it is said where",
      path: "debates2031-03-04a.xml",
      file: whip(speech('<p>I thank the House.</p><p class="italic">Question put and agreed to.</p>')),
      reader: "public-whip",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([["Jane Doe", "I thank the House.", "Question put and agreed to."]]);
        expect(codesOf(parsed)).toContain("procedural-in-turn");
      },
    },
    {
      hazard: "several questions and one reply",
      path: "answers2031-03-04a.xml",
      file: whip(
        `<ques id="${ID}/wrans/2031-03-04a.1.q0" speakername="Jane Doe"><p qnum="101">To ask how many.</p></ques>` +
          `<ques id="${ID}/wrans/2031-03-04a.1.q1" speakername="John Roe"><p qnum="102">To ask how few.</p></ques>` +
          `<reply id="${ID}/wrans/2031-03-04a.1.r0" speakername="Ann Poe"><p>Three.</p></reply>`,
      ),
      reader: "public-whip",
      holds(parsed) {
        expect(parsed.extracts).toHaveLength(1);
        expect(occurrencesOf(parsed).map(({ kind, number }) => [kind, number])).toEqual([
          ["question", "101"],
          ["question", "102"],
          ["answer", null],
        ]);
      },
    },
    {
      hazard: "tables in answers: a row is a paragraph, cells parted by tabs",
      path: "answers2031-03-04a.xml",
      file: whip(
        `<reply id="${ID}/wrans/2031-03-04a.1.r0" speakername="Ann Poe"><p>So many:</p>` +
          "<table><tr><td>Port</td><td><p>Boats</p></td></tr><tr><td>Exminster</td><td>3</td></tr></table></reply>",
      ),
      reader: "public-whip",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual([["Ann Poe", "So many:", "Port\tBoats", "Exminster\t3"]]),
    },
    {
      hazard: "lists of votes, which are no speeches",
      path: "debates2031-03-04a.xml",
      file: whip(
        `<division id="${ID}/debate/2031-03-04a.2.0" divdate="2031-03-04" divnumber="7"><divisioncount ayes="1" noes="0"/>` +
          '<mplist vote="aye"><mpname vote="aye">Doe, Jane</mpname></mplist></division>',
      ),
      reader: "public-whip",
      holds: (parsed) =>
        expect(occurrencesOf(parsed).map(({ kind, speaker }) => [kind, speaker])).toEqual([["division", null]]),
    },
  ]);
});

describe("traps of TEI, Akoma Ntoso and Canada's files", () => {
  testTraps([
    {
      hazard: "notes and heckles within speeches: kept, and none of the speaker's words",
      path: "ParlaMint-XX_2031-03-04.xml",
      file: tei(
        '<u who="#JaneDoe"><seg>I begin <note type="time">09:05</note>here <vocal><desc>Hear!</desc></vocal>and end.</seg></u>',
      ),
      reader: "parlamint-tei",
      holds(parsed) {
        expect(turnsOf(parsed)[0]?.[1]).toBe("I begin here and end.");
        expect(parsed.spans.filter(({ role }) => role === "note").length).toBeGreaterThan(0);
      },
    },
    {
      hazard: "an utterance for each paragraph: one speech, whose units are its paragraphs",
      path: "ParlaMint-XX_2031-03-04.xml",
      file: tei(
        '<u who="#JaneDoe"><seg>One.</seg></u><u who="#JaneDoe"><seg>Two.</seg></u><note>Applause</note>' +
          '<u who="#JaneDoe"><seg>Three.</seg></u>',
      ),
      reader: "parlamint-tei",
      holds(parsed) {
        expect(turnsOf(parsed).map((turn) => turn.slice(1))).toEqual([["One.", "Two."], ["Three."]]);
        expect(codesOf(parsed)).toContain("units-joined");
      },
    },
    {
      hazard: "no list of people: names are made from ids, and it is said",
      path: "ParlaMint-XX_2031-03-04.xml",
      file: tei('<u who="LindenHoy"><seg>Yes.</seg></u><u><seg>No one.</seg></u>'),
      reader: "parlamint-tei",
      holds(parsed) {
        expect(occurrencesOf(parsed).map(({ speaker }) => speaker?.name ?? null)).toEqual(["Linden Hoy", null]);
        expect(codesOf(parsed)).toEqual(expect.arrayContaining(["names-from-ids", "no-speaker"]));
      },
    },
    {
      hazard: "Akoma Ntoso without namespace, day and printed speaker",
      file: akn(
        '<debateSection><heading>9 OGOS 2031 (SABTU)</heading><speech by="#doe"><p>Saya<br/> setuju.</p></speech></debateSection>',
        '<meta><references><TLCPerson id="doe" showAs="YB Puan Doe" href="/p/doe"/></references></meta>',
      ),
      reader: "akoma-ntoso",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([["YB Puan Doe", "Saya setuju."]]);
        expect(parsed.extracts[0]?.date).toBe("2031-08-09");
      },
    },
    {
      hazard: "the year 3000, which stands for no day",
      file: akn(
        "<debateSection><heading>Dues</heading><speech><from>Jane Doe:</from><p>Yes.</p></speech></debateSection>",
        '<meta><identification><FRBRWork><FRBRdate date="3000-01-01"/></FRBRWork></identification></meta>',
      ),
      reader: "akoma-ntoso",
      holds(parsed) {
        expect(parsed.extracts[0]?.date).toBeNull();
        expect(turnsOf(parsed)).toEqual([["Jane Doe", "Yes."]]);
      },
    },
    {
      hazard: "one sitting in two languages: the same ids tell that they are one",
      file:
        "<Hansard xml:lang='FR'><ExtractedInformation><ExtractedItem Name='MetaDateNumYear'>2031</ExtractedItem>" +
        "<ExtractedItem Name='MetaDateNumMonth'>3</ExtractedItem><ExtractedItem Name='MetaDateNumDay'>4</ExtractedItem>" +
        "</ExtractedInformation><HansardBody><OrderOfBusiness><SubjectOfBusiness id='77'><SubjectOfBusinessTitle>Les ports" +
        "</SubjectOfBusinessTitle><SubjectOfBusinessContent><Intervention id='78'><PersonSpeaking><Affiliation DbId='9'>" +
        "L'hon. Jeanne Bonin (Rive-Nord, Lib.)</Affiliation></PersonSpeaking><Content><ParaText>Oui.</ParaText></Content>" +
        "</Intervention></SubjectOfBusinessContent></SubjectOfBusiness></OrderOfBusiness></HansardBody></Hansard>",
      reader: "canada-hansard",
      holds(parsed) {
        expect(parsed.extracts).toMatchObject([{ id: "77", date: "2031-03-04", title: "Les ports" }]);
        expect(occurrencesOf(parsed)).toMatchObject([
          { id: "78", speaker: { constituency: "Rive-Nord", party: "Lib." } },
        ]);
      },
    },
  ]);
});

describe("traps of plain text and pages", () => {
  testTraps([
    {
      hazard: "a column mark in the middle of a sentence",
      file: "Mr. Vale (Oxhill) (Con): The day was extraordinarily\n\n23 Mar 2029 : Column 56\n\nlight. \n\nMr. Hoy: Yes.\n",
      reader: "name-colon",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([
          ["Mr. Vale (Oxhill) (Con)", "The day was extraordinarily light."],
          ["Mr. Hoy", "Yes."],
        ]);
        expect(occurrencesOf(parsed).map(({ column }) => column)).toEqual([null, "56"]);
      },
    },
    {
      hazard: "lines wrapped by hand",
      path: "CREC-2031-01-28-pt1-PgS697.htm",
      file:
        "<html><body><pre>\n[Congressional Record Volume 177, Number 8 (Tuesday, January 28, 2031)]\n[Senate]\n[Page S697]\n\n" +
        "                           HARBOR DUES\n\n  Mr. VALE. Mr. President, the dues of this harbor are\nhigher than those of any other, and well-\nknown for it.\n</pre></body></html>",
      reader: "congressional-record",
      holds(parsed) {
        expect(turnsOf(parsed).at(-1)).toEqual([
          "Mr. VALE",
          "Mr. President, the dues of this harbor are higher than those of any other, and well-known for it.",
        ]);
      },
    },
    {
      hazard: "colons in sentences, which begin no turn",
      file:
        "JANE DOE: We have three aims: jobs, homes and boats.\n\nOil and Gas: the future of both is in doubt.\n\n" +
        "He said: “Not so.” At 10:30: nothing.\n\nJOHN ROE: See https://example.org: it is there.\n",
      reader: "name-colon",
      holds: (parsed) => expect(turnsOf(parsed).map(([name]) => name)).toEqual(["JANE DOE", "JOHN ROE"]),
    },
  ]);
});

describe("traps of tables and JSON", () => {
  const item = (id: number, name: string, html: string) => ({
    ItemType: "Contribution",
    ItemId: id,
    MemberId: 1,
    AttributedTo: name,
    Value: html,
    HRSTag: "hs_Para",
  });
  const overview = (id: string, title: string) => ({
    ExtId: id,
    Title: title,
    Date: "2031-03-04T00:00:00",
    House: "Commons",
    Location: "Commons Chamber",
  });
  testTraps([
    {
      hazard: "HTML in cells, quoted line breaks and doubled quotes",
      path: "speeches.csv",
      file: 'date,speaker,speech\n2031-03-04,Jane Doe,"<p>One &amp; two.</p>\n<p>He said ""no"".</p>"\n',
      reader: "csv-speeches",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual([["Jane Doe", "One & two.", 'He said "no".']]),
    },
    {
      hazard: "days as a spreadsheet counts them, and marks that nothing is there",
      path: "speeches.csv",
      file: "date;speaker;party;speech\n45678;Jane Doe;NA;Yes.\n45678;John Roe;-;No.\n",
      reader: "csv-speeches",
      holds(parsed) {
        expect(parsed.extracts.map(({ date }) => date)).toEqual(["2025-01-21"]);
        expect(occurrencesOf(parsed).map(({ speaker }) => speaker?.party)).toEqual([null, null]);
      },
    },
    {
      hazard: "HTML in JSON",
      path: "speeches.json",
      file: JSON.stringify([
        { date: "2031-03-04", speaker: "Jane Doe", text: "<p>One<br>&ldquo;two&rdquo;</p><p>three</p>" },
      ]),
      reader: "json-speeches",
      holds: (parsed) => expect(turnsOf(parsed)[0]?.slice(1).join("|")).toMatch(/^One.“two”\|three$/),
    },
    {
      hazard: "JSON whose containers repeat what their children hold",
      path: "debate.json",
      file: JSON.stringify({
        Overview: overview("A-1", "Tides"),
        Items: [item(1, "Jane Doe (Oxhill) (Lab)", "<p>Yes.</p>")],
        ChildDebates: [
          {
            Overview: overview("B-2", "Boats"),
            Items: [item(1, "Jane Doe (Oxhill) (Lab)", "<p>Yes.</p>")],
            ChildDebates: [],
          },
        ],
      }),
      reader: "hansard-api",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual([["Jane Doe (Oxhill) (Lab)", "Yes."]]),
    },
  ]);
});
