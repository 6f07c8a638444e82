import path from "node:path";
import { parseArgs } from "node:util";

/** How the web host was asked to start. */
export interface WebArguments {
  /** Folder to open, absolute; null goes on where the analyst left off. */
  folder: string | null;
  port: number;
  /** Show the page in a browser. */
  open: boolean;
}

/** Fixed, because annotations in a browser belong to an address with its port. */
export const DEFAULT_PORT = 4717;

/** The command line cannot be understood; the message says why, in a sentence. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/** Reads the command line. Throws {@link UsageError}. */
export function readWebArguments(args: string[], cwd: string): WebArguments {
  const { values, positionals } = parse(args);
  const [folder, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`One folder at a time: what is ${rest.join(" ")}?`);
  return {
    folder: folder === undefined ? null : path.resolve(cwd, folder),
    port: readPort(values.port),
    open: !values["no-open"],
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { port: { type: "string" }, "no-open": { type: "boolean", default: false } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readPort(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) {
    throw new UsageError(`--port takes a number from 0 to 65535 (0: any free port), not "${value}".`);
  }
  return port;
}
