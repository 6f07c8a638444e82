/** Everything in a plain object that is none itself, by its path: names joined by `/`, which no name may hold. */
export function* leavesOf(value: unknown, path = ""): Generator<[path: string, value: unknown]> {
  if (!isPlain(value)) return void (yield [path, value]);
  for (const [name, one] of Object.entries(value)) yield* leavesOf(one, path === "" ? name : `${path}/${name}`);
}

/** The object of {@link leavesOf}; a single leaf without a path is itself. */
export function assembled(leaves: Iterable<readonly [path: string, value: unknown]>): unknown {
  const root: Record<string, unknown> = {};
  for (const [path, value] of leaves) {
    if (path === "") return value;
    const names = path.split("/");
    let at = root;
    for (const name of names.slice(0, -1)) {
      at[name] ??= {};
      at = at[name] as Record<string, unknown>;
    }
    at[names.at(-1) as string] = value;
  }
  return root;
}

/** Whether two leaves are surely the same: equal numbers, texts, or lists of such. */
export function isSameLeaf(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    return a.constructor === b.constructor && bytesOf(a).equals(bytesOf(b));
  }
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

function bytesOf(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

/** An object whose fields alone make it up. Empty ones are leaves: they would leave no trace. */
function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.keys(value).length > 0;
}
