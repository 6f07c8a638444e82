/** Who presides, in the languages of the Parliament, with or without an article. */
const OFFICE =
  "(?:(?:The|Der|Die|Le|La|El|Il|De|O|A|An|Az|Ο|Η) |L['’]|Il-)?(?:President|Presidente|Présidente?|Präsident(?:in)?|Voorzitter|Formand(?:en)?|Puhemies|Talmannen|" +
  "Przewodnicząc[ya]|Předsed(?:a|kyně|ající)|Pred(?:seda|sedníčka|sedajúc[ia])|Πρόεδρος|Pred(?:sednik|sednica|sedujoči|sjednik|sjednica|sjedavajuć(?:i|a)|sjedateljica)|" +
  "Elnök(?: (?:asszony|úr))?|Pre[sşș]edint(?:ele|e|a|ă)|Председател(?:ят|ката|ка)?|Juhataja|Pirminink(?:as|ė)|Sēdes vadītāj[sa]|Priekšsēdētāj[sa]|(?:t?Leas-)?t?Uachtarán)";
const BEGINS = new RegExp(`^${OFFICE}(?!\\p{L})`, "iu");
const WHOLE = new RegExp(`^${OFFICE}$`, "iu");

/** Whether a printed name begins with the office of who presides, as the corpus prints it. */
export function beginsAsChair(name: string): boolean {
  return BEGINS.test(name);
}

/** Whether a printed name is the office of who presides and nothing else: the Commission's President is no chair. */
export function isChair(name: string): boolean {
  return WHOLE.test(name);
}
