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
  "lørdag søndag måndag tisdag lördag söndag";
const WEEKDAY = `(?:${WEEKDAYS.split(" ").join("|")}|dé (?:luain|máirt|céadaoin|hAoine|sathairn|domhnaigh)|déardaoin)`;
const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join("|");
const DAY = `(\\d{1,2})(?:er|º|ª|\\.)? (?:de |d['’])?(${MONTH}) (?:de |del )?(\\d{4})`;
const WHOLE = new RegExp(`^(?:(?:le |el |den )?${WEEKDAY},? (?:(?:le|den|dia|día) )?)?${DAY}$`, "iu");
const AT_END = new RegExp(`(?<!\\p{L})${WEEKDAY},? (?:(?:le|den|dia|día) )?${DAY}$`, "iu");

function dayOf(match: RegExpExecArray | null): IsoDate | null {
  if (!match) return null;
  return isoDay(Number(match[3]), MONTH_OF.get((match[2] as string).toLowerCase()) ?? 0, Number(match[1]));
}

/** Reads a line that is a day in another language than English: `Dijous 3 de desembre de 2031`, `le 3 mars 2031`. */
export function readForeignDay(text: string): IsoDate | null {
  return /\d{4}$/.test(text) ? dayOf(WHOLE.exec(text)) : null;
}

/** The day, named with its weekday, at the end of a line that says more: `Sessió 67, dijous 3 de desembre de 2031`. */
export function foreignDayAtEnd(text: string): IsoDate | null {
  return /\d{4}$/.test(text) ? dayOf(AT_END.exec(text)) : null;
}
