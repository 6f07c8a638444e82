/** Whether a UTF-16 unit is white space, as `\s` has it. */
export function isWhiteSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 160) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Whether a text holds anything but white space; nearly always its first character tells. */
export function hasWords(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isWhiteSpace(text.charCodeAt(at))) return true;
  return false;
}
