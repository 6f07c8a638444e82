import { spawn } from "node:child_process";
import type { HostHandlers } from "../../shared/api/contract.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { fileOf } from "../core/library/containers/container-path.ts";
import { hasDisplay } from "./display.ts";
import type { Grants } from "./grants.ts";
import { revealCommand, revealRefused } from "./reveal.ts";

/** What the web host answers itself: it has no dialogs, and shows files through the desktop's file manager. */
export function createWebHandlers(grants: Grants): HostHandlers {
  const canReveal = hasDisplay(process.env, process.platform);
  return {
    "host.capabilities": () => ({ host: "web", nativeDialogs: false, canReveal }),
    "host.pickFolder": () => null,
    "host.pickSavePath": () => null,
    "host.reveal": async (params) => {
      if (!canReveal) throw new AppError("not-found", "There is no file manager on this machine.");
      const file = fileOf(params.path);
      if (!(await grants.canReveal(file))) throw revealRefused(file);
      const [command, ...args] = revealCommand(process.platform, file);
      const child = spawn(command, args, { detached: true, stdio: "ignore" });
      child.on("error", (error) => console.error(`${command}: ${error.message}`));
      child.unref();
      return {};
    },
  };
}
