import { contextBridge, ipcRenderer } from "electron";

// The one thing the page gets of Electron: JSON messages to and from the main process.
const CHANNEL = "backbench:message";
const waiting: string[] = [];
let listener: ((message: string) => void) | undefined;

ipcRenderer.on(CHANNEL, (_event, message: string) => {
  if (listener) listener(message);
  else waiting.push(message);
});

contextBridge.exposeInMainWorld("backbench", {
  post(message: unknown): void {
    ipcRenderer.send(CHANNEL, String(message));
  },
  onMessage(added: (message: string) => void): void {
    listener = added;
    for (const message of waiting.splice(0)) added(message);
  },
});
