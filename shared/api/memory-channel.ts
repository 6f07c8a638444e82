import type { Channel } from "./channel.ts";

/**
 * Two ends of a channel inside one process. Messages are copied through JSON, so that nothing crosses here that
 * could not cross a socket, and arrive in a later microtask, as on a real transport.
 */
export function createMemoryChannelPair(): [Channel, Channel] {
  const a = createEnd();
  const b = createEnd();
  a.connect(b);
  b.connect(a);
  return [a.channel, b.channel];
}

interface End {
  channel: Channel;
  connect(other: End): void;
  receive(message: unknown): void;
  shut(): void;
}

function createEnd(): End {
  let other: End | undefined;
  let closed = false;
  let listener: ((message: unknown) => void) | undefined;
  const waiting: unknown[] = [];
  const closeListeners: (() => void)[] = [];

  const end: End = {
    connect(to) {
      other = to;
    },
    receive(message) {
      if (closed) return;
      if (listener) listener(message);
      else waiting.push(message);
    },
    shut() {
      if (closed) return;
      closed = true;
      for (const onClose of closeListeners) onClose();
    },
    channel: {
      post(message) {
        if (closed) return;
        const copy: unknown = JSON.parse(JSON.stringify(message));
        const to = other;
        void Promise.resolve().then(() => to?.receive(copy));
      },
      onMessage(added) {
        listener = added;
        for (const message of waiting.splice(0)) added(message);
      },
      onClose(added) {
        closeListeners.push(added);
      },
      close() {
        const to = other;
        end.shut();
        void Promise.resolve().then(() => to?.shut());
      },
    },
  };
  return end;
}
