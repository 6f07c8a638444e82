// What operating systems and office programs leave behind, and hidden files.
const SYSTEM_FILES = /^(?:\.|~\$|(?:thumbs\.db|desktop\.ini|__MACOSX)$)/i;
const FOLDER_NOTES = /^(?:(?:readme|licen[cs]e|copying|changelog)(?:\.[a-z]+)?|manifest\.(?:json|tsv|csv))$/i;

/** Whether a file or folder of this name is passed over without a word: hidden, or left behind by a program. */
export function isSystemFile(name: string): boolean {
  return SYSTEM_FILES.test(name);
}

/** Whether a file of this name only describes the folder it stands in. */
export function isFolderNote(name: string): boolean {
  return FOLDER_NOTES.test(name);
}
