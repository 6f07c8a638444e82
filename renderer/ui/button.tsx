import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Tooltip } from "./tooltip.tsx";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  /** `primary` once a screen; `quiet` inside toolbars. */
  look?: "primary" | "secondary" | "quiet" | "danger";
  small?: boolean;
  icon?: LucideIcon;
  children?: ReactNode;
}

/** A button with words. */
export function Button({ look = "secondary", small, icon: Icon, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={classNames(styles.button, styles[look], small && styles.small)}>
      {Icon && <Icon aria-hidden size={15} />}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "aria-label" | "look"> {
  icon: LucideIcon;
  /** Its name for assistive technology and the tooltip. */
  label: string;
  /** Shown in the tooltip, e.g. `⌘B`. */
  keys?: string | undefined;
  /** For a button that is on or off. */
  isOn?: boolean | undefined;
}

/** A button with an icon alone; its name and shortcut show as a tooltip. */
export function IconButton({ icon: Icon, label, keys, isOn, small, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton
        {...props}
        aria-label={label}
        {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
        className={classNames(styles.button, styles.quiet, styles.icon, small && styles.small)}
      >
        <Icon aria-hidden size={small ? 14 : 16} />
      </AriaButton>
    </Tooltip>
  );
}
