import { expect, test } from "vitest";
import type { Channel } from "../../shared/api/channel.ts";
import { createMemoryChannelPair } from "../../shared/api/memory-channel.ts";
import { serve } from "../../shared/api/rpc.ts";
import { takeSecret } from "./connect.ts";
import { createReconnectingClient } from "./reconnecting-client.ts";
import { openWebChannel, type Socket, wrongKeyError } from "./web-channel.ts";

class FakeSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly sent: unknown[] = [];
  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }
  close(): void {
    this.onclose?.({ code: 1000 });
  }
  receive(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function address(hash: string, kept: string | null = null) {
  const items = new Map(kept ? [["backbench.key", kept]] : []);
  const shown = { url: `/${hash}` };
  const secret = takeSecret(
    { hash, pathname: "/", search: "" },
    { replaceState: (_data, _unused, url) => (shown.url = url) },
    { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) },
  );
  return { secret, url: shown.url, kept: items.get("backbench.key") ?? null };
}

test("the secret leaves the address bar at once and stays for the session", () => {
  expect(address("#key=s%2Fcret")).toEqual({ secret: "s/cret", url: "/", kept: "s/cret" });
  expect(address("#key=new&/reader", "old")).toEqual({ secret: "new", url: "/#/reader", kept: "new" });
  expect(address("#/reader", "old")).toEqual({ secret: "old", url: "/#/reader", kept: "old" });
  expect(address("")).toEqual({ secret: null, url: "/", kept: null });
});

test("the secret is the first message; only after the welcome do messages count", async () => {
  const socket = new FakeSocket();
  const opening = openWebChannel(socket, "secret");
  expect(socket.sent).toEqual([]);
  socket.onopen?.();
  expect(socket.sent).toEqual([{ t: "hello", key: "secret" }]);
  socket.receive({ t: "event", name: "before the welcome" });
  socket.receive({ t: "welcome" });
  socket.receive({ t: "early" });
  const channel = await opening;
  const received: unknown[] = [];
  channel.onMessage((message) => received.push(message));
  socket.receive({ t: "late" });
  expect(received).toEqual([{ t: "early" }, { t: "late" }]);
  channel.post({ t: "call" });
  expect(socket.sent.at(-1)).toEqual({ t: "call" });
});

test("a refused key and a host that is not there are told apart, each with the way out", async () => {
  const refused = new FakeSocket();
  const first = openWebChannel(refused, "wrong");
  refused.onclose?.({ code: 4401 });
  await expect(first).rejects.toMatchObject({
    code: "not-granted",
    action: expect.stringContaining("address printed in the terminal"),
  });
  const absent = new FakeSocket();
  const second = openWebChannel(absent, "right");
  absent.onclose?.({ code: 1006 });
  await expect(second).rejects.toMatchObject({ code: "channel-closed" });
});

/** A host that can be shut and started again, and a client on it. */
async function host() {
  let channels: Channel[] = [];
  const waits: { milliseconds: number; goOn(): void }[] = [];
  const state: { refusal: unknown } = { refusal: null };
  const servers: ReturnType<typeof serve>[] = [];
  const client = await createReconnectingClient({
    async open() {
      if (state.refusal) throw state.refusal;
      const [ours, theirs] = createMemoryChannelPair();
      channels.push(theirs);
      servers.push(serve(theirs, { "library.current": () => null }, String));
      return ours;
    },
    wait: (milliseconds) => new Promise((goOn) => waits.push({ milliseconds, goOn })),
  });
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    client,
    waits,
    state,
    turn,
    emit: () => servers.at(-1)?.emit("projection.changed", { generation: 7 }),
    async shut() {
      for (const channel of channels) channel.close();
      channels = [];
      await turn();
    },
    async goOn() {
      waits.shift()?.goOn();
      await turn();
    },
  };
}

test("the client outlives its connection: offline calls fail, listeners stay, and it says when it is back", async () => {
  const it = await host();
  const heard: string[] = [];
  it.client.on("projection.changed", ({ generation }) => heard.push(`projection ${generation}`));
  it.client.on("engine.status", ({ status }) => heard.push(status));
  it.client.onClose(() => heard.push("closed"));
  await expect(it.client.call("library.current", {})).resolves.toBeNull();

  it.state.refusal = new Error("not there");
  await it.shut();
  await expect(it.client.call("library.current", {})).rejects.toMatchObject({ code: "channel-closed" });
  await it.goOn();
  await it.goOn();
  it.state.refusal = null;
  expect(it.waits[0]?.milliseconds).toBe(2000);
  await it.goOn();
  await expect(it.client.call("library.current", {})).resolves.toBeNull();
  it.emit();
  await it.turn();
  expect(heard).toEqual(["closed", "running", "projection 7"]);
});

test("a key that is refused on the way back ends the attempts and says what to do", async () => {
  const it = await host();
  const heard: string[] = [];
  it.client.on("engine.status", ({ status, message }) => heard.push(`${status}: ${message}`));
  it.state.refusal = wrongKeyError();
  await it.shut();
  await it.goOn();
  expect(it.waits).toEqual([]);
  expect(heard).toEqual([expect.stringMatching(/^stopped: .*address printed in the terminal/)]);
});

test("a client that was closed on purpose stays closed", async () => {
  const it = await host();
  it.client.close();
  await it.turn();
  expect(it.waits).toEqual([]);
});
