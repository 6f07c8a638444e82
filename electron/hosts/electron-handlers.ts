import path from "node:path";
import { app, type BrowserWindow, dialog, shell } from "electron";
import type { HostHandlers } from "../../shared/api/contract.ts";
import { fileOf } from "../core/library/containers/container-path.ts";
import type { Grants } from "./grants.ts";
import { revealRefused } from "./reveal.ts";

/** What Electron answers itself: the system's own dialogs, whose choice is what a window may then name. */
export function createElectronHandlers(grants: Grants, window: () => BrowserWindow | null): HostHandlers {
  return {
    "host.capabilities": () => ({ host: "electron", nativeDialogs: true, canReveal: true }),
    "host.pickFolder": async () => {
      const options: Electron.OpenDialogOptions = { title: "Open folder", properties: ["openDirectory"] };
      const owner = window();
      const answer = await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options));
      return granted(answer.canceled ? undefined : answer.filePaths[0]);
    },
    "host.pickSavePath": async ({ name }) => {
      const options: Electron.SaveDialogOptions = {
        title: "Save",
        defaultPath: path.join(app.getPath("documents"), path.basename(name)),
        properties: ["showOverwriteConfirmation", "createDirectory"],
      };
      const owner = window();
      const answer = await (owner ? dialog.showSaveDialog(owner, options) : dialog.showSaveDialog(options));
      return granted(answer.canceled ? undefined : answer.filePath);
    },
    "host.reveal": async (params) => {
      const file = fileOf(params.path);
      if (!(await grants.canReveal(file))) throw revealRefused(file);
      shell.showItemInFolder(file);
      return {};
    },
  };

  function granted(chosen: string | undefined): { path: string } | null {
    if (!chosen) return null;
    grants.grant(chosen);
    return { path: chosen };
  }
}
