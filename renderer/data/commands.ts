/**
 * Every command of the program, once: menus, palette, shortcuts and the help sheet are made from this list.
 * `keys` is written `Mod+Shift+Z` (Mod: Ctrl, or Command on a Mac). A command of a scope other than `global`
 * answers to its keys only while the focus stands inside an element with that `data-scope`, and keys without
 * Mod never fire while somebody writes in a field.
 */
export type CommandScope = "global" | "table" | "reader" | "annotations" | "codebook" | "concordance";

export interface CommandInfo {
  id: string;
  title: string;
  group:
    | "Library"
    | "Go to"
    | "Search"
    | "Table"
    | "Reading"
    | "Tagging"
    | "Annotations"
    | "Concordance"
    | "Codebook"
    | "Edit"
    | "View"
    | "Help";
  scope: CommandScope;
  keys: readonly string[];
}

export const COMMANDS = [
  { id: "library.openFolder", title: "Open folder…", group: "Library", scope: "global", keys: ["Mod+O"] },
  { id: "library.openSample", title: "Open the sample library", group: "Library", scope: "global", keys: [] },
  { id: "library.rescan", title: "Look for changed files", group: "Library", scope: "global", keys: ["Mod+Shift+R"] },
  { id: "library.export", title: "Export annotations…", group: "Library", scope: "global", keys: ["Mod+E"] },
  { id: "library.import", title: "Import annotations…", group: "Library", scope: "global", keys: [] },
  { id: "go.library", title: "Library", group: "Go to", scope: "global", keys: ["Mod+1"] },
  { id: "go.reader", title: "Reader", group: "Go to", scope: "global", keys: ["Mod+2"] },
  { id: "go.annotations", title: "Annotations", group: "Go to", scope: "global", keys: ["Mod+3"] },
  { id: "go.analysis", title: "Analysis: words in their contexts", group: "Go to", scope: "global", keys: ["Mod+4"] },
  { id: "go.inspector", title: "Inspector", group: "Go to", scope: "global", keys: [] },
  { id: "go.palette", title: "Command palette", group: "Go to", scope: "global", keys: ["Mod+K"] },
  { id: "search.focus", title: "Search", group: "Search", scope: "global", keys: ["Mod+Shift+F", "/"] },
  { id: "search.nextHit", title: "Next hit", group: "Search", scope: "global", keys: ["n"] },
  { id: "search.previousHit", title: "Previous hit", group: "Search", scope: "global", keys: ["Shift+N"] },
  { id: "search.clear", title: "Clear search and filters", group: "Search", scope: "global", keys: ["Mod+Backspace"] },
  { id: "views.save", title: "Save what is shown as a view…", group: "Search", scope: "global", keys: ["Mod+Shift+S"] },
  { id: "views.update", title: "Update the saved view to what is shown", group: "Search", scope: "global", keys: [] },
  { id: "views.restore", title: "Back to the saved view", group: "Search", scope: "global", keys: [] },
  { id: "views.rename", title: "Rename the saved view…", group: "Search", scope: "global", keys: [] },
  { id: "views.remove", title: "Delete the saved view", group: "Search", scope: "global", keys: [] },
  { id: "views.next", title: "Next saved view", group: "Search", scope: "global", keys: [] },
  { id: "table.open", title: "Open in reader", group: "Table", scope: "table", keys: ["Enter"] },
  { id: "table.openBeside", title: "Open beside", group: "Table", scope: "table", keys: ["Shift+Enter"] },
  { id: "table.preview", title: "Preview the row", group: "Table", scope: "table", keys: ["Space"] },
  {
    id: "table.select",
    title: "Select or deselect the row",
    group: "Table",
    scope: "table",
    keys: ["Mod+Space", "Shift+Space"],
  },
  { id: "table.selectAll", title: "Select all rows", group: "Table", scope: "table", keys: ["Mod+A"] },
  { id: "table.copy", title: "Copy the selected rows as a table", group: "Table", scope: "table", keys: ["Mod+C"] },
  { id: "table.tag", title: "Tag the selected contributions…", group: "Table", scope: "table", keys: ["t"] },
  { id: "table.export", title: "Export the rows as CSV…", group: "Table", scope: "global", keys: ["Mod+Shift+E"] },
  { id: "table.openGroups", title: "Open all groups", group: "Table", scope: "global", keys: [] },
  { id: "table.closeGroups", title: "Close all groups", group: "Table", scope: "global", keys: [] },
  {
    id: "table.density",
    title: "Switch between dense and comfortable rows",
    group: "Table",
    scope: "global",
    keys: [],
  },
  { id: "reader.focusTable", title: "Back to the table", group: "Reading", scope: "reader", keys: ["Escape"] },
  { id: "reader.next", title: "Next contribution", group: "Reading", scope: "reader", keys: ["j"] },
  { id: "reader.previous", title: "Previous contribution", group: "Reading", scope: "reader", keys: ["k"] },
  { id: "reader.nextPassage", title: "Next annotation", group: "Reading", scope: "reader", keys: ["Shift+J"] },
  { id: "reader.previousPassage", title: "Previous annotation", group: "Reading", scope: "reader", keys: ["Shift+K"] },
  { id: "reader.find", title: "Find in this pane", group: "Reading", scope: "reader", keys: ["Mod+F"] },
  { id: "reader.speakers", title: "Jump to a speaker", group: "Reading", scope: "reader", keys: ["g"] },
  { id: "reader.hideChair", title: "Hide or show the chair's words", group: "Reading", scope: "reader", keys: ["h"] },
  { id: "reader.mentions", title: "Mark or unmark who is mentioned", group: "Reading", scope: "reader", keys: ["m"] },
  { id: "reader.back", title: "Back in this pane", group: "Reading", scope: "reader", keys: ["Alt+ArrowLeft"] },
  { id: "reader.forward", title: "Forward in this pane", group: "Reading", scope: "reader", keys: ["Alt+ArrowRight"] },
  { id: "reader.close", title: "Close this pane", group: "Reading", scope: "reader", keys: ["Mod+Shift+W"] },
  { id: "reader.otherPane", title: "Go to the other pane", group: "Reading", scope: "global", keys: ["F6"] },
  { id: "reader.raw", title: "Show the source as it is on disk", group: "Reading", scope: "reader", keys: [] },
  {
    id: "select.sentence",
    title: "Select the sentence, then one more",
    group: "Tagging",
    scope: "reader",
    keys: ["s"],
  },
  { id: "select.paragraph", title: "Select the paragraph", group: "Tagging", scope: "reader", keys: ["p"] },
  { id: "select.contribution", title: "Select the contribution", group: "Tagging", scope: "reader", keys: ["t"] },
  { id: "select.fromStart", title: "Move the start of the selection", group: "Tagging", scope: "reader", keys: ["["] },
  { id: "select.fromEnd", title: "Move the end of the selection", group: "Tagging", scope: "reader", keys: ["]"] },
  { id: "annotate.lastTag", title: "Tag with the last tag", group: "Tagging", scope: "reader", keys: ["Enter"] },
  { id: "annotate.tag", title: "Tag…", group: "Tagging", scope: "reader", keys: ["/", "#"] },
  { id: "annotate.note", title: "Write a note", group: "Tagging", scope: "reader", keys: ["n"] },
  { id: "annotate.copy", title: "Copy with citation", group: "Tagging", scope: "reader", keys: ["c"] },
  { id: "annotate.next", title: "Next annotation at the same place", group: "Tagging", scope: "reader", keys: ["o"] },
  { id: "annotate.remove", title: "Remove the annotation", group: "Tagging", scope: "reader", keys: ["u"] },
  { id: "annotations.open", title: "Show in the reader", group: "Annotations", scope: "annotations", keys: ["Enter"] },
  {
    id: "annotations.openBeside",
    title: "Show in a pane beside",
    group: "Annotations",
    scope: "annotations",
    keys: ["Shift+Enter"],
  },
  {
    id: "annotations.select",
    title: "Select or deselect",
    group: "Annotations",
    scope: "annotations",
    keys: ["Space"],
  },
  { id: "annotations.selectAll", title: "Select all", group: "Annotations", scope: "annotations", keys: ["Mod+A"] },
  { id: "annotations.selectNone", title: "Select none", group: "Annotations", scope: "annotations", keys: ["Escape"] },
  {
    id: "annotations.tag",
    title: "Tag or untag the selected…",
    group: "Annotations",
    scope: "annotations",
    keys: ["t"],
  },
  {
    id: "annotations.remove",
    title: "Remove the selected…",
    group: "Annotations",
    scope: "annotations",
    keys: ["Delete"],
  },
  { id: "concordance.open", title: "Show in the reader", group: "Concordance", scope: "concordance", keys: ["Enter"] },
  {
    id: "concordance.openBeside",
    title: "Show in a pane beside",
    group: "Concordance",
    scope: "concordance",
    keys: ["Shift+Enter"],
  },
  {
    id: "concordance.tick",
    title: "Tick or untick the line",
    group: "Concordance",
    scope: "concordance",
    keys: ["Space"],
  },
  {
    id: "concordance.tickTo",
    title: "Tick up to this line",
    group: "Concordance",
    scope: "concordance",
    keys: ["Shift+Space"],
  },
  { id: "concordance.tickAll", title: "Tick all lines", group: "Concordance", scope: "concordance", keys: ["Mod+A"] },
  {
    id: "concordance.tickNone",
    title: "Untick all lines",
    group: "Concordance",
    scope: "concordance",
    keys: ["Escape"],
  },
  { id: "concordance.tag", title: "Tag the ticked lines…", group: "Concordance", scope: "concordance", keys: ["t"] },
  {
    id: "concordance.copy",
    title: "Copy the ticked lines as a table",
    group: "Concordance",
    scope: "concordance",
    keys: ["Mod+C"],
  },
  { id: "concordance.save", title: "Export the lines as CSV…", group: "Concordance", scope: "global", keys: [] },
  { id: "concordance.sortDate", title: "Sort lines by date", group: "Concordance", scope: "concordance", keys: ["d"] },
  {
    id: "concordance.sortNode",
    title: "Sort lines by the words found",
    group: "Concordance",
    scope: "concordance",
    keys: ["m"],
  },
  {
    id: "concordance.sortLeft",
    title: "Sort lines by the words to the left",
    group: "Concordance",
    scope: "concordance",
    keys: ["l"],
  },
  {
    id: "concordance.sortRight",
    title: "Sort lines by the words to the right",
    group: "Concordance",
    scope: "concordance",
    keys: ["r"],
  },
  { id: "tags.new", title: "New tag…", group: "Codebook", scope: "global", keys: [] },
  { id: "tags.edit", title: "Change the tag…", group: "Codebook", scope: "codebook", keys: ["F2"] },
  { id: "tags.up", title: "Move the tag up", group: "Codebook", scope: "codebook", keys: ["Alt+ArrowUp"] },
  { id: "tags.down", title: "Move the tag down", group: "Codebook", scope: "codebook", keys: ["Alt+ArrowDown"] },
  {
    id: "tags.in",
    title: "Make it a sub-tag of the one above",
    group: "Codebook",
    scope: "codebook",
    keys: ["Alt+ArrowRight"],
  },
  { id: "tags.out", title: "Move it out of its parent", group: "Codebook", scope: "codebook", keys: ["Alt+ArrowLeft"] },
  { id: "tags.remove", title: "Delete the tag…", group: "Codebook", scope: "codebook", keys: ["Delete"] },
  { id: "edit.undo", title: "Undo", group: "Edit", scope: "global", keys: ["Mod+Z"] },
  { id: "edit.redo", title: "Redo", group: "Edit", scope: "global", keys: ["Mod+Shift+Z", "Mod+Y"] },
  { id: "view.filters", title: "Show or hide the filters", group: "View", scope: "global", keys: ["Mod+B"] },
  { id: "view.inspector", title: "Show or hide the inspector", group: "View", scope: "global", keys: ["Mod+I"] },
  { id: "view.theme", title: "Switch between light and dark", group: "View", scope: "global", keys: [] },
  { id: "view.settings", title: "Settings", group: "View", scope: "global", keys: ["Mod+,"] },
  { id: "view.privacy", title: "Privacy: what is on this disk", group: "View", scope: "global", keys: [] },
  { id: "help.shortcuts", title: "Keyboard shortcuts", group: "Help", scope: "global", keys: ["?"] },
] as const satisfies readonly CommandInfo[];

export type CommandId = (typeof COMMANDS)[number]["id"];

/** The info of a command. */
export function commandInfo(id: CommandId): CommandInfo {
  const info = COMMANDS.find((command) => command.id === id);
  if (!info) throw new Error(`no command ${id}`);
  return info;
}

/** The part of a keyboard event that a shortcut looks at. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether a key press is that shortcut. `Shift` counts for letters and named keys, not for signs such as `?`. */
export function matchesKeys(keys: string, press: KeyPress, isMac: boolean): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== parts.includes("Mod") || otherMod || press.altKey !== parts.includes("Alt")) return false;
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/[0-9]/.test(key);
  if (!isSign && press.shiftKey !== parts.includes("Shift")) return false;
  return (press.key === " " ? "space" : press.key.toLowerCase()) === key.toLowerCase();
}
