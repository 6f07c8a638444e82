import { protocol, session, type WebContents } from "electron";
import { plainResponse, servePage } from "./page-files.ts";

const SCHEME = "app";
/** The origin of the page, and so of the annotations in its database: it must never change. */
const ORIGIN = `${SCHEME}://backbench`;
export const PAGE_URL = `${ORIGIN}/`;

/** Makes `app://` a scheme like https, with an origin, a database and fetch. To be called before Electron is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

/** Serves the built page under {@link PAGE_URL}, with the same policy as the web host. */
export function servePageScheme(pageFolder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    const isOurs = url.host === "backbench" && request.method === "GET";
    const page = isOurs ? await servePage(pageFolder, url.pathname, []) : plainResponse(404, "Not found");
    return new Response(page.body, { status: page.status, headers: page.headers });
  });
}

/** True for an address of our own page. */
export function isPageUrl(url: string): boolean {
  return url === ORIGIN || url.startsWith(PAGE_URL);
}

/** Keeps every request inside: no network, no permission but writing to the clipboard when the analyst copies. */
export function closeSession(): void {
  const own = session.defaultSession;
  own.webRequest.onBeforeRequest({ urls: ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*"] }, (_details, answer) =>
    answer({ cancel: true }),
  );
  own.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === "clipboard-sanitized-write"),
  );
  own.setPermissionCheckHandler((_contents, permission) => permission === "clipboard-sanitized-write");
}

/** Denies all ways out of the page: navigation, redirects, new windows, embedded pages. */
export function closeContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => {
    if (!isPageUrl(event.url)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}
