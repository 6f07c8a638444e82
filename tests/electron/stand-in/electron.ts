import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { converse, type Fetched, type FromMain, type FromTest, type Message } from "./messages.ts";

// The part of Electron's main process that Backbench uses, over a browser held by the test. It shows that the built
// bundles are wired together; it shows nothing of Electron's own sandbox, isolation or protocol.

const tell = converse<FromMain, FromTest>(
  (message) => process.send?.(message),
  (listener) => process.on("message", (message) => listener(message as Message)),
  answer,
);

let pageHandler: (request: Request) => Promise<Response> = async () => new Response(null, { status: 404 });
let beforeRequest: (details: { url: string }, answer: (result: { cancel?: boolean }) => void) => void = (_d, done) =>
  done({});
let permissionHandler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void = (
  _contents,
  _permission,
  done,
) => done(true);
let current: WebContents | null = null;

class WebContents extends EventEmitter {
  readonly id = 1;
  readonly ipc = new EventEmitter();
  readonly mainFrame = { url: "" };
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  isDestroyed(): boolean {
    return current !== this;
  }
  send(channel: string, ...args: unknown[]): void {
    void tell({ do: "send", channel, args });
  }
  reload(): void {
    void tell({ do: "reload" });
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly #preload: string;
  readonly #bounds: { x: number; y: number; width: number; height: number };

  constructor(options: { width: number; height: number; x?: number; y?: number; webPreferences: { preload: string } }) {
    super();
    this.#preload = readFileSync(options.webPreferences.preload, "utf8");
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width, height: options.height };
    current = this.webContents;
    windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    await tell({ do: "load", url, preload: this.#preload });
    this.emit("ready-to-show");
  }
  show(): void {}
  focus(): void {}
  restore(): void {}
  maximize(): void {}
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => this.#bounds;
}

const windows: BrowserWindow[] = [];

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>();
  setPath(name: string, value: string): void {
    this.#paths.set(name, value);
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? process.env.HOME ?? "/";
  }
  requestSingleInstanceLock(): boolean {
    return true;
  }
  async whenReady(): Promise<void> {}
  quit(): void {
    let prevented = false;
    this.emit("will-quit", { preventDefault: () => (prevented = true) });
    if (!prevented) process.exit(0);
  }
}

export const app = new App();

export const protocol = {
  registerSchemesAsPrivileged(): void {},
  handle(_scheme: string, handler: typeof pageHandler): void {
    pageHandler = handler;
  },
};

export const session = {
  defaultSession: {
    webRequest: {
      onBeforeRequest(_filter: unknown, handler: typeof beforeRequest): void {
        beforeRequest = handler;
      },
    },
    setPermissionRequestHandler(handler: typeof permissionHandler): void {
      permissionHandler = handler;
    },
    setPermissionCheckHandler(): void {},
  },
};

export const dialog = {
  async showOpenDialog(...args: unknown[]) {
    const path = await tell({ do: "dialog", kind: "folder", options: args.at(-1) });
    return path ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] };
  },
  async showSaveDialog(...args: unknown[]) {
    const path = await tell({ do: "dialog", kind: "save", options: args.at(-1) });
    return path ? { canceled: false, filePath: path } : { canceled: true, filePath: "" };
  },
  showErrorBox(title: string, content: string): void {
    void tell({ do: "dialog", kind: "error", options: { title, content } });
  },
};

export const shell = {
  showItemInFolder(path: string): void {
    void tell({ do: "reveal", path });
  },
};

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1440, height: 900 } }] };

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu(): void {},
};

/** What the browser reports becomes Electron's events, with whatever the bundle's listeners decide as the answer. */
async function answer(asked: FromTest): Promise<unknown> {
  const contents = current;
  if (asked.do === "fetch") return toWire(await pageHandler(new Request(asked.url, { method: asked.method })));
  if (asked.do === "request") return new Promise((resolve) => beforeRequest(asked, resolve));
  if (asked.do === "permission")
    return new Promise((resolve) => permissionHandler(contents, asked.permission, resolve));
  if (asked.do === "open") return contents?.openHandler(asked).action;
  if (asked.do === "quit") {
    for (const window of windows) window.emit("close");
    app.emit("window-all-closed");
  } else if (asked.do === "crash") contents?.emit("render-process-gone", {}, { reason: "crashed" });
  else if (asked.do === "navigated")
    contents?.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
  else if (asked.do === "navigate")
    return isPrevented(asked.isMainFrame ? "will-navigate" : "will-frame-navigate", asked);
  else {
    const frame = asked.isMainFrame ? contents?.mainFrame : { url: asked.frameUrl };
    if (asked.isMainFrame && contents) contents.mainFrame.url = asked.frameUrl;
    contents?.ipc.emit(asked.channel, { senderFrame: frame }, ...asked.args);
  }
  return null;
}

function isPrevented(name: string, details: { url: string; isMainFrame: boolean }): boolean {
  let prevented = false;
  current?.emit(name, { ...details, preventDefault: () => (prevented = true) });
  return prevented;
}

async function toWire(response: Response): Promise<Fetched> {
  const body = Buffer.from(await response.arrayBuffer()).toString("base64");
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}
