import type { Page } from "playwright-core";
import { openOnElectron } from "./on-electron.ts";
import { openOnStandIn } from "./on-stand-in.ts";

/** The built desktop program as the tests hold it, on Electron itself or on the stand-in. */
export interface TestedApp {
  page: Page;
  /** The address of the page as this browser sees it. */
  pageUrl: string;
  /** Calls through the preload's bridge as the page does; answers with the result or `{ error: code }`. */
  call(method: string, params: unknown): Promise<unknown>;
  /** What the next dialogs of the system are answered with; null cancels. */
  answerDialogs(path: string | null): Promise<void>;
  /** Ends the program as closing its window does; answers with its exit code. */
  quit(): Promise<number | null>;
}

export interface TestedStart {
  dataFolder: string;
  /** Folder named on the command line. */
  folder?: string;
}

/** Opens the window on the Electron named by `BACKBENCH_ELECTRON`, else on the stand-in. */
export async function openTestedApp(start: TestedStart): Promise<TestedApp> {
  const binary = process.env.BACKBENCH_ELECTRON;
  return binary ? openOnElectron(binary, start) : openOnStandIn(start);
}

/** Finds the answer to a call among the messages that went to the page. */
export function answerIn(messages: readonly string[], id: number): unknown {
  for (const text of messages) {
    const message = JSON.parse(text) as { t: string; id?: number; result?: unknown; error?: { code: string } };
    if (message.id !== id) continue;
    if (message.t === "answer") return { result: message.result };
    if (message.t === "error") return { error: message.error?.code };
  }
  return undefined;
}
