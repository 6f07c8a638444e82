import { isoDay, readDay } from "../dates.ts";
import { readForeignDay } from "../foreign-days.ts";
import type { ExtractFacts } from "../reader.ts";

/** The report's name on top of the page, in the languages of the Parliament. */
export const REPORT_NAME =
  /^[ \t]*(?:Verbatim report of proceedings|Débats|Compte rendu in extenso des débats|Ausführliche Sitzungsberichte|Acta literal de los debates|Resoconto integrale delle discussioni|Relato integral dos debates|Volledig verslag van de vergaderingen|Pełne sprawozdanie z obrad|Doslovný záznam ze zasedání|Doslovný zápis z rozpráv|Az ülések szó szerinti jegyzőkönyve|Stenograma dezbaterilor|Fullständigt förhandlingsreferat|Sanatarkat istuntoselostukset|Fuldstændigt Forhandlingsreferat|Πλήρη Πρακτικά|Пълен протокол на разискванията|Dobesedni zapisi razprav|Doslovno izvješće|Istungi stenogramm|Posėdžio stenograma|Debašu stenogramma|Rapporti verbatim tad-dibattiti)[ \t]*\r?$/im;
/** What stands where the page shows who speaks. */
export const PICTURE = /^MPphoto$/;
/** Who takes the chair, with the name behind it. */
export const IN_CHAIR =
  /^(?:IN THE CHAIR|PRÉSIDENCE|VORSITZ|PRESIDENCIA|PRESIDENZA|PRESIDÊNCIA|VOORZITTER(?:SCHAP)?|FORSÆDE|ORDFÖRANDESKAP|ΠΡΟΕΔΡΙΑ|PUHETTA JOHTAA|PUHEENJOHTAJA|PRZEWODNICTWO|PRZEWODNICZY|PŘEDSEDNICTVÍ|PREDSEDNÍCTVO|ELNÖKÖL|PREŞEDINȚIA|PREȘEDINȚIA|PREZIDEAZĂ|PREDSEDSTVO|PREDSJEDA\p{Lu}*|PIRMININKAUJA|SĒDI VADA|FIL-PRESIDENZA|ПРЕДСЕДАТЕЛСТВО|SA CHATHAOIR)(?![\p{L}])/u;
/** The page's foot. */
export const FOOT =
  /^(?:Last updated|Letzte Aktualisierung|Dernière mise à jour|Última actualización|Ultimo aggiornamento|Última atualização|Laatst bijgewerkt|Ostatnia aktualizacja|Poslední aktualizace|Utolsó frissítés|Senaste uppdatering|Päivitetty viimeksi|Seneste opdatering)\b.{0,10}\d{1,2}.{2,30}\d{4}/;
export const NOTE = /^\((?:[^()]|\([^()]*\)){2,400}\)\.?$/;

/** `CRE-9-2031-03-04-ITM-005_EN.html`, as the site names it. */
const FILE = /(?:^|\/)(CRE-\d{1,2}-(\d{4})-(\d{2})-(\d{2})(?:-ITM-[\d-]+)?)(?:_[A-Z]{2})?\.\w+$/;

/** Id and day that a file's name says. */
export function factsOfPath(path: string): ExtractFacts {
  const [, id, year, month, day] = FILE.exec(path) ?? [];
  return id ? { id, date: isoDay(Number(year), Number(month), Number(day)) } : {};
}

const LONGEST_DAY = 90;

/** The day of a line that has nothing but weekday, day, place and edition: `Lunedì 15 aprile 2019 - Strasburgo Edizione rivista`. */
export function readSittingDay(text: string): string | null {
  if (text.length > LONGEST_DAY || !/\d{4}/.test(text)) return null;
  const day = text.replace(/\s[-–]\s.*$/, "").trim();
  return readDay(day) ?? readForeignDay(day) ?? readForeignDay(day.replace(/^\p{L}+,? (?=\d)/u, ""));
}

/** `7.1. Harbours (vote)`: an item's number and title. */
export function readItem(text: string): { number: string; title: string } | null {
  const [, number, title] = /^(\d{1,3}(?:\.\d{1,3})*)\.?\s*(?=[\p{L}"“«„])(.{3,300})$/u.exec(text) ?? [];
  return number && title ? { number, title } : null;
}
