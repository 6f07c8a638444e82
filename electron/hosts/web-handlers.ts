import { spawn } from "node:child_process";
import path from "node:path";
import type { HostHandlers } from "../../shared/api/contract.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { hasDisplay } from "./display.ts";
import type { Grants } from "./grants.ts";

/** What the web host answers itself: it has no dialogs, and shows files through the desktop's file manager. */
export function createWebHandlers(grants: Grants): HostHandlers {
  const canReveal = hasDisplay(process.env, process.platform);
  return {
    "host.capabilities": () => ({ host: "web", nativeDialogs: false, canReveal }),
    "host.pickFolder": () => null,
    "host.pickSavePath": () => null,
    "host.reveal": async (params) => {
      if (!canReveal) throw new AppError("not-found", "There is no file manager on this machine.");
      if (!(await grants.canReveal(params.path))) throw revealRefused(params.path);
      const [command, ...args] = revealCommand(process.platform, params.path);
      const child = spawn(command, args, { detached: true, stdio: "ignore" });
      child.on("error", (error) => console.error(`${command}: ${error.message}`));
      child.unref();
      return {};
    },
  };
}

/** The refusal of both hosts to show what is neither a source of the open library nor a file just saved. */
export function revealRefused(file: string): AppError {
  return new AppError(
    "outside-library",
    `${file} cannot be shown: it is gone, or lies outside the open library.`,
    "Rescan the library if the file was moved.",
  );
}

/** The program that shows a file in its folder, and its arguments. */
export function revealCommand(platform: string, file: string): [string, ...string[]] {
  if (platform === "darwin") return ["open", "-R", file];
  if (platform === "win32") return ["explorer.exe", `/select,${file}`];
  return ["xdg-open", path.dirname(file)];
}
