import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, createClient, serve } from "../../shared/api/rpc.ts";
import type { AppError } from "../../shared/lib/errors.ts";
import { type Joined, memoryTransport, portTransport, socketTransport, type Transport } from "./open-channels.ts";

/** An engine of a few calls, each with one behaviour worth checking. */
function serveSample(far: Joined["far"]) {
  const seen = { aborted: 0, started: 0, bugs: [] as string[] };
  let onStarted = () => {};
  const started = new Promise<void>((resolve) => {
    onStarted = resolve;
  });
  const server = serve(
    far,
    {
      "save.suggest": (params) => ({ folder: "/home/analyst", path: `/home/analyst/${params.name}` }),
      "library.current": () => {
        throw new Error("a bug");
      },
      "save.append": (params) => {
        seen.started = params.chunk.length;
        return {};
      },
      "library.rescan": (_params, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            seen.aborted++;
            reject(new Error("aborted"));
          });
          onStarted();
        }),
    },
    (_error, method) => {
      seen.bugs.push(method);
      return "bug-1";
    },
  );
  return { server, seen, started };
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => expect.fail("the call should have failed"),
    (error: AppError) => error,
  );
}

const transports: [string, () => Promise<Transport>][] = [
  ["memory", async () => memoryTransport],
  ["MessagePort", async () => portTransport()],
  ["WebSocket", socketTransport],
];

describe.each(transports)("calls and events over %s", (_name, openTransport) => {
  let transport: Transport;
  beforeAll(async () => {
    transport = await openTransport();
  });
  afterAll(() => transport.close());

  async function connect() {
    const joined = await transport.join();
    return { ...joined, ...serveSample(joined.far), client: createClient(joined.near) };
  }

  it("answers a call with its result", async () => {
    const { client } = await connect();
    const answer = await client.call("save.suggest", { name: "notes – “A”.md" });
    expect(answer).toEqual({ folder: "/home/analyst", path: "/home/analyst/notes – “A”.md" });
    client.close();
  });

  it("answers many calls at once, each with its own result", async () => {
    const { client } = await connect();
    const names = Array.from({ length: 200 }, (_, index) => `file-${index}`);
    const answers = await Promise.all(names.map((name) => client.call("save.suggest", { name })));
    expect(answers.map((answer) => answer.path)).toEqual(names.map((name) => `/home/analyst/${name}`));
    client.close();
  });

  it("answers a bug with an error that has an id and says that annotations are safe", async () => {
    const { client, seen } = await connect();
    const error = await failure(client.call("library.current", {}));
    expect(error.code).toBe("internal");
    expect(error.message).toContain("bug-1");
    expect(error.action).toContain("annotations are safe");
    expect(seen.bugs).toEqual(["library.current"]);
    client.close();
  });

  it("refuses params that do not fit, naming the call", async () => {
    const { client } = await connect();
    const error = await failure(client.call("save.suggest", { name: 5 } as never));
    expect(error.code).toBe("bad-params");
    expect(error.message).toContain("save.suggest");
    client.close();
  });

  it("answers an unknown call", async () => {
    const { client } = await connect();
    expect((await failure(client.call("toString" as never, {} as never))).code).toBe("unknown-method");
    expect((await failure(client.call("journal.read", {} as never))).code).toBe("unknown-method");
    client.close();
  });

  it("never starts a call that is cancelled before", async () => {
    const { client, seen } = await connect();
    expect((await failure(client.call("library.rescan", {}, AbortSignal.abort()))).code).toBe("cancelled");
    await client.call("save.suggest", { name: "later" });
    expect(seen.aborted).toBe(0);
    client.close();
  });

  it("tells the other side of a cancel, and ends the call at once", async () => {
    const { client, seen, started } = await connect();
    const controller = new AbortController();
    const call = failure(client.call("library.rescan", {}, controller.signal));
    await started;
    controller.abort();
    expect((await call).code).toBe("cancelled");
    await client.call("save.suggest", { name: "later" });
    expect(seen.aborted).toBe(1);
    expect(seen.bugs).toEqual([]);
    client.close();
  });

  it("brings events in order to every listener that still listens", async () => {
    const { client, server } = await connect();
    const first: number[] = [];
    const second: number[] = [];
    client.on("projection.changed", (event) => first.push(event.generation));
    const stop = client.on("projection.changed", (event) => second.push(event.generation));
    server.emit("projection.changed", { generation: 1 });
    await client.call("save.suggest", { name: "x" });
    stop();
    server.emit("projection.changed", { generation: 2 });
    server.emit("projection.changed", { generation: 3 });
    await client.call("save.suggest", { name: "x" });
    expect(first).toEqual([1, 2, 3]);
    expect(second).toEqual([1]);
    client.close();
  });

  it("ends open calls when the other side goes away, and refuses later ones", async () => {
    const { client, far, started } = await connect();
    const open = failure(client.call("library.rescan", {}));
    await started;
    const closed = new Promise<void>((resolve) => client.onClose(resolve));
    far.close();
    expect((await open).code).toBe("channel-closed");
    await closed;
    expect((await failure(client.call("library.rescan", {}))).code).toBe("channel-closed");
  });

  it("cancels what a client left running when it goes away", async () => {
    const { client, near, far, seen, started } = await connect();
    const open = failure(client.call("library.rescan", {}));
    await started;
    const closed = new Promise<void>((resolve) => far.onClose(resolve));
    near.close();
    expect((await open).code).toBe("channel-closed");
    await closed;
    expect(seen.aborted).toBe(1);
  });

  it("carries a message of the largest allowed part of a file", async () => {
    const { client, seen } = await connect();
    await client.call("save.append", { save: "s", chunk: "‘".repeat(4_000_000) });
    expect(seen.started).toBe(4_000_000);
    client.close();
  });

  it("takes no harm from messages that are none of ours", async () => {
    const { client, near, throwRubbish } = await connect();
    throwRubbish();
    for (const message of [null, 1, "text", [], { t: "call" }, { t: "cancel", id: 99 }, { t: "answer", id: 1 }]) {
      near.post(message);
    }
    expect((await client.call("save.suggest", { name: "still" })).path).toBe("/home/analyst/still");
    client.close();
  });

  it("keeps clients apart that use the same ids", async () => {
    const clients: Client[] = [];
    for (let index = 0; index < 3; index++) clients.push((await connect()).client);
    const answers = await Promise.all(
      clients.map((client, index) => client.call("save.suggest", { name: `${index}` })),
    );
    expect(answers.map((answer) => answer.path)).toEqual(["/home/analyst/0", "/home/analyst/1", "/home/analyst/2"]);
    for (const client of clients) client.close();
  });
});
