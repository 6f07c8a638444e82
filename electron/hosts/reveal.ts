import path from "node:path";
import { AppError } from "../../shared/lib/errors.ts";

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
