/** Where `wanted` stands from `from` on; the text's end when it does not. */
export function indexFrom(text: string, wanted: string, from: number): number {
  const index = text.indexOf(wanted, from);
  return index < 0 ? text.length : index;
}
