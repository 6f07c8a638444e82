import type { IsoDate } from "../model/extract.ts";
import { isoDay } from "./dates.ts";

/** Months of languages other than English, twelve each: Catalan, Spanish, French, German, Italian, Portuguese, Dutch ... */
const MONTHS = [
  "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  "januar februar märz april mai juni juli august september oktober november dezember",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  "januari februari maart april mei juni juli augustus september oktober november december",
  "januar februar marts april maj juni juli august september oktober november december",
  "januari februari mars april maj juni juli augusti september oktober november december",
  "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
  "ledna února března dubna května června července srpna září října listopadu prosince",
  "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
  "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
  "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
  "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
  "januar februar marec april maj junij julij avgust september oktober november december",
  "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
  "януари февруари март април май юни юли август септември октомври ноември декември",
  "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
  "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
  "januari februari mac april mei jun julai ogos september oktober november disember",
  "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
  "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
  "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr",
  "eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa meán_fómhair deireadh_fómhair samhain nollaig",
];
const MONTH_OF = new Map(
  MONTHS.flatMap((names) => names.split(" ").map((name, at) => [name.replace("_", " "), at + 1] as const)),
);
const WEEKDAYS =
  "dilluns dimarts dimecres dijous divendres dissabte diumenge lunes martes miércoles jueves viernes sábado domingo luns " +
  "mércores xoves venres lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag " +
  "samstag sonnabend sonntag lunedì martedì mercoledì giovedì venerdì sabato domenica segunda-feira terça-feira quarta-feira " +
  "quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag " +
  "lørdag søndag måndag tisdag lördag söndag poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle " +
  "isnin selasa rabu khamis jumaat sabtu ahad " +
  "понедельник вторник среда четверг пятница суббота воскресенье δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή";
const WEEKDAY = `(?:${WEEKDAYS.split(" ").join("|")}|dé (?:luain|máirt|céadaoin|hAoine|sathairn|domhnaigh)|déardaoin)`;
const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join("|");
const DAY = `(\\d{1,2})(?:er|º|ª|\\.)? (?:de |d['’])?(${MONTH}) (?:de |del )?(\\d{4})(?: (?:r\\.|roku|года|року|г\\.|p\\.|р\\.))?(?:,? (?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|\\d{1,2} година))?`;
/** `2031年6月17日`, `2031년 6월 17일`. */
const BY_YEAR =
  /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?:\s?[（(].{1,5}[)）]|\s?\S{1,3}요일)?(?:\s?(?:오전|오후)\s?\d{1,2}시(?:\s?\d{1,2}분)?)?$/;
/** `令和13年6月17日`, `中華民國120年6月17日`: the years of a reign or a republic, and the year before its first. */
const BY_REIGN =
  /^(令和|平成|昭和|中華民國)(\d{1,3}|元)年(\d{1,2})月(\d{1,2})日(?:[（(].{1,5}[)）])?(?:[上下]午)?(?:\d{1,2}時(?:\d{1,2}分)?)?$/;
const REIGNS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, 中華民國: 1911 };
const HAN_FIGURES = "〇一二三四五六七八九";
const ARABIC_ZERO = "٠".charCodeAt(0);

/** Figures of Arabic as those of English. */
function plainFigures(text: string): string {
  return text.replace(/[٠-٩]/g, (figure) => String(figure.charCodeAt(0) - ARABIC_ZERO));
}
const WHOLE = new RegExp(`^(?:(?:le |el |den )?${WEEKDAY},? (?:(?:le|den|dia|día) )?)?${DAY}$`, "iu");
const AT_END = new RegExp(`(?<!\\p{L})${WEEKDAY},? (?:(?:le|den|dia|día) )?${DAY}$`, "iu");

function dayOf(match: RegExpExecArray | null): IsoDate | null {
  if (!match) return null;
  return isoDay(Number(match[3]), MONTH_OF.get((match[2] as string).toLowerCase()) ?? 0, Number(match[1]));
}

/** The hour at which a sitting began: `Tirsdag den 4. marts 2031 kl. 13.00`. */
const HOUR = /,? (?:kl\.|klo) ?\d{1,2}(?:[.:]\d{2})?$/;

/** Reads a line that is a day in another language than English: `Dijous 3 de desembre de 2031`, `2031年12月3日`. */
export function readForeignDay(text: string): IsoDate | null {
  if (text.length < 30 && /[日일]/.test(text)) return eastAsianDay(withFigures(text));
  const plain = plainFigures(text).replace(HOUR, "");
  return /\d{4}(?:$|[ ,])/.test(plain) ? dayOf(WHOLE.exec(plain)) : null;
}

/** Chinese figures as those of English: `六月十七日` is `6月17日`. */
function withFigures(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]+(?=[年月日])/g, (figures) => {
    const [tens = "", ones] = figures.split("十");
    const digits = (part: string) => Array.from(part, (figure) => HAN_FIGURES.indexOf(figure)).join("");
    return ones === undefined ? digits(tens) : `${digits(tens) || 1}${digits(ones) || 0}`;
  });
}

function eastAsianDay(text: string): IsoDate | null {
  const [, year, month, day] = BY_YEAR.exec(text) ?? [];
  if (year) return isoDay(Number(year), Number(month), Number(day));
  const [, reign = "", ofReign = "", monthOf, dayOfMonth] = BY_REIGN.exec(text) ?? [];
  const first = REIGNS[reign];
  if (first === undefined) return null;
  return isoDay(first + (ofReign === "元" ? 1 : Number(ofReign)), Number(monthOf), Number(dayOfMonth));
}

/** The day, named with its weekday, at the end of a line that says more: `Sessió 67, dijous 3 de desembre de 2031`. */
export function foreignDayAtEnd(printed: string): IsoDate | null {
  const text = printed.replace(HOUR, "");
  return /\d{4}$/.test(text) ? dayOf(AT_END.exec(text)) : null;
}
