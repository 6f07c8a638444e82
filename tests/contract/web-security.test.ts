import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startWebServer } from "../../electron/hosts/web-server.ts";
import { openSocket, startTestServer, type TestServer } from "./open-channels.ts";

let web: TestServer;
let port: number;
let clients = 0;
beforeAll(async () => {
  web = await startTestServer(() => clients++);
  port = web.server.port;
});
afterAll(() => web.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends the path exactly as written. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on("error", reject);
    asked.end();
  });
}

function nonceOf(answer: Answer): string {
  return /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1] ?? "";
}

/** The code with which a socket is closed, or the HTTP status with which it is refused. */
function refusalOf(
  url: string,
  options: { origin?: string; headers?: Record<string, string> },
  say: (socket: WebSocket) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, options);
    socket.on("open", () => say(socket));
    socket.on("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.on("close", (code) => resolve(code));
    socket.on("error", () => {});
  });
}

describe("the page", () => {
  it("comes with a policy that allows nothing from elsewhere, and a nonce of its own at each load", async () => {
    const [one, two] = [await ask("/"), await ask("/")];
    expect(one.status).toBe(200);
    expect(one.headers["content-security-policy"]).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonceOf(one)}'; font-src 'self'; ` +
        `img-src 'self' data:; connect-src 'self' ws://127.0.0.1:${port}; base-uri 'none'; form-action 'none'; ` +
        "frame-ancestors 'none'",
    );
    expect(Buffer.from(nonceOf(one), "base64")).toHaveLength(16);
    expect(one.body).toContain(`nonce="${nonceOf(one)}"`);
    expect(nonceOf(two)).not.toBe(nonceOf(one));
    expect(one.headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
  });

  it("is served for GET and HEAD only", async () => {
    expect((await ask("/app.js")).headers["content-type"]).toContain("text/javascript");
    expect(await ask("/app.js", {}, "HEAD")).toMatchObject({ status: 200, body: "" });
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      expect(await ask("/", {}, method)).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
    }
  });

  it.each([
    "/../page-files.ts",
    "/..%2fpage-files.ts",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..\\..\\windows\\win.ini",
    "//etc/passwd",
    "/app.js%00.html",
    "/.git/config",
    "/assets/../../package.json",
    "/app.js/..",
    "/nothing.js",
    "/%",
  ])("never leaves its folder for %s", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("is only for those who ask for this host by its address", async () => {
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1:${port + 1}`,
      `[::1]:${port}`,
    ]) {
      expect((await ask("/", { host })).status).toBe(403);
    }
    for (const origin of ["http://evil.example", `http://127.0.0.1:${port + 1}`, `https://127.0.0.1:${port}`, "null"]) {
      expect((await ask("/", { origin })).status).toBe(403);
    }
    expect((await ask("/", { origin: `http://127.0.0.1:${port}` })).status).toBe(200);
  });

  it("sends localhost to the address, and nowhere else", async () => {
    const host = `localhost:${port}`;
    expect(await ask("/app.js?x=1", { host })).toMatchObject({
      status: 308,
      headers: { location: `http://127.0.0.1:${port}/app.js?x=1` },
    });
    expect((await ask("//evil.example", { host })).headers.location).toBe(`http://127.0.0.1:${port}/evil.example`);
  });

  it("survives a request that is no HTTP", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write("\0\0\0rubbish\r\n\r\n"));
      socket.on("close", () => resolve());
      socket.resume();
    });
    expect((await ask("/")).status).toBe(200);
  });
});

describe("the channel", () => {
  const own = () => ({ origin: `http://127.0.0.1:${port}` });
  const url = () => `ws://127.0.0.1:${port}/channel`;
  const sayKey = (socket: WebSocket) => socket.send(JSON.stringify({ t: "hello", key: web.secret }));

  it("opens for our own page with the key", async () => {
    const before = clients;
    (await openSocket(port, web.secret)).close();
    expect(clients).toBe(before + 1);
  });

  it("is refused to other origins, hosts and places, key or not", async () => {
    const before = clients;
    expect(await refusalOf(url(), { origin: "http://evil.example" }, sayKey)).toBe(403);
    expect(await refusalOf(url(), { origin: `http://localhost:${port}` }, sayKey)).toBe(403);
    expect(await refusalOf(url(), {}, sayKey)).toBe(403);
    expect(await refusalOf(url(), { ...own(), headers: { host: "evil.example" } }, sayKey)).toBe(403);
    expect(await refusalOf(`ws://127.0.0.1:${port}/`, own(), sayKey)).toBe(403);
    expect(clients).toBe(before);
  });

  it.each([
    ["a wrong key", JSON.stringify({ t: "hello", key: "x".repeat(43) })],
    ["an empty key", JSON.stringify({ t: "hello", key: "" })],
    ["no key", JSON.stringify({ t: "hello" })],
    ["a call instead", JSON.stringify({ t: "call", id: 1, method: "library.current", params: {} })],
    ["no JSON", "{"],
  ])("closes with 4401 on %s", async (_what, first) => {
    const before = clients;
    expect(await refusalOf(url(), own(), (socket) => socket.send(first))).toBe(4401);
    expect(clients).toBe(before);
  });

  it("closes on a message that is far too long", async () => {
    const tooLong = "x".repeat(33 * 1024 * 1024);
    expect(await refusalOf(url(), own(), (socket) => socket.send(tooLong))).toBe(1009);
  });

  it("closes on silence", async () => {
    const impatient = await startTestServer(() => clients++, 50);
    const { port } = impatient.server;
    const origin = `http://127.0.0.1:${port}`;
    expect(await refusalOf(`ws://127.0.0.1:${port}/channel`, { origin }, () => {})).toBe(4401);
    await impatient.close();
  });
});

describe("a port that is taken", () => {
  it("is said in words that name the way out", async () => {
    const start = startWebServer({ port, pageFolder: "/nowhere", secret: "x", onClient: () => {} });
    await expect(start).rejects.toThrow(new RegExp(`Port ${port} is in use.*--port N`));
  });
});
