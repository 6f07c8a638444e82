import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";

/** What either host answers to a request for a part of the page. */
export interface PageResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer> | string;
}

/** Stands in the built `index.html` wherever the nonce of a load belongs. */
export const NONCE_PLACEHOLDER = "BACKBENCH_NONCE";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Plain names only: no percent signs, no backslash, no segment that begins with a dot, so nothing leads outside. */
const SAFE_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

/**
 * Serves the built page from `root`. `/` is `index.html` with a fresh nonce; `connect` lists what the page may
 * connect to besides its own origin. Anything but the files of the build is 404.
 */
export async function servePage(root: string, pathname: string, connect: readonly string[]): Promise<PageResponse> {
  const name = pathname === "/" ? "/index.html" : pathname;
  const type = TYPES[path.extname(name)];
  if (!SAFE_PATH.test(name) || !type) return plainResponse(404, "Not found");
  const body = await readFile(path.join(root, name)).catch(() => null);
  if (!body) return plainResponse(404, "Not found");

  const nonce = randomBytes(16).toString("base64");
  const isPage = name.endsWith(".html");
  return {
    status: 200,
    headers: {
      ...securityHeaders(nonce, connect),
      "Content-Type": type,
      // Names under assets/ carry a hash of their content.
      "Cache-Control": name.startsWith("/assets/") ? "private, max-age=31536000, immutable" : "no-store",
    },
    body: isPage ? body.toString("utf8").replaceAll(NONCE_PLACEHOLDER, nonce) : body,
  };
}

/** A short answer in words, with the same protection as the page. */
export function plainResponse(status: number, text: string, headers: Record<string, string> = {}): PageResponse {
  return {
    status,
    headers: {
      ...securityHeaders(randomBytes(16).toString("base64"), []),
      "Content-Type": "text/plain; charset=utf-8",
      "Cache-Control": "no-store",
      ...headers,
    },
    body: `${text}\n`,
  };
}

/** The policy of every answer, the same in both hosts. */
function securityHeaders(nonce: string, connect: readonly string[]): Record<string, string> {
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "font-src 'self'",
      "img-src 'self' data:",
      ["connect-src 'self'", ...connect].join(" "),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  };
}
