import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MessageChannel } from "node:worker_threads";
import { WebSocket } from "ws";
import { channelOverPort } from "../../electron/hosts/port-channel.ts";
import { channelOverSocket } from "../../electron/hosts/web-channel.ts";
import { startWebServer, type WebServer } from "../../electron/hosts/web-server.ts";
import type { Channel } from "../../shared/api/channel.ts";
import { createMemoryChannelPair } from "../../shared/api/memory-channel.ts";

/** Two joined ends, and what throws raw bytes at the far end as a broken client would. */
export interface Joined {
  near: Channel;
  far: Channel;
  throwRubbish(): void;
}

export interface Transport {
  name: string;
  join(): Promise<Joined>;
  close(): Promise<void>;
}

export const memoryTransport: Transport = {
  name: "memory",
  async join() {
    const [near, far] = createMemoryChannelPair();
    return { near, far, throwRubbish: () => near.post("{ rubbish") };
  },
  close: async () => {},
};

export function portTransport(): Transport {
  return {
    name: "MessagePort",
    async join() {
      const { port1, port2 } = new MessageChannel();
      return {
        near: channelOverPort(port1),
        far: channelOverPort(port2),
        throwRubbish: () => port1.postMessage(new Uint8Array([1, 2, 3])),
      };
    },
    close: async () => {},
  };
}

/** Sockets as browsers open them, through the real server and its key. */
export async function socketTransport(): Promise<Transport> {
  const arrivals: ((channel: Channel) => void)[] = [];
  const web = await startTestServer((channel) => arrivals.shift()?.(channel));
  return {
    name: "WebSocket",
    async join() {
      const arrived = new Promise<Channel>((resolve) => arrivals.push(resolve));
      const socket = await openSocket(web.server.port, web.secret);
      return {
        near: channelOverSocket(socket),
        far: await arrived,
        throwRubbish() {
          socket.send("{ rubbish");
          socket.send(new Uint8Array([1, 2, 3]));
        },
      };
    },
    close: web.close,
  };
}

export interface TestServer {
  server: WebServer;
  secret: string;
  close(): Promise<void>;
}

/** The real web server over a page of two files. */
export async function startTestServer(
  onClient: (channel: Channel) => void,
  silenceMilliseconds?: number,
): Promise<TestServer> {
  const pageFolder = await mkdtemp(path.join(tmpdir(), "backbench-page-"));
  await writeFile(
    path.join(pageFolder, "index.html"),
    '<!doctype html><meta property="csp-nonce" nonce="BACKBENCH_NONCE"><title>Backbench</title>',
  );
  await writeFile(path.join(pageFolder, "app.js"), "export {};\n");
  const secret = randomBytes(32).toString("base64url");
  const server = await startWebServer({ port: 0, pageFolder, secret, silenceMilliseconds, onClient });
  return {
    server,
    secret,
    async close() {
      await server.close();
      await rm(pageFolder, { recursive: true });
    },
  };
}

/** Opens a socket as our own page does and waits until it is welcome. */
export async function openSocket(port: number, key: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/channel`, { origin: `http://127.0.0.1:${port}` });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => socket.send(JSON.stringify({ t: "hello", key })));
    socket.once("message", () => resolve());
    socket.once("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.once("error", reject);
  });
  return socket;
}
