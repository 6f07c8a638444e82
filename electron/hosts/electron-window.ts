import { BrowserWindow, dialog, screen } from "electron";
import { PAGE_URL } from "./electron-page.ts";
import { readWindowState, writeWindowState } from "./window-state.ts";

/** A page that goes down again within this time is not worth a third try. */
const CRASH_LOOP_MILLISECONDS = 10_000;

export interface WindowFiles {
  preload: string;
  /** Where the window's place is remembered. */
  state: string;
}

/** Opens the window where it was left, with a page that has no power but its bridge. A page that crashes is reloaded. */
export function openMainWindow(files: WindowFiles): BrowserWindow {
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const state = readWindowState(files.state, displays);
  const window = new BrowserWindow({
    ...(state?.place ?? { width: 1440, height: 900 }),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: "Backbench",
    webPreferences: {
      preload: files.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spell checker would fetch its dictionaries.
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (state?.isMaximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  window.on("close", () =>
    writeWindowState(files.state, { place: window.getNormalBounds(), isMaximized: window.isMaximized() }),
  );
  reloadAfterCrash(window);
  void window.loadURL(PAGE_URL);
  return window;
}

function reloadAfterCrash(window: BrowserWindow): void {
  let lastCrash = Number.NEGATIVE_INFINITY;
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit") return;
    const isLoop = performance.now() - lastCrash < CRASH_LOOP_MILLISECONDS;
    lastCrash = performance.now();
    if (!isLoop) {
      window.webContents.reload();
      return;
    }
    dialog.showErrorBox(
      "Backbench cannot show its page",
      "It stopped twice. Your annotations are safe. Close Backbench and start it again.",
    );
  });
}
