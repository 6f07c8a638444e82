import { homedir } from "node:os";
import path from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import { AppError } from "../shared/lib/errors.ts";
import { dataFolder, makePrivateFolder } from "./core/paths.ts";
import { readFolderArgument } from "./hosts/electron-arguments.ts";
import { acceptPage } from "./hosts/electron-channel.ts";
import { createElectronHandlers } from "./hosts/electron-handlers.ts";
import { setApplicationMenu } from "./hosts/electron-menu.ts";
import { closeContents, closeSession, declarePageScheme, servePageScheme } from "./hosts/electron-page.ts";
import { openMainWindow } from "./hosts/electron-window.ts";
import { createGrants } from "./hosts/grants.ts";
import { type Host, startHost } from "./hosts/host.ts";
import { version } from "./version.ts";

// The desktop window.
const here = import.meta.dirname;
const data = dataFolder(process.env, process.platform, homedir());
const folder = readFolderArgument(process.argv, app.isPackaged, process.env.INIT_CWD ?? process.cwd());

makePrivateFolder(data);
app.setPath("userData", path.join(data, "profile"));
declarePageScheme();
app.on("web-contents-created", (_event, contents) => closeContents(contents));

if (app.requestSingleInstanceLock({ folder })) void app.whenReady().then(run);
else app.quit();

async function run(): Promise<void> {
  let window: BrowserWindow | null = null;
  const grants = createGrants({ strict: true });
  const handlers = createElectronHandlers(grants, () => window);
  const host = startHost({
    // Worker threads start from files outside the archive.
    engineEntry: path.join(here, "engine-worker.js").replace(/app\.asar(?=[\\/])/, "app.asar.unpacked"),
    engine: {
      dataFolder: data,
      seedsFolder: app.isPackaged ? path.join(process.resourcesPath, "seeds") : path.resolve(here, "../../seeds"),
      home: homedir(),
      version,
    },
    dataFolder: data,
    grants,
    handlers,
  });
  stopWithApp(host);
  closeSession();
  setApplicationMenu();
  servePageScheme(path.resolve(here, "../renderer"));
  await openFolder(host, folder);

  const opened = openMainWindow({
    preload: path.resolve(here, "../preload/preload.cjs"),
    state: path.join(data, "window.json"),
  });
  window = opened;
  acceptPage(opened.webContents, (channel) => host.relay.attach(channel, handlers));
  app.on("window-all-closed", () => app.quit());
  app.on("second-instance", (_event, _argv, _cwd, given) => {
    if (opened.isMinimized()) opened.restore();
    opened.focus();
    void openFolder(host, (given as { folder: string | null }).folder);
  });
}

async function openFolder(host: Host, named: string | null): Promise<void> {
  if (named === null) return;
  await host.openFolder(named).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    dialog.showErrorBox(error.message, error.action);
  });
}

/** Lets the engine finish its writing before the program ends. */
function stopWithApp(host: Host): void {
  let stopped = false;
  app.on("will-quit", (event) => {
    if (stopped) return;
    event.preventDefault();
    void host.stop().finally(() => {
      stopped = true;
      app.quit();
    });
  });
}
