/** Makes a `switch` over a union exhaustive at compile time; throws when data breaks the type at run time. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
