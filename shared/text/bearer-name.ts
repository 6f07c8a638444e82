/** `Lord Vale (until 1910)`: of several who bore a name one after the other, only the last is called by it alone. */
const BEARER_NAME = /^(.*\S) \(until (\d{4})\)$/su;

/** The name by which one is called who bore it before somebody else. */
export function bearerName(name: string, until: number): string {
  return `${name} (until ${until})`;
}

/** A name and the year until which its bearer is seen; null where no year stands with it. */
export function readBearerName(name: string): [name: string, until: number | null] {
  const [, own = name, until] = BEARER_NAME.exec(name) ?? [];
  return [own, until === undefined ? null : Number(until)];
}

/** The name that is printed of somebody, without the year that tells them from others of the name. */
export function withoutYear(name: string): string {
  return readBearerName(name)[0];
}
