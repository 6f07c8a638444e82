/** True where windows of other programs (a browser, a file manager) can be shown. */
export function hasDisplay(env: Record<string, string | undefined>, platform: string): boolean {
  return platform === "darwin" || platform === "win32" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
