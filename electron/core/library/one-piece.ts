/**
 * The same bytes, all in one piece of memory, which can be handed to another thread whole instead of copied. Bytes that
 * stand in memory with others would take these along.
 */
export function inOnePiece(arrays: readonly Uint8Array[]): { buffer: ArrayBuffer; moved: Uint8Array[] } {
  const all = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  const moved = arrays.map((bytes) => {
    all.set(bytes, at);
    at += bytes.length;
    return all.subarray(at - bytes.length, at);
  });
  return { buffer: all.buffer, moved };
}
