import { type ChosenColumns, TABLE_FIELDS, type TableField } from "../../model/table-fields.ts";

/** Names of columns as they are met, without case, blanks and signs; the first that a table has is taken. */
const SYNONYMS: Record<TableField, string> = {
  text: "speech text content utterance contribution contributiontextfull contributiontext speechtext speechcontent spoken transcript transcription rawtranscription value words body anforandetext redetext texte texto testo tekst rede wortbeitrag redebeitrag sentencetext sentence utterancetext spokentext questiontext question intervention discours propos discurso discorso intervento wypowiedz paras paragraphs",
  speaker:
    "speaker displayas speakername attributedto attribution talare orateur orador oratore spreker taler name fullname member membername speakerfull personname mp mpname redner rednerin sprecher sprecherin intervenant ponente relatore askingmember askedby tabledby who repname mepname by country",
  honorific:
    "honorific honorificprefix nameprefix courtesytitle salutation anrede akademischertitel akadtitel civilite tratamiento aanhef",
  firstName:
    "firstname forename givenname speakerfirstname memberfirstname vorname prenom nombre nome voornaam fornavn fornamn imie jmeno etunimi",
  lastName:
    "lastname surname familyname speakerlastname memberlastname nachname familienname zuname nom nomdefamille apellido apellidos cognome sobrenome apelido achternaam efternavn etternavn efternamn nazwisko prijmeni sukunimi",
  date: "date speechdate dateofspeech hdate sittingdate sessiondate debatedate datetime datetabled tableddate dateasked day dokdatum datum fecha dato when begintime",
  year: "year jahr annee ano anno jaar ar rok vuosi",
  month: "month monat mois mes mese maand maned manad miesiac mesic kuukausi",
  day: "day dayofmonth tag jour dia giorno dag dzien den paiva",
  title:
    "debate title debatetitle debatesection topic agenda parentbody subject avsnittsrubrik agendaitem titel titre titulo titolo tagesordnungspunkt thema sujet debatesubject agendatitle protocoltitle subsubtopic heading questionheading showas",
  oralHeading: "oralheading",
  majorHeading: "majorheading h1 debateinfo maintopic generalheader",
  minorHeading: "minorheading h2 subdebateinfo subtopic",
  party:
    "party speakerparty partyname memberparty parti partei fraktion partido partito partij groupe politicalgroup parliamentarygroup politicalparty faction factionname askingmemberparty epgroup partyabbreviation factionabbreviation groupeacronyme parlementairegroupeacronyme",
  constituency:
    "constituency constituencyname constname electorate riding speakerriding wahlkreis circonscription county fylke kanton canton memberfrom askingmemberconstituency",
  office: "office role speakeroffice speakerrole speakerposition positionlong fonction qualite",
  house: "house parliament body",
  chamber: "chamber venue location",
  kind: "speechclass class itemtype kind htype chair moderator ischair ischairman ispresident president mpchair",
  time: "time starttime speechtime timestamp start begin",
  column: "colnum column col pageno",
  number: "uin questionnumber questionno",
  url: "url link listurl transcriptlink transcripturl documenturl",
  id: "id speechid anforandeid gid contributionextid externalid uid",
  personId: "personid nameid mnisid mpid memberid speakerid hansardmembershipid intressentid politicianid mepid repid",
  debateId: "debatesectionextid debateid",
  department: "department answeringbody answeringbodyname answeringdepartment ministry",
  answer: "answertext answer",
  answeredBy: "answeredby answeringmember answeringmembername answeringminister",
  answeredDate: "dateanswered answereddate answerdate",
  language: "language lang speechlanguage languagecode originallanguage",
};

const FIELDS_OF_ANSWERS = ["answer", "answeredBy", "answeredDate"] as const;
const PARTS_OF_NAME = ["firstName", "lastName"] as const;
const PARTS_OF_DAY = ["year", "month", "day"] as const;

function keyOf(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** Names by which columns can be told apart: one without a name is `column 3`, a second `note` is `note (2)`. */
export function columnNames(printed: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return printed.map((name, at) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (name === "") return `column ${at + 1}`;
    return count > 1 ? `${name} (${count})` : name;
  });
}

/**
 * The synonyms of each field that a table has, the best first. A day is guessed in parts only where no column is known to hold the
 * whole, or where the user `chose` a part; a name in parts is known beside the whole, for it tells which word is the surname.
 */
function guessesFor(
  keys: readonly string[],
  chosen: ChosenColumns,
  mapping: ReadonlyMap<TableField, number>,
): Map<TableField, string[]> {
  const guesses = new Map<TableField, string[]>();
  for (const field of TABLE_FIELDS) {
    const synonyms = chosen[field] === null ? [] : SYNONYMS[field].split(" ");
    guesses.set(
      field,
      synonyms.filter((synonym) => keys.includes(synonym)),
    );
  }
  const has = (field: TableField) => mapping.has(field) || guesses.get(field)?.length !== 0;
  const drop = (field: TableField, name?: string) =>
    guesses.set(field, name === undefined ? [] : (guesses.get(field) ?? []).filter((synonym) => synonym !== name));
  // Elsewhere `answer` says whether a turn is one.
  if (!guesses.get("text")?.[0]?.startsWith("question") && chosen.answer === undefined) {
    for (const field of FIELDS_OF_ANSWERS) drop(field);
  }
  // `Name` beside `Vorname` is the last name.
  if (has("firstName") && !has("lastName") && guesses.get("speaker")?.includes("name") && chosen.lastName !== null) {
    drop("speaker", "name");
    guesses.set("lastName", ["name"]);
  }
  if (PARTS_OF_DAY.every(has)) drop("date", "day");
  // A state speaks where nobody else does, as in the United Nations.
  if (PARTS_OF_NAME.some(has)) drop("speaker", "country");
  const isInParts = PARTS_OF_NAME.every(has);
  if (PARTS_OF_NAME.some((part) => mapping.has(part))) drop("speaker");
  else if (has("speaker") && !isInParts) for (const part of PARTS_OF_NAME) drop(part);
  // A `title` beside first and last name is often the person's: what the table has of an agenda stands above it.
  const [, ...others] = guesses.get("title") ?? [];
  if (isInParts && guesses.get("title")?.includes("title") && guesses.get("minorHeading")?.length === 0)
    guesses.set("minorHeading", others);
  if (PARTS_OF_DAY.some((part) => mapping.has(part))) drop("date");
  else if (has("date") || !PARTS_OF_DAY.every(has)) for (const part of PARTS_OF_DAY) drop(part);
  return guesses;
}

/**
 * Which column holds which field: what the user said (`chosen`), else by synonyms. A column serves one field. Names are
 * compared without case, blanks and signs; `names` are as printed. A chosen name that the table lacks says nothing.
 */
export function mapColumns(names: readonly string[], chosen: ChosenColumns = {}): Map<TableField, number> {
  const keys = names.map(keyOf);
  const mapping = new Map<TableField, number>();
  const taken = new Set<number>();
  const give = (field: TableField, index: number) => {
    if (index < 0 || taken.has(index)) return false;
    mapping.set(field, index);
    taken.add(index);
    return true;
  };
  for (const field of TABLE_FIELDS) {
    const name = chosen[field];
    if (typeof name === "string") give(field, names.includes(name) ? names.indexOf(name) : keys.indexOf(keyOf(name)));
  }
  const guesses = guessesFor(keys, chosen, mapping);
  for (const field of TABLE_FIELDS) {
    if (!mapping.has(field)) guesses.get(field)?.some((synonym) => give(field, keys.indexOf(synonym)));
  }
  return mapping;
}

/**
 * How well names of columns fit a table of speeches: words with their speakers (or the column of words was `chosen`),
 * words with a day or title, or neither.
 */
export function judgeColumns(names: readonly string[], chosen: ChosenColumns = {}): "speeches" | "texts" | "other" {
  const mapping = mapColumns(names, chosen);
  if (!mapping.has("text")) return "other";
  const isNamed = mapping.has("speaker") || PARTS_OF_NAME.some((part) => mapping.has(part));
  if (isNamed || names[mapping.get("text") as number] === chosen.text) return "speeches";
  const isDated = mapping.has("date") || mapping.has("day");
  return isDated || mapping.has("title") || mapping.has("minorHeading") ? "texts" : "other";
}
