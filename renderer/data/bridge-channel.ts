import type { Channel } from "../../shared/api/channel.ts";

/** The one object that the desktop window's preload offers: JSON strings both ways. */
export interface Bridge {
  post(message: string): void;
  onMessage(listener: (message: string) => void): void;
}

declare global {
  interface Window {
    backbench?: Bridge;
  }
}

/** The channel over the preload's bridge. It lives as long as the window, so it never closes. */
export function bridgeChannel(bridge: Bridge): Channel {
  return {
    post: (message) => bridge.post(JSON.stringify(message)),
    onMessage: (listener) => bridge.onMessage((message) => listener(JSON.parse(message))),
    onClose: () => {},
    close: () => {},
  };
}
