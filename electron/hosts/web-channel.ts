import type { RawData, WebSocket } from "ws";
import { z } from "zod";
import type { Channel } from "../../shared/api/channel.ts";
import { isSameSecret } from "./web-secret.ts";

/** Close code for a socket that did not show the key. */
export const UNAUTHORISED = 4401;
/** How long a new socket may stay silent. */
export const SILENCE_MILLISECONDS = 5000;

const hello = z.object({ t: z.literal("hello"), key: z.string().max(200) });

/**
 * Waits so long for the key as the first message, answers `welcome` and hands over a channel. A wrong or missing key
 * closes the socket with 4401.
 */
export function admit(
  socket: WebSocket,
  secret: string,
  silenceMilliseconds: number,
  welcome: (channel: Channel) => void,
): void {
  const timer = setTimeout(() => socket.close(UNAUTHORISED, "no key"), silenceMilliseconds);
  socket.once("close", () => clearTimeout(timer));
  socket.on("error", () => socket.terminate());
  socket.once("message", (data, isBinary) => {
    clearTimeout(timer);
    const read = hello.safeParse(parse(data, isBinary));
    if (!read.success || !isSameSecret(read.data.key, secret)) return socket.close(UNAUTHORISED, "wrong key");
    // Listens before it answers: the client may call as soon as it is welcome.
    welcome(channelOverSocket(socket));
    socket.send(JSON.stringify({ t: "welcome" }));
  });
}

/** A channel over a socket that is open; each frame is one JSON message, any other frame is ignored. */
export function channelOverSocket(socket: WebSocket): Channel {
  return {
    post(message) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      socket.on("message", (data, isBinary) => {
        const message = parse(data, isBinary);
        if (message !== undefined) listener(message);
      });
    },
    onClose(listener) {
      socket.once("close", () => listener());
    },
    close: () => socket.close(1000),
  };
}

function parse(data: RawData, isBinary: boolean): unknown {
  if (isBinary) return undefined;
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
