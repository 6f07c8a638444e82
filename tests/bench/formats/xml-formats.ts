import type { BenchFormat } from "./debates.ts";

const day = "2031-03-04";

/** Formats of XML; generated words hold nothing that needs a reference, so that some are put in here. */
export const XML_FORMATS: readonly BenchFormat[] = [
  {
    reader: "public-whip",
    file: `debates${day}a.xml`,
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<publicwhip scraperversion="a" latest="yes">\n`,
    end: "</publicwhip>\n",
    debate: ({ n, title, turns }) =>
      `<major-heading id="uk.org.publicwhip/debate/${day}.${n}.0" nospeaker="true" colnum="${n}" time="11:30:00" url="http://example.org/${n}">\n${title}\n</major-heading>\n${turns
        .map(
          ({ name, paragraphs }, at) =>
            `<speech id="uk.org.publicwhip/debate/${day}.${n}.${at + 1}" speakerid="uk.org.publicwhip/member/${at + 1}" speakername="${name}" colnum="${n}" time="11:30:00" url="http://example.org/${n}#${at}">\n${paragraphs
              .map((text, p) => `<p pid="a${n}.${at}/${p}">${text} Ropes &amp; tar.</p>\n`)
              .join("")}</speech>\n`,
        )
        .join("")}`,
  },
  {
    reader: "parlamint-tei",
    file: "ParlaMint-XX_2031-03-04.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_${day}" xml:lang="en"><teiHeader><fileDesc><titleStmt><meeting n="1">1</meeting></titleStmt><sourceDesc><bibl><date when="${day}">${day}</date></bibl></sourceDesc></fileDesc></teiHeader>\n<text><body>\n`,
    end: "</body></text></TEI>\n",
    debate: ({ n, title, turns }) =>
      `<div type="debateSection"><head>${title}</head>\n${turns
        .map(
          ({ name, paragraphs }, at) =>
            `<u who="#${name.replace(" ", "")}" xml:id="ParlaMint-XX.u${n}.${at}" ana="#regular">\n${paragraphs
              .map((text, p) => `<seg xml:id="ParlaMint-XX.seg${n}.${at}.${p}">${text} Ropes &amp; tar.</seg>\n`)
              .join("")}<note>Applause.</note></u>\n`,
        )
        .join("")}</div>\n`,
  },
  {
    reader: "akoma-ntoso",
    file: "sitting.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="PROCEEDINGS"><meta><identification source="#us"><FRBRExpression><FRBRdate date="${day}" name="markup"/></FRBRExpression></identification><references source="#us"><TLCPerson href="http://example.org/doe" id="doe" showAs="Ms DOE"/></references></meta><debateBody>\n`,
    end: "</debateBody></debate></akomaNtoso>\n",
    debate: ({ n, title, turns }) =>
      `<debateSection id="s${n}"><heading id="h${n}">${title}</heading>\n${turns
        .map(
          ({ name, party, paragraphs }, at) =>
            `<speech by="#p${at}"><from>${name} (${party})</from>\n${paragraphs
              .map((text) => `<p>${text} Ropes &amp; tar.</p>\n`)
              .join("")}</speech>\n`,
        )
        .join("")}</debateSection>\n`,
  },
  {
    reader: "canada-hansard",
    file: "HAN001-E.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<Hansard><ExtractedInformation><ExtractedItem Name="Date">Thursday, May 15, 2031</ExtractedItem><ExtractedItem Name="Institution">House Debates</ExtractedItem></ExtractedInformation><HansardBody>\n`,
    end: "</HansardBody></Hansard>\n",
    debate: ({ n, title, turns }) =>
      `<OrderOfBusiness id="${n}" Rubric="D"><OrderOfBusinessTitle>${title}</OrderOfBusinessTitle>\n${turns
        .map(
          ({ name, seat, party, paragraphs }, at) =>
            `<Intervention Type="Debate" id="${n}${at}"><PersonSpeaking><Affiliation Type="2" DbId="${at}">Mr. ${name} (${seat}, ${party})</Affiliation>:</PersonSpeaking><Content>\n${paragraphs
              .map((text, p) => `<ParaText id="${n}${at}${p}">${text} Ropes &amp; tar.</ParaText>\n`)
              .join("")}</Content></Intervention>\n`,
        )
        .join("")}</OrderOfBusiness>\n`,
  },
  {
    reader: "australia-hansard",
    file: "2031-03-04.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<hansard version="2.1"><session.header><date>${day}</date><chamber>REPS</chamber></session.header><chamber.xscript>\n`,
    end: "</chamber.xscript></hansard>\n",
    debate: ({ n, title, turns }) =>
      `<debate><debateinfo><title>${title}</title><page.no>${n}</page.no></debateinfo>\n${turns
        .map(
          ({ name, seat, party, paragraphs }, at) =>
            `<speech><talk.start><talker><page.no>${n}</page.no><name role="metadata">${name.split(" ").toReversed().join(", ")}, MP</name><name role="display">Mr ${name}</name><name.id>A${at}</name.id><electorate>${seat}</electorate><party>${party}</party></talker></talk.start>\n${paragraphs
              .map((text) => `<para>${text} Ropes &amp; tar.</para>\n`)
              .join("")}</speech>\n`,
        )
        .join("")}</debate>\n`,
  },
  {
    reader: "bundestag",
    file: "29001.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<dbtplenarprotokoll wahlperiode="29" sitzung-nr="1" sitzung-datum="04.03.2031"><sitzungsverlauf>\n`,
    end: "</sitzungsverlauf></dbtplenarprotokoll>\n",
    debate: ({ n, title, turns }) =>
      `<tagesordnungspunkt top-id="Punkt ${n}"><p klasse="T_fett">${title}</p>\n${turns
        .map(({ name, party, paragraphs }, at) => {
          const [first, last] = name.split(" ");
          const who = `<name><vorname>${first}</vorname><nachname>${last}</nachname><fraktion>${party}</fraktion></name>`;
          return `<rede id="ID${n}${at}"><p klasse="redner"><redner id="${at}">${who}</redner>${name} (${party}):</p>\n${paragraphs
            .map((text) => `<p klasse="J">${text} Ropes &amp; tar.</p>\n`)
            .join("")}<kommentar>(Beifall)</kommentar></rede>\n`;
        })
        .join("")}</tagesordnungspunkt>\n`,
  },
  {
    reader: "assemblee-nationale",
    file: "CRSANR5L90S2031O1N001.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<compteRendu xmlns="http://schemas.assemblee-nationale.fr/referentiel"><uid>CRS1</uid><metadonnees><dateSeance>20310304150000000</dateSeance></metadonnees><contenu>\n`,
    end: "</contenu></compteRendu>\n",
    debate: ({ n, title, turns }) =>
      `<point nivpoint="1" code_grammaire="TITRE_TEXTE_DISCUSSION" id_syceron="${n}"><orateurs/><texte>${title}</texte>\n${turns
        .map(
          ({ name, party, paragraphs }, at) =>
            `<paragraphe id_acteur="PA${at + 1}" code_grammaire="PAROLE_GENERIQUE" id_syceron="${n}${at}"><orateurs><orateur><nom>M. ${name} (${party})</nom><id>${at + 1}</id><qualite/></orateur></orateurs><texte>${paragraphs
              .map((text) => `${text} Ropes &amp; tar.`)
              .join("<br/>\n")} <italique>(Applaudissements.)</italique></texte></paragraphe>\n`,
        )
        .join("")}</point>\n`,
  },
  {
    reader: "dutch-handelingen",
    file: "h-tk-20302031-70-10.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" content="https://zoek.officielebekendmakingen.nl/h-tk-20302031-70-10/metadata.xml"/></metadata><handelingen>\n`,
    end: "</handelingen></officiele-publicatie>\n",
    debate: ({ n, title, turns }) =>
      `<agendapunt><nr>${n}</nr><item-titel>${title}</item-titel>\n${turns
        .map(
          ({ name, party, paragraphs }) =>
            `<spreekbeurt nieuw="nee"><spreker><voorvoegsels>De heer</voorvoegsels> <naam><achternaam>${name}</achternaam></naam> (<politiek>${party}</politiek>):</spreker><tekst status="goed">\n${paragraphs
              .map((text) => `<al-groep><al>${text} Ropes &amp; tar.</al></al-groep>\n`)
              .join("")}</tekst></spreekbeurt>\n`,
        )
        .join("")}</agendapunt>\n`,
  },
  {
    reader: "tweede-kamer",
    file: "verslag.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0"><vergadering soort="Plenair" kamer="Tweede Kamer"><datum>2031-03-04T00:00:00</datum>\n`,
    end: "</vergadering></vlosCoreDocument>\n",
    debate: ({ n, title, turns }) =>
      `<activiteit soort="Plenair debat" objectid="a${n}"><onderwerp>${title}</onderwerp>\n${turns
        .map(
          ({ name, party, paragraphs }, at) =>
            `<woordvoerder objectid="w${n}${at}"><spreker objectid="p${at}"><fractie>${party}</fractie><verslagnaam>${name}</verslagnaam></spreker><tekst><alinea><alineaitem>De heer ${name} (${party}):</alineaitem>\n${paragraphs
              .map((text) => `<alineaitem>${text} Ropes &amp; tar.</alineaitem>\n`)
              .join("")}</alinea></tekst></woordvoerder>\n`,
        )
        .join("")}</activiteit>\n`,
  },
  {
    reader: "eduskunta",
    file: "PTK_9_2031.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<s:Siirto xmlns:s="x" xmlns:p="p" xmlns:v="v" xmlns:m="m"><p:Poytakirja m:eduskuntaTunnus="PTK 9/2031 vp" m:kieliKoodi="fi" v:kokousAloitusHetki="2031-03-04T13:00:00">\n`,
    end: "</p:Poytakirja></s:Siirto>\n",
    debate: ({ n, title, turns }) =>
      `<v:Asiakohta m:muuTunnus="${n}"><v:KohtaNimeke><m:NimekeTeksti>${title}</m:NimekeTeksti></v:KohtaNimeke><v:KeskusteluToimenpide>\n${turns
        .map(({ name, party, paragraphs }, at) => {
          const [first, last] = name.split(" ");
          const who = `<v:Henkilo m:muuTunnus="${at}"><v:EtuNimi>${first}</v:EtuNimi><v:SukuNimi>${last}</v:SukuNimi><v:LisatietoTeksti>${party}</v:LisatietoTeksti></v:Henkilo>`;
          return `<v:PuheenvuoroToimenpide v:puheenvuoroAloitusHetki="2031-03-04T13:05:10"><m:Toimija>${who}</m:Toimija><v:PuheenvuoroOsa m:muuTunnus="${n}${at}"><v:KohtaSisalto>\n${paragraphs
            .map((text) => `<v:KappaleKooste>${text} Ropes &amp; tar.</v:KappaleKooste>\n`)
            .join("")}</v:KohtaSisalto></v:PuheenvuoroOsa></v:PuheenvuoroToimenpide>\n`;
        })
        .join("")}</v:KeskusteluToimenpide></v:Asiakohta>\n`,
  },
  {
    reader: "folketing",
    file: "20301_M21_helemoedet.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<Dokument><MetaMeeting><ParliamentarySession>20301</ParliamentarySession><MeetingNumber>21</MeetingNumber><DateOfSitting>2031-03-04T10:00:00</DateOfSitting></MetaMeeting>\n`,
    end: "</Dokument>\n",
    debate: ({ n, title, turns }) =>
      `<DagsordenPunkt><MetaFTAgendaItem><ItemNo>${n}</ItemNo><ShortTitle>${title}</ShortTitle></MetaFTAgendaItem><Aktivitet>\n${turns
        .map(({ name, party, paragraphs }, at) => {
          const [first, last] = name.split(" ");
          const who = `<MetaSpeakerMP tingdokID="${at}"><OratorFirstName>${first}</OratorFirstName><OratorLastName>${last}</OratorLastName><GroupNameShort>${party}</GroupNameShort><OratorRole>medlem</OratorRole></MetaSpeakerMP>`;
          return `<Tale><Taler>${who}<TalerTitel><Linea><Char>${name} (${party}):</Char></Linea></TalerTitel></Taler><TaleSegment><MetaSpeechSegment><StartDateTime>2031-03-04T10:01:00</StartDateTime></MetaSpeechSegment><TekstGruppe>\n${paragraphs
            .map((text) => `<Exitus><Linea><Char>${text} Ropes &amp; tar.</Char></Linea></Exitus>\n`)
            .join("")}</TekstGruppe></TaleSegment></Tale>\n`;
        })
        .join("")}</Aktivitet></DagsordenPunkt>\n`,
  },
  {
    reader: "stortinget",
    file: "s310304.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<forhandling><mote><formalia><dato>Møte tirsdag den 4. mars 2031 kl. 10</dato><president>Ada Finch</president></formalia><saker>\n`,
    end: "</saker></mote></forhandling>\n",
    debate: ({ n, title, turns }) =>
      `<sak sakid="${n}"><sakshode><saktit>${title}</saktit></sakshode>\n${turns
        .map(
          ({ name, party, paragraphs }) =>
            `<innlegg type="hovedinnlegg"><navn>${name} (${party}) [10:04:04]:</navn>\n${paragraphs
              .map((text) => `<a>${text} Ropes &amp; tar.</a>\n`)
              .join("")}</innlegg>\n`,
        )
        .join("")}</sak>\n`,
  },
  {
    reader: "south-australia",
    file: "HANSARD-10-310304.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<hansard xml:lang="EN-AU" schemaVersion="1.0"><name>House of Assembly</name><date date="2031-03-04" /><parliamentName>Parliament of South Australia</parliamentName><house>House of Assembly</house>\n<proceeding><name>Bills</name>\n`,
    end: "</proceeding></hansard>\n",
    debate: ({ n, title, turns }) =>
      `<subject><name>${title}</name><text id="s${n}"><heading>${title}</heading></text>\n${turns
        .map(
          ({ name, seat, paragraphs }, at) =>
            `<talker role="member" id="${at}" kind="speech"><name>Mr ${name}</name>\n${paragraphs
              .map((text, p) => {
                const by = p ? "" : `<by role="member" id="${at}">Mr ${name} (${seat}):</by> `;
                return `<text id="s${n}-${at}-${p}">${by} ${text} Ropes &amp; tar.</text>\n`;
              })
              .join("")}</talker>\n`,
        )
        .join("")}</subject>\n`,
  },
  {
    reader: "hansard-archive",
    file: "S6CV0901P0.xml",
    isXml: true,
    streams: true,
    begin: `<?xml version="1.0" encoding="UTF-8"?>\n<hansard>\n<titlepage><p>PARLIAMENTARY DEBATES</p></titlepage>\n<housecommons>\n<title>House of Commons</title>\n<date format="1985-12-16">Monday 16 December 1985</date>\n<debates>\n`,
    end: "</debates></housecommons></hansard>\n",
    debate: ({ n, title, turns }) =>
      `<section><title>${title}</title>\n${turns
        .map(({ name, seat, paragraphs }, at) =>
          paragraphs
            .map((text, p) => {
              const words = `${text} Ropes &amp; tar.`;
              const speaker = `<member>Mr. ${name}</member> <memberconstituency>(${seat})</memberconstituency>`;
              const said = p ? words : `${speaker}<membercontribution>: ${words}</membercontribution>`;
              return `${at % 4 || p ? "" : `<col>${n * 3 + at}</col>\n`}<p id="S6CV0901P0-${n}-${at}-${p}">${said}</p>\n`;
            })
            .join(""),
        )
        .join("")}</section>\n`,
  },
  {
    reader: "readable-xml",
    file: "minutes.xml",
    isXml: true,
    streams: false,
    begin: `<?xml version="1.0" encoding="utf-8"?>\n<minutes>\n`,
    end: "</minutes>\n",
    debate: ({ title, turns }) =>
      `<item><title>${title}</title>\n${turns
        .map(({ name, paragraphs }) =>
          paragraphs.map((text, p) => `<para>${p ? "" : `${name}: `}${text} Ropes &amp; tar.</para>\n`).join(""),
        )
        .join("")}</item>\n`,
  },
];
