import { ChevronRight, EllipsisVertical, GripVertical } from "lucide-react";
import { type KeyboardEvent, useMemo, useState } from "react";
import {
  Button as AriaButton,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
} from "react-aria-components";
import { z } from "zod";
import type { Tag } from "../../../shared/model/annotation.ts";
import { commandInfo, matchesKeys } from "../../data/commands.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useViewState } from "../../data/view-state.ts";
import { IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Menu } from "../../ui/menu.tsx";
import styles from "./codebook.module.css";
import type { TagTask } from "./codebook.tsx";
import { placeAfterDrop, placeAfterStep, type TagNode, type TagPlace } from "./codebook-tree.ts";

export interface TagTreeProps {
  tree: readonly TagNode[];
  tags: readonly Tag[];
  /** Ids of the tags that are filtered for. */
  filtered: readonly (string | null)[];
  /** `adds`: beside what is filtered for already. */
  onChoose(node: TagNode, adds: boolean): void;
  onMove(id: string, place: TagPlace): void;
  onTask(task: TagTask): void;
}

const STEPS = { "tags.up": "up", "tags.down": "down", "tags.in": "in", "tags.out": "out" } as const;
const TREE_COMMANDS = ["tags.edit", "tags.up", "tags.down", "tags.in", "tags.out", "tags.remove"] as const;
const MOVES = ["tags.up", "tags.down", "tags.in", "tags.out"] as const;
type TreeCommand = (typeof TREE_COMMANDS)[number];

/**
 * The tree itself. Enter or a click filters, arrows move and fold, Alt+arrows move the tag, F2 changes it, Delete
 * deletes it; the handle drags by mouse, touch and keyboard.
 */
export function TagTree(props: TagTreeProps) {
  const { tree, tags, onMove, onTask } = props;
  const [closed, setClosed] = useViewState<string[]>("codebook-closed", [], z.array(z.string()));
  const nodes = useMemo(() => nodesById(tree), [tree]);
  const expanded = [...nodes.keys()].filter((id) => !closed.includes(id));
  const { dragAndDropHooks } = useDragAndDrop<TagNode>({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": nodes.get(String(key))?.tag.name ?? "" })),
    onMove: ({ keys, target }) => {
      const [id] = [...keys].map(String);
      const place = id && placeAfterDrop(tags, id, { id: String(target.key), position: target.dropPosition });
      if (id && place) onMove(id, place);
    },
  });

  function run(command: TreeCommand, node: TagNode): void {
    if (command === "tags.edit") onTask({ type: "edit", node });
    else if (command === "tags.remove") onTask({ type: "delete", node });
    else {
      const place = placeAfterStep(tags, node.tag.id, STEPS[command]);
      if (place) onMove(node.tag.id, place);
      if (place?.parentId) setClosed((old) => old.filter((id) => id !== place.parentId));
    }
  }
  /** Before the tree takes the arrows for itself. */
  function onKeyDownCapture(event: KeyboardEvent): void {
    const node = nodes.get(rowKey(event.target) ?? "");
    const isMac = /Mac/.test(navigator.platform);
    const command = TREE_COMMANDS.find((id) => commandInfo(id).keys.some((keys) => matchesKeys(keys, event, isMac)));
    if (!node || !command) return;
    event.preventDefault();
    event.stopPropagation();
    run(command, node);
  }

  const [focused, setFocused] = useState<string | null>(null);
  const focusedNode = focused === null ? undefined : nodes.get(focused);
  return (
    <div
      className={styles.scroller}
      onKeyDownCapture={onKeyDownCapture}
      onFocusCapture={(event) => setFocused(rowKey(event.target))}
    >
      {focusedNode && TREE_COMMANDS.map((id) => <Answer key={id} command={id} run={() => run(id, focusedNode)} />)}
      <Tree
        aria-label="Codebook"
        className={styles.tree as string}
        items={tree}
        dependencies={[props]}
        selectionMode="none"
        expandedKeys={expanded}
        onExpandedChange={(keys) => setClosed([...nodes.keys()].filter((id) => !keys.has(id)))}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => {
          const node = nodes.get(String(key));
          if (node) props.onChoose(node, false);
        }}
      >
        {(node) => <TagLine node={node} {...props} />}
      </Tree>
    </div>
  );
}

/** Offers a command on the tag that had the focus last to the palette; its keys are taken by the tree itself. */
function Answer({ command, run }: { command: TreeCommand; run(): void }) {
  useCommand(command, run, { within: () => null });
  return null;
}

/** The id of the tag whose row an element stands in. */
function rowKey(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[role="row"]')?.getAttribute("data-key") ?? null) : null;
}

function TagLine(props: TagTreeProps & { node: TagNode }) {
  const { node, filtered } = props;
  const { tag, own, withSubTags, children } = node;
  const isFiltered = filtered.includes(tag.id);
  const counts =
    withSubTags === own ? countOf(own, "annotation") : `${countOf(own, "annotation")}, ${withSubTags} with sub-tags`;
  return (
    <TreeItem
      id={tag.id}
      value={node}
      textValue={tag.name}
      aria-label={`${tag.name}, ${counts}${isFiltered ? ", filtered for" : ""}`}
      className={styles.item as string}
    >
      <TreeItemContent>
        {({ level, isExpanded, hasChildItems }) => (
          <div
            className={styles.line}
            data-filtered={isFiltered || undefined}
            style={{ paddingLeft: (level - 1) * 16 }}
          >
            <AriaButton slot="drag" className={styles.grip as string} aria-label={`Move ${tag.name}`}>
              <GripVertical size={12} aria-hidden />
            </AriaButton>
            {hasChildItems ? (
              <AriaButton slot="chevron" className={styles.chevron as string} data-open={isExpanded || undefined}>
                <ChevronRight size={13} aria-hidden />
              </AriaButton>
            ) : (
              <span className={styles.chevron} />
            )}
            <span
              className={styles.swatch}
              style={{ background: `var(--tag-${tag.colour}-fill)`, borderColor: `var(--tag-${tag.colour}-line)` }}
            />
            <span className={styles.name} title={tag.description || tag.name}>
              {tag.name}
            </span>
            <span className={styles.count} title={counts}>
              {formatNumber(own)}
              {withSubTags !== own && <span className={styles.sub}> / {formatNumber(withSubTags)}</span>}
            </span>
            <TagMenu {...props} />
          </div>
        )}
      </TreeItemContent>
      <Collection items={children} dependencies={[props]}>
        {(child) => <TagLine {...props} node={child} />}
      </Collection>
    </TreeItem>
  );
}

function TagMenu(props: TagTreeProps & { node: TagNode }) {
  const { node, tags, filtered, onTask, onMove } = props;
  const moves = MOVES.flatMap((command) => {
    const place = placeAfterStep(tags, node.tag.id, STEPS[command]);
    return place ? [{ command, place }] : [];
  });
  return (
    <Menu
      label={`Actions for ${node.tag.name}`}
      entries={[
        {
          id: "filter",
          label: filtered.includes(node.tag.id) ? "Stop filtering for it" : "Filter for it as well",
          onAction: () => props.onChoose(node, true),
        },
        {
          id: "edit",
          label: "Name, colour, description…",
          keys: commandInfo("tags.edit").keys[0],
          onAction: () => onTask({ type: "edit", node }),
        },
        { id: "memo", label: "Write a memo…", onAction: () => onTask({ type: "memo", node }) },
        { id: "new", label: "New sub-tag…", onAction: () => onTask({ type: "create", parent: node }) },
        ...moves.map(({ command, place }, at) => ({
          id: command,
          label: commandInfo(command).title,
          keys: commandInfo(command).keys[0],
          separated: at === 0,
          onAction: () => onMove(node.tag.id, place),
        })),
        {
          id: "merge",
          label: "Merge with another tag…",
          separated: true,
          onAction: () => onTask({ type: "merge", node }),
        },
        {
          id: "delete",
          label: "Delete…",
          keys: commandInfo("tags.remove").keys[0],
          onAction: () => onTask({ type: "delete", node }),
        },
      ]}
    >
      <IconButton icon={EllipsisVertical} small label={`Actions for ${node.tag.name}`} />
    </Menu>
  );
}

function nodesById(tree: readonly TagNode[], into = new Map<string, TagNode>()): Map<string, TagNode> {
  for (const node of tree) {
    into.set(node.tag.id, node);
    nodesById(node.children, into);
  }
  return into;
}
