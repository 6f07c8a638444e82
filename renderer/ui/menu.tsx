import type { LucideIcon } from "lucide-react";
import { Check } from "lucide-react";
import { Fragment, type ReactElement } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import { Keys } from "./keys.tsx";
import styles from "./menu.module.css";

export interface MenuEntry {
  id: string;
  label: string;
  icon?: LucideIcon;
  keys?: string | undefined;
  /** Shows a tick: one of several, or on/off. */
  isOn?: boolean;
  isDisabled?: boolean;
  /** A line is drawn before it. */
  separated?: boolean;
  onAction(): void;
}

/** A menu that opens at its trigger, which must be a button of `button.tsx`. */
export function Menu({ label, entries, children }: { label: string; entries: MenuEntry[]; children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover as string} offset={4}>
        <MenuList label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

function MenuList({ label, entries }: { label: string; entries: MenuEntry[] }) {
  return (
    <AriaMenu aria-label={label} className={styles.menu as string}>
      {entries.map((entry) => (
        <Fragment key={entry.id}>
          {entry.separated && <Separator className={styles.separator as string} />}
          <MenuItem
            id={entry.id}
            textValue={entry.label}
            isDisabled={entry.isDisabled ?? false}
            onAction={entry.onAction}
            className={styles.item as string}
          >
            <span className={styles.mark} aria-hidden>
              {entry.isOn ? <Check size={14} /> : entry.icon && <entry.icon size={14} />}
            </span>
            <span className={styles.label}>
              {entry.label}
              {entry.isOn && <span className="visually-hidden"> (on)</span>}
            </span>
            {entry.keys && <Keys keys={entry.keys} />}
          </MenuItem>
        </Fragment>
      ))}
    </AriaMenu>
  );
}
