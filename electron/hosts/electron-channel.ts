import type { IpcMainEvent, WebContents } from "electron";
import type { Channel } from "../../shared/api/channel.ts";
import { isPageUrl } from "./electron-page.ts";

/** The name of the one message the preload knows. */
const MESSAGE = "backbench:message";

interface OpenChannel {
  channel: Channel;
  receive(text: string): void;
  shut(): void;
}

/**
 * Hands over a channel for each load of the page in a window: a reload, a crash or the end of the window closes the
 * one there was. Only messages of our own page's main frame are heard.
 */
export function acceptPage(contents: WebContents, onClient: (channel: Channel) => void): void {
  let open: OpenChannel | null = null;

  function shut(): void {
    open?.shut();
    open = null;
  }

  contents.ipc.on(MESSAGE, (event: IpcMainEvent, text: unknown) => {
    const frame = event.senderFrame;
    if (!frame || frame !== contents.mainFrame || !isPageUrl(frame.url) || typeof text !== "string") return;
    if (!open) {
      open = openChannel(contents);
      onClient(open.channel);
    }
    open.receive(text);
  });
  contents.on("did-start-navigation", (details) => {
    if (details.isMainFrame && !details.isSameDocument) shut();
  });
  contents.on("render-process-gone", shut);
  contents.on("destroyed", shut);
}

function openChannel(contents: WebContents): OpenChannel {
  let closed = false;
  let listener: (message: unknown) => void = () => {};
  const closeListeners: (() => void)[] = [];
  function shut(): void {
    if (closed) return;
    closed = true;
    for (const onClose of closeListeners) onClose();
  }
  return {
    shut,
    receive(text) {
      const message = parse(text);
      if (!closed && message !== undefined) listener(message);
    },
    channel: {
      post(message) {
        if (!closed && !contents.isDestroyed()) contents.send(MESSAGE, JSON.stringify(message));
      },
      onMessage(added) {
        listener = added;
      },
      onClose(added) {
        closeListeners.push(added);
      },
      close: shut,
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
