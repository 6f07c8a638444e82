import type { Channel } from "../../shared/api/channel.ts";
import { AppError } from "../../shared/lib/errors.ts";

/** The close code with which the web host refuses a wrong key. */
const WRONG_KEY = 4401;

/** The part of `WebSocket` that is used, so that a test can stand in for it. */
export interface Socket {
  send(data: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

/**
 * Opens one connection to the web host: the secret goes as the first message, `welcome` comes back. Rejects
 * with `not-granted` when the key is refused and `channel-closed` when nobody answers.
 */
export function openWebChannel(socket: Socket, secret: string): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const early: unknown[] = [];
    let deliver: (message: unknown) => void = (message) => early.push(message);
    let tellClosed: (() => void) | null = null;
    let state: "greeting" | "open" | "closed" = "greeting";

    socket.onopen = () => socket.send(JSON.stringify({ t: "hello", key: secret }));
    socket.onclose = ({ code }) => {
      const before = state;
      state = "closed";
      if (before === "greeting") reject(code === WRONG_KEY ? wrongKeyError() : unreachableError());
      else if (before === "open") tellClosed?.();
    };
    socket.onmessage = ({ data }) => {
      const message = readJson(data);
      if (state === "open") return deliver(message);
      if (!isWelcome(message)) return;
      state = "open";
      resolve({
        post: (outgoing) => socket.send(JSON.stringify(outgoing)),
        onMessage(listener) {
          deliver = listener;
          for (const message of early.splice(0)) listener(message);
        },
        onClose(listener) {
          tellClosed = listener;
          if (state === "closed") listener();
        },
        close: () => socket.close(),
      });
    };
  });
}

/** The error of a missing or refused key, with the way out. */
export function wrongKeyError(): AppError {
  return new AppError(
    "not-granted",
    "This page has no valid key for the running Backbench.",
    "Open the address printed in the terminal where Backbench was started. Your annotations are safe.",
  );
}

function unreachableError(): AppError {
  return new AppError(
    "channel-closed",
    "Backbench cannot be reached.",
    "Start it again and open the address printed in the terminal. Your annotations are safe.",
  );
}

function readJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}

function isWelcome(message: unknown): boolean {
  return typeof message === "object" && message !== null && "t" in message && message.t === "welcome";
}
