import path from "node:path";
import { _electron, type ElectronApplication } from "playwright-core";
import type {} from "../../renderer/data/bridge-channel.ts";
import { answerIn, type TestedApp, type TestedStart } from "./tested-app.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Opens the built program on a real Electron. */
export async function openOnElectron(binary: string, start: TestedStart): Promise<TestedApp> {
  const application = await _electron.launch({
    executablePath: binary,
    args: [root, ...(start.folder ? [start.folder] : [])],
    env: { ...(process.env as Record<string, string>), BACKBENCH_DATA: start.dataFolder },
  });
  const page = await application.firstWindow();
  await page.waitForLoadState();
  await recordMessages(application);
  let nextId = 1_000_000;
  return {
    page,
    pageUrl: "app://backbench/",
    async call(method, params) {
      const id = nextId++;
      await page.evaluate(
        (message) => window.backbench?.post(message),
        JSON.stringify({ t: "call", id, method, params }),
      );
      for (;;) {
        const answer = answerIn(await messagesOf(application), id);
        if (answer) return answer;
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      }
    },
    async answerDialogs(chosen) {
      await application.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = async () => ({ canceled: answer === null, filePaths: answer === null ? [] : [answer] });
        dialog.showSaveDialog = async () => ({ canceled: answer === null, filePath: answer ?? "" });
      }, chosen);
    },
    async quit() {
      const exited = new Promise<number | null>((resolve) => application.process().once("exit", resolve));
      await page.close();
      return exited;
    },
  };
}

/** Keeps what the main process sends to the page. */
async function recordMessages(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ BrowserWindow }) => {
    const sent: string[] = [];
    Object.assign(globalThis, { sentToPage: sent });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const send = contents?.send.bind(contents);
    if (!contents || !send) return;
    contents.send = (channel: string, ...args: unknown[]) => {
      sent.push(String(args[0]));
      send(channel, ...args);
    };
  });
}

function messagesOf(application: ElectronApplication): Promise<string[]> {
  return application.evaluate(() => (globalThis as unknown as { sentToPage: string[] }).sentToPage);
}
