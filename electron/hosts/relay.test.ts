import { describe, expect, it } from "vitest";
import type { HostHandlers } from "../../shared/api/contract.ts";
import { createMemoryChannelPair } from "../../shared/api/memory-channel.ts";
import { createClient, serve } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { superviseEngine } from "./engine-process.ts";
import { type CallGuard, createRelay } from "./relay.ts";

const handlers: HostHandlers = {
  "host.capabilities": () => ({ host: "memory", nativeDialogs: false, canReveal: false }),
  "host.pickFolder": () => ({ path: "/picked" }),
  "host.pickSavePath": () => null,
  "host.reveal": () => ({}),
};

function recordingGuard() {
  const learned: string[] = [];
  const guard: CallGuard = {
    check(method) {
      if (method === "library.forget") throw new AppError("not-granted", "No.");
    },
    learnAnswer: (method) => learned.push(`answer ${method}`),
    learnEvent: (name) => learned.push(`event ${name}`),
  };
  return { guard, learned };
}

/** An engine that answers, waits until it is cancelled, and can be made to die. */
function createEngine() {
  const [host, inside] = createMemoryChannelPair();
  let aborted = 0;
  let onStarted = () => {};
  const started = new Promise<void>((resolve) => {
    onStarted = resolve;
  });
  const server = serve(
    inside,
    {
      "save.suggest": (params) => ({ folder: "/f", path: `/f/${params.name}` }),
      "library.rescan": (_params, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            aborted++;
            reject(new Error("aborted"));
          });
          onStarted();
        }),
    },
    () => "id",
  );
  return { host, server, started, die: () => inside.close(), aborted: () => aborted };
}

function createSetting() {
  const { guard, learned } = recordingGuard();
  const relay = createRelay(guard, () => "id");
  const engine = createEngine();
  relay.connectEngine(engine.host);
  return { relay, engine, learned, connect: () => attachClient(relay) };
}

function attachClient(relay: ReturnType<typeof createRelay>) {
  const [ours, theirs] = createMemoryChannelPair();
  const client = createClient(ours);
  relay.attach(theirs, handlers);
  return client;
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => "no failure",
    (error: AppError) => error.code,
  );
}

describe("relay", () => {
  it("answers host calls itself and leaves all others to the engine", async () => {
    const { connect, learned } = createSetting();
    const client = connect();
    expect(await client.call("host.pickFolder", {})).toEqual({ path: "/picked" });
    expect(await client.call("save.suggest", { name: "a" })).toEqual({ folder: "/f", path: "/f/a" });
    expect(learned).toEqual(["answer save.suggest"]);
  });

  it("keeps the answers of two clients apart that number their calls alike", async () => {
    const { connect } = createSetting();
    const [one, two] = [connect(), connect()];
    const answers = await Promise.all([
      one.call("save.suggest", { name: "one" }),
      two.call("save.suggest", { name: "two" }),
    ]);
    expect(answers.map((answer) => answer.path)).toEqual(["/f/one", "/f/two"]);
  });

  it("sends events to every client", async () => {
    const { connect, engine, learned } = createSetting();
    const heard: string[] = [];
    const clients = ["one", "two"].map((name) => {
      const client = connect();
      client.on("projection.changed", (event) => heard.push(`${name} ${event.generation}`));
      return client;
    });
    engine.server.emit("projection.changed", { generation: 7 });
    await Promise.all(clients.map((client) => client.call("save.suggest", { name: "x" })));
    expect(heard.sort()).toEqual(["one 7", "two 7"]);
    expect(learned).toContain("event projection.changed");
  });

  it("does not pass on what the guard refuses", async () => {
    const { connect } = createSetting();
    expect(await codeOf(connect().call("library.forget", { id: "x" }))).toBe("not-granted");
  });

  it("passes a cancel on", async () => {
    const { connect, engine } = createSetting();
    const client = connect();
    const controller = new AbortController();
    const call = codeOf(client.call("library.rescan", {}, controller.signal));
    await engine.started;
    controller.abort();
    expect(await call).toBe("cancelled");
    await client.call("save.suggest", { name: "x" });
    expect(engine.aborted()).toBe(1);
  });

  it("cancels the calls of a client that goes away, and no others", async () => {
    const { connect, engine } = createSetting();
    const [leaving, staying] = [connect(), connect()];
    const call = codeOf(leaving.call("library.rescan", {}));
    await engine.started;
    leaving.close();
    expect(await call).toBe("channel-closed");
    expect(await staying.call("save.suggest", { name: "x" })).toEqual({ folder: "/f", path: "/f/x" });
    expect(engine.aborted()).toBe(1);
  });
});

describe("an engine that dies", () => {
  it("ends its calls, is started once more, and then is over with words that say so", async () => {
    const { guard } = recordingGuard();
    const relay = createRelay(guard, () => "id");
    const engines: ReturnType<typeof createEngine>[] = [];
    const start = () => {
      const engine = createEngine();
      engines.push(engine);
      return { channel: engine.host, stop: async () => engine.host.close() };
    };
    superviseEngine(relay, start);
    const client = attachClient(relay);
    const statuses: string[] = [];
    let lastMessage = "";
    const stopped = new Promise<void>((resolve) => {
      client.on("engine.status", ({ status, message }) => {
        statuses.push(status);
        lastMessage = message;
        if (status === "stopped") resolve();
      });
    });

    const open = codeOf(client.call("library.rescan", {}));
    await engines[0]?.started;
    engines[0]?.die();
    expect(await open).toBe("engine-stopped");
    expect(await client.call("save.suggest", { name: "again" })).toEqual({ folder: "/f", path: "/f/again" });
    expect(statuses).toEqual(["restarting", "running"]);

    engines[1]?.die();
    await stopped;
    expect(engines).toHaveLength(2);
    expect(lastMessage).toContain("annotations are safe");
    expect(await codeOf(client.call("save.suggest", { name: "x" }))).toBe("engine-stopped");
    expect((await client.call("host.capabilities", {})).host).toBe("memory");
  });

  it("is not started again when it was asked to stop", async () => {
    const { guard } = recordingGuard();
    const relay = createRelay(guard, () => "id");
    let starts = 0;
    const supervision = superviseEngine(relay, () => {
      starts++;
      const engine = createEngine();
      return { channel: engine.host, stop: async () => engine.host.close() };
    });
    await supervision.stop();
    expect(starts).toBe(1);
    expect(await codeOf(attachClient(relay).call("save.suggest", { name: "x" }))).toBe("engine-stopped");
  });
});
