import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Channel } from "../../shared/api/channel.ts";
import { type PageResponse, plainResponse, servePage } from "./page-files.ts";
import { admit, SILENCE_MILLISECONDS } from "./web-channel.ts";

/** Only this machine can reach it. */
const ADDRESS = "127.0.0.1";
/** The longest message: a batch of journal entries or a part of an export, with room to spare. */
const MESSAGE_BYTES = 32 * 1024 * 1024;

export interface WebServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** The built page. */
  pageFolder: string;
  secret: string;
  /** How long a new socket may take to show the key; five seconds unless a test is in a hurry. */
  silenceMilliseconds?: number;
  /** A client that has shown the key. */
  onClient(channel: Channel): void;
}

export interface WebServer {
  port: number;
  /** The address with the key in its fragment, which browsers never send. */
  url: string;
  close(): Promise<void>;
}

/** The port is taken; the message says what to do. */
export class PortBusyError extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is in use already, perhaps by another Backbench. ` +
        `Close that one, or choose another port with --port N (annotations made in the browser belong to a port).`,
    );
    this.name = "PortBusyError";
  }
}

/**
 * Serves the page and, at `/channel`, one WebSocket per tab, on 127.0.0.1 alone. Every request must name this
 * host, and every socket must come from this origin and show the key. Rejects with {@link PortBusyError}.
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const server = createServer((request, response) => {
    void answer(request)
      .catch((error: unknown) => {
        console.error(error);
        return plainResponse(500, "Something went wrong");
      })
      .then((page) => send(request, response, page));
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES });
  let port = options.port;

  async function answer(request: IncomingMessage): Promise<PageResponse> {
    const { host, origin } = request.headers;
    if (host === `localhost:${port}`) {
      return plainResponse(308, "Moved", { Location: `http://${ADDRESS}:${port}${safeTarget(request.url)}` });
    }
    if (host !== `${ADDRESS}:${port}`) return plainResponse(403, "Wrong host");
    if (origin !== undefined && origin !== `http://${ADDRESS}:${port}`) return plainResponse(403, "Wrong origin");
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plainResponse(405, "Only GET", { Allow: "GET, HEAD" });
    }
    const pathname = (request.url ?? "/").split("?", 1)[0] ?? "/";
    return servePage(options.pageFolder, pathname, [`ws://${ADDRESS}:${port}`]);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host, origin } = request.headers;
    const isOurs =
      request.url === "/channel" && host === `${ADDRESS}:${port}` && origin === `http://${ADDRESS}:${port}`;
    if (!isOurs) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const silence = options.silenceMilliseconds ?? SILENCE_MILLISECONDS;
    sockets.handleUpgrade(request, socket, head, (webSocket) =>
      admit(webSocket, options.secret, silence, options.onClient),
    );
  }

  server.on("upgrade", upgrade);
  port = await listen(server, options.port);
  return {
    port,
    url: `http://${ADDRESS}:${port}/#key=${options.secret}`,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortBusyError(port) : error),
    );
    server.listen(port, ADDRESS, () => resolve((server.address() as AddressInfo).port));
  });
}

function send(request: IncomingMessage, response: ServerResponse, page: PageResponse): void {
  response.writeHead(page.status, page.headers);
  response.end(request.method === "HEAD" ? undefined : page.body);
}

/** A path on this host, whatever was asked for (`//elsewhere` would lead away). */
function safeTarget(url: string | undefined): string {
  return `/${(url ?? "/").replace(/^[/\\]+/, "")}`;
}
