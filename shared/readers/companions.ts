/**
 * A file beside a source that says who speaks in it, or when, as its edition means it to be read with: it is no transcript itself.
 * What it tells of a source is that of the edition, not of the source's own words, and a diagnostic names it.
 */
export interface Companion {
  /** Relative path with `/`. */
  path: string;
  text: string;
}

/** `ParlaMint-GB_2022-07-21-commons.txt`, `ParlaMint-ES-CT-en_2015-10-26.ana.xml`: the corpus and what comes after. */
const PARLAMINT = /^((?:.*\/)?)(ParlaMint-[A-Z]{2}(?:-[A-Z]{2})?(?:-en)?)(_[^/]*?)(\.txt|(?:\.ana)?\.xml)$/;
/** `h-tk-20172018-70-10.xml`: an item of a Dutch sitting, whose day the first item prints. */
const HANDELINGEN = /^((?:.*\/)?h-(?:tk|ek|vv)-\d{8}-\d+)-\d+(\.xml)$/;
/** `speeches_097.txt` of Stanford's data set of the Congressional Record. */
const SPEECHES_OF_CONGRESS = /^((?:.*\/)?)speeches_(\d{3})\.txt$/;
/** What is in the names of all of these: few other names are looked at closer. */
const MAY_BE_ONE = /ParlaMint-|h-(?:tk|ek|vv)-|speeches_/;
/** Lists of a corpus stand beside its sittings, or above their folders (`ParlaMint-GB.TEI/2022/`). */
const MOST_ABOVE = 3;

/**
 * Where the companions of a source would be: the table beside ParlaMint's text, the lists of people and organisations of
 * ParlaMint's TEI (or the corpus's root, which holds them in older editions) in its folder or up to three above; the first
 * item of a sitting of the Dutch houses, which are files of their own; what Stanford's data set says of a Congress's speeches. The
 * nearest of each name is the one meant; empty for other sources. Each inner list is of one name.
 */
export function companionPaths(path: string): string[][] {
  if (!MAY_BE_ONE.test(path)) return [];
  const [, sittingOfItem, xml] = HANDELINGEN.exec(path) ?? [];
  if (sittingOfItem) return [[`${sittingOfItem}-1${xml}`]];
  const [, beside = "", congress] = SPEECHES_OF_CONGRESS.exec(path) ?? [];
  if (congress) return [[`${beside}descr_${congress}.txt`], [`${beside}${congress}_SpeakerMap.txt`]];
  const [, folder = "", corpus = "", sitting = "", ending = ""] = PARLAMINT.exec(path) ?? [];
  if (corpus === "" || sitting.endsWith("-meta")) return [];
  if (ending === ".txt") return [[`${folder}${corpus}${sitting}-meta-en.tsv`, `${folder}${corpus}${sitting}-meta.tsv`]];
  const folders = [folder];
  for (let above = folder; above !== "" && folders.length <= MOST_ABOVE; ) {
    above = above.replace(/[^/]+\/$/, "");
    folders.push(above);
  }
  const plain = corpus.replace(/-en$/, "");
  const names = ["listPerson", "listOrg"].map((list) => [`${corpus}-${list}.xml`, `${plain}-${list}.xml`]);
  names.push([`${corpus}.xml`, `${corpus}.ana.xml`, `${plain}.xml`]);
  return names.map((same) => folders.flatMap((one) => same.map((name) => one + name)));
}
