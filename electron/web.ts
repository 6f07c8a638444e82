import { homedir } from "node:os";
import path from "node:path";
import { AppError } from "../shared/lib/errors.ts";
import { dataFolder } from "./core/paths.ts";
import { hasDisplay } from "./hosts/display.ts";
import { createGrants } from "./hosts/grants.ts";
import { startHost } from "./hosts/host.ts";
import { readWebArguments, UsageError } from "./hosts/web-arguments.ts";
import { createWebHandlers } from "./hosts/web-handlers.ts";
import { readOrCreateSecret } from "./hosts/web-secret.ts";
import { PortBusyError, startWebServer } from "./hosts/web-server.ts";
import { version } from "./version.ts";

// The web host: the same engine and page as the desktop window, on 127.0.0.1.
await run().catch((error: unknown) => {
  const isExpected = error instanceof PortBusyError || error instanceof UsageError;
  if (error instanceof AppError) console.error(`${error.message} ${error.action}`.trim());
  else console.error(isExpected ? error.message : error);
  process.exit(1);
});

async function run(): Promise<void> {
  const args = readWebArguments(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  const data = dataFolder(process.env, process.platform, homedir());
  const secret = await readOrCreateSecret(data);
  const grants = createGrants({ strict: false });
  const handlers = createWebHandlers(grants);
  const server = await startWebServer({
    port: args.port,
    pageFolder: path.resolve(import.meta.dirname, "../renderer"),
    secret,
    onClient: (channel) => host.relay.attach(channel, handlers),
  });
  // In the same turn as the port is ours, before any client can come.
  const host = startHost({
    engineEntry: path.join(import.meta.dirname, "engine-worker.js"),
    engine: {
      dataFolder: data,
      seedsFolder: path.resolve(import.meta.dirname, "../../seeds"),
      home: homedir(),
      version,
    },
    dataFolder: data,
    grants,
    handlers,
  });

  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await Promise.all([server.close(), host.stop()]);
    process.exit(0);
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());

  if (args.folder !== null) await host.openFolder(args.folder);
  console.log("Backbench runs at this address, on this machine only (Ctrl-C ends it):");
  console.log(server.url);
  if (args.open && hasDisplay(process.env, process.platform)) await openBrowser(server.url);
}

/** Where no browser starts the address stands in the terminal. */
async function openBrowser(url: string): Promise<void> {
  const child = await import("open").then((opener) => opener.default(url)).catch(() => null);
  child?.on("error", () => {});
}
