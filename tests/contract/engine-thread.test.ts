import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { startEngineThread, superviseEngine } from "../../electron/hosts/engine-process.ts";
import { createGrants } from "../../electron/hosts/grants.ts";
import { createRelay } from "../../electron/hosts/relay.ts";
import { createMemoryChannelPair } from "../../shared/api/memory-channel.ts";
import { createClient } from "../../shared/api/rpc.ts";
import type { AppError } from "../../shared/lib/errors.ts";

const entry = path.join(import.meta.dirname, "sample-engine.ts");
const start = { seedsFolder: "/seeds", home: "/home", version: "0" };

function createSetting() {
  const relay = createRelay(createGrants({ strict: false }), () => "id");
  const engine = superviseEngine(relay, () => startEngineThread(entry, start));
  const [ours, theirs] = createMemoryChannelPair();
  const client = createClient(ours);
  relay.attach(theirs, {
    "host.capabilities": () => ({ host: "memory", nativeDialogs: false, canReveal: false }),
    "host.pickFolder": () => null,
    "host.pickSavePath": () => null,
    "host.reveal": () => ({}),
  });
  const codeOf = (promise: Promise<unknown>) => promise.catch((error: AppError) => error.code);
  const waitFor = (status: string) =>
    new Promise<string>((resolve) => {
      client.on("engine.status", (event) => event.status === status && resolve(event.message));
    });
  return { engine, client, codeOf, waitFor };
}

describe("the engine's thread", () => {
  afterEach(() => vi.restoreAllMocks());

  it("leaves when it is asked to, and its calls end", async () => {
    const { engine, client, codeOf } = createSetting();
    expect(await client.call("save.suggest", { name: "a" })).toEqual({ folder: "/f", path: "/f/a" });
    await engine.stop();
    expect(await codeOf(client.call("save.suggest", { name: "a" }))).toBe("engine-stopped");
  });

  it("is started again once after an error or a sudden end; the second time it is over", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    const { engine, client, codeOf, waitFor } = createSetting();
    const running = waitFor("running");
    expect(await codeOf(client.call("library.rescan", {}))).toBe("engine-stopped");
    await running;
    expect(await client.call("save.suggest", { name: "b" })).toEqual({ folder: "/f", path: "/f/b" });
    const stopped = waitFor("stopped");
    expect(await codeOf(client.call("library.current", {}))).toBe("engine-stopped");
    expect(await stopped).toContain("annotations are safe");
    await engine.stop();
  });
});
