/**
 * What the main process under test and the test that holds the browser tell each other, over the child process'
 * own channel. An `ask` is answered by a `reply` with the same number.
 */
export type Message =
  | { t: "ask"; number: number; what: FromMain | FromTest }
  | { t: "reply"; number: number; answer: unknown };

/** The main process does these to the world. */
export type FromMain =
  | { do: "load"; url: string; preload: string }
  | { do: "reload" }
  | { do: "send"; channel: string; args: unknown[] }
  | { do: "dialog"; kind: "folder" | "save" | "error"; options: unknown }
  | { do: "reveal"; path: string };

/** The world does these to the main process. */
export type FromTest =
  | { do: "fetch"; url: string; method: string }
  | { do: "ipc"; channel: string; args: unknown[]; frameUrl: string; isMainFrame: boolean }
  | { do: "navigate"; url: string; isMainFrame: boolean }
  | { do: "navigated" }
  | { do: "open"; url: string }
  | { do: "request"; url: string }
  | { do: "permission"; permission: string }
  | { do: "crash" }
  | { do: "quit" };

export interface Fetched {
  status: number;
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

/** Both sides of the conversation: asks, and answers what the other side asks. */
export function converse<Ask extends FromMain | FromTest, Asked extends FromMain | FromTest>(
  post: (message: Message) => void,
  listen: (listener: (message: Message) => void) => void,
  answer: (asked: Asked) => unknown,
): (what: Ask) => Promise<unknown> {
  let next = 1;
  const waiting = new Map<number, (answer: unknown) => void>();
  listen((message) => {
    if (message.t === "reply") {
      waiting.get(message.number)?.(message.answer);
      waiting.delete(message.number);
    } else {
      void Promise.resolve(answer(message.what as Asked)).then((reply) =>
        post({ t: "reply", number: message.number, answer: reply }),
      );
    }
  });
  return (what) =>
    new Promise((resolve) => {
      const number = next++;
      waiting.set(number, resolve);
      post({ t: "ask", number, what });
    });
}
