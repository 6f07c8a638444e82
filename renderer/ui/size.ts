const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** A size as people say it: `0 bytes`, `14 kB`, `1.2 MB` (thousands, as disks are sold). */
export function sizeInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit >= 2 && value < 9.95 ? 1 : 0;
  const name = unit === 0 && bytes === 1 ? "byte" : UNITS[unit];
  return `${value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${name}`;
}
