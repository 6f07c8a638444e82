/** Bounds that keep a container from filling memory, whatever it claims to hold. Bytes. */
export const LIMITS = {
  /** Members of one container. */
  members: 100_000,
  /** Unpacked bytes of one member. */
  memberBytes: 256 * 2 ** 20,
  /** Unpacked bytes of all members of one container. */
  totalBytes: 8 * 2 ** 30,
  /** Unpacked bytes to packed ones; XML of parliaments reaches about 40. */
  ratio: 200,
  /** Up to so many bytes any ratio will do. */
  smallBytes: 2 ** 20,
};

/** How many bytes may come out of so many packed ones. */
export function allowedBytes(packed: number): number {
  return Math.min(LIMITS.memberBytes, Math.max(LIMITS.smallBytes, packed * LIMITS.ratio));
}

/** Bytes for people: `256 MB`, `1.5 GB`. */
export function sizeInWords(bytes: number): string {
  const [unit, size] = bytes >= 2 ** 30 ? (["GB", 2 ** 30] as const) : (["MB", 2 ** 20] as const);
  return `${(bytes / size).toLocaleString("en-GB", { maximumFractionDigits: 1 })} ${unit}`;
}
