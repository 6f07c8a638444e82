import { AtSign, Eye, EyeOff, FileCode, Search, Users } from "lucide-react";
import { useId } from "react";
import type { DebatePage, PageContribution } from "../../../shared/api/page-schemas.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import type { Pane } from "../../data/workspace-state.ts";
import { IconButton } from "../../ui/button.tsx";
import { shortDay } from "../../ui/day.ts";
import { keysForPlatform } from "../../ui/keys.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { isQuiet } from "./page-items.ts";
import { PaneToolbar } from "./pane-toolbar.tsx";
import { useMentionsMarked } from "./use-page-mentions.ts";

/** The tools of a debate's pane. */
export function PageToolbar(props: {
  page: DebatePage;
  pane: Pane;
  within(): Element | null;
  /** Contributions shown, by leading key, in order. */
  byKey: ReadonlyMap<string, PageContribution>;
  focusKey: string | null;
  onGo(key: string): void;
  onFind(): void;
  onRaw(source: string, line: number | null): void;
}) {
  const { page, pane, within, byKey, focusKey } = props;
  const { dispatch } = useWorkspace();
  const id = useId();
  const hideChair = () => dispatch({ type: "pane-hide-chair", id: pane.id, hide: !pane.hideChair });
  const raw = () => {
    const place = focusKey === null ? undefined : byKey.get(focusKey)?.occurrences[0];
    const source = place?.source ?? page.sources[0]?.id;
    if (source) props.onRaw(source, place?.lines[0] ?? null);
  };
  const hasChair = page.runs.some((run) => run.contributions.some(isQuiet));
  useCommand("reader.hideChair", hideChair, { within, isEnabled: hasChair });
  const mentions = useMentionsMarked();
  useCommand("reader.mentions", mentions.toggle, { within });
  useCommand("reader.raw", raw, { within });
  useCommand("reader.speakers", () => openMenu(id), {
    within,
    isEnabled: page.speakers.length > 0,
  });
  const date = page.date.value ?? page.answeredDate.value;
  return (
    <PaneToolbar
      pane={pane}
      within={within}
      title={`${date ? shortDay(date) : "Undated"} · ${page.title.value ?? "Untitled"}`}
    >
      {page.speakers.length > 0 && (
        <Menu label="Jump to a speaker" entries={speakerEntries(page, byKey, focusKey, props.onGo)}>
          <IconButton id={id} icon={Users} label="Jump to a speaker" keys="g" small />
        </Menu>
      )}
      <IconButton
        icon={Search}
        label="Find in this pane"
        keys={keysForPlatform("Mod+F")}
        small
        onPress={props.onFind}
      />
      {hasChair && (
        <IconButton
          icon={pane.hideChair ? EyeOff : Eye}
          label="Hide the chair’s words"
          keys="h"
          isOn={pane.hideChair}
          small
          onPress={hideChair}
        />
      )}
      <IconButton
        icon={AtSign}
        label="Mark who is mentioned"
        keys="m"
        isOn={mentions.isOn}
        small
        onPress={mentions.toggle}
      />
      <IconButton icon={FileCode} label="Show the source as it is on disk" small onPress={raw} />
    </PaneToolbar>
  );
}

/** Opens a menu as its arrow key does, with the first entry in focus. */
function openMenu(id: string): void {
  const button = document.getElementById(id);
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
}

/** One entry a speaker: to their next contribution after the one in focus, going round. */
function speakerEntries(
  page: DebatePage,
  byKey: ReadonlyMap<string, PageContribution>,
  focusKey: string | null,
  onGo: (key: string) => void,
): MenuEntry[] {
  const all = [...byKey];
  const at = all.findIndex(([key]) => key === focusKey);
  return page.speakers.flatMap(({ personId, name, contributions }) => {
    const own = all
      .map(([key, { speaker }], index) => ({ key, index, speaker }))
      .filter((one) => one.speaker.personId === personId);
    const next = own.find(({ index }) => index > at) ?? own[0];
    if (!next) return [];
    return [
      { id: personId, label: name, keys: String(contributions), onAction: () => setTimeout(() => onGo(next.key)) },
    ];
  });
}
