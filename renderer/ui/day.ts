const SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** `2025-01-06` as `6 Jan 2025`; what is no day stays as it is. */
export function shortDay(date: string): string {
  return written(date, SHORT_MONTHS, true);
}

/** `2025-01-06` as `6 January 2025`; what is no day stays as it is. */
export function longDay(date: string): string {
  return written(date, LONG_MONTHS, true);
}

/** Two days as `2 September and 11 December 2024`; with both years where they differ. */
export function dayRange(from: string, to: string): string {
  return `${written(from, LONG_MONTHS, from.slice(0, 4) !== to.slice(0, 4))} and ${longDay(to)}`;
}

function written(date: string, months: readonly string[], withYear: boolean): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = months[Number(month) - 1];
  if (!name) return date;
  return `${Number(day)} ${name}${withYear ? ` ${year}` : ""}`;
}
