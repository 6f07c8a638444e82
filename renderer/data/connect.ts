import { type Client, createClient } from "../../shared/api/rpc.ts";
import { bridgeChannel } from "./bridge-channel.ts";
import { createReconnectingClient } from "./reconnecting-client.ts";
import { openWebChannel, type Socket, wrongKeyError } from "./web-channel.ts";

const SECRET_ITEM = "backbench.key";

/**
 * Connects to the engine: over the desktop window's bridge where there is one, else over the web host's
 * WebSocket. Rejects with an `AppError` (`not-granted`, `channel-closed`) that an error screen can show.
 */
export async function connect(): Promise<Client> {
  if (window.backbench) return createClient(bridgeChannel(window.backbench));
  const secret = takeSecret(window.location, window.history, window.sessionStorage);
  // The address with a new key, opened in this same tab, changes only the fragment: load the page anew.
  window.addEventListener("hashchange", () => {
    if (readSecret(window.location.hash)) window.location.reload();
  });
  if (!secret) throw wrongKeyError();
  return createReconnectingClient({
    open: () => openWebChannel(new WebSocket(`ws://${window.location.host}/channel`) as Socket, secret),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
}

/**
 * The web host's secret: from the fragment `#key=…`, which is moved to the session's storage and removed from
 * the address bar (what follows an `&` stays as the route), else from the session's storage; null when neither has one.
 */
export function takeSecret(
  location: { hash: string; pathname: string; search: string },
  history: { replaceState(data: unknown, unused: string, url: string): void },
  storage: { getItem(key: string): string | null; setItem(key: string, value: string): void },
): string | null {
  const found = readSecret(location.hash);
  if (!found) return storage.getItem(SECRET_ITEM);
  storage.setItem(SECRET_ITEM, found.secret);
  history.replaceState(null, "", `${location.pathname}${location.search}${found.route ? `#${found.route}` : ""}`);
  return found.secret;
}

function readSecret(hash: string): { secret: string; route: string } | null {
  const match = /^#key=([^&]+)(?:&(.*))?$/s.exec(hash);
  return match ? { secret: decodeURIComponent(match[1] as string), route: match[2] ?? "" } : null;
}
