import styles from "./keys.module.css";

/** A shortcut drawn as keys: `Ctrl+Shift+Z` in commands, symbols on a Mac. */
export function Keys({ keys }: { keys: string }) {
  return <kbd className={styles.keys}>{keysForPlatform(keys)}</kbd>;
}

const ARROWS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const SYMBOLS: Record<string, string> = { Mod: "Ctrl", ...ARROWS };
const MAC_SYMBOLS: Record<string, string> = { Mod: "⌘", Shift: "⇧", Alt: "⌥", Enter: "↩", ...ARROWS };

/** `Mod+Shift+Z` as this platform writes it: `⇧⌘Z` style on a Mac, `Ctrl+Shift+Z` elsewhere. */
export function keysForPlatform(keys: string): string {
  const isMac = /Mac/.test(navigator.platform);
  const parts = keys.split("+");
  if (isMac) return parts.map((part) => MAC_SYMBOLS[part] ?? part).join("");
  return parts.map((part) => SYMBOLS[part] ?? part).join("+");
}
