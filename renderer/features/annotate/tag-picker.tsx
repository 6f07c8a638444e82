import { Check, Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTagPath, useTags } from "../../data/records.tsx";
import { leastUsedColour, TAG_COLOURS } from "../../data/tag-tree.ts";
import { Keys } from "../../ui/keys.tsx";
import { type TagOption, tagOptions } from "./tag-options.ts";
import styles from "./tag-picker.module.css";

/** Finds or creates tags and puts them on or takes them off; stays open for several until it is closed. */
export function TagPicker(props: {
  /** Tags that are on. */
  on: ReadonlySet<string>;
  /** `stays`: another tag may follow. */
  onToggle(tagId: string, stays: boolean): void;
  onCreate(name: string, colour: number, stays: boolean): void;
  /** Nothing more to do. */
  onClose(): void;
}) {
  const tags = useTags();
  const pathOf = useTagPath();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [chosenColour, setColour] = useState<number | null>(null);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const options = tagOptions(tags, pathOf, typed);
  const active = Math.min(at, options.length - 1);
  const colour = chosenColour ?? leastUsedColour(tags);
  const creates = options.some((option) => option.type === "create");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active option moves
  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  }, [active, typed]);

  function take(option: TagOption | undefined, stays: boolean): void {
    if (!option) return;
    if (option.type === "tag") props.onToggle(option.tag.id, stays);
    else props.onCreate(option.name, colour, stays);
    setTyped("");
    setColour(null);
    setAt(0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") props.onClose();
    else if (event.key === "ArrowDown") setAt(Math.min(active + 1, options.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(active - 1, 0));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing)
      take(options[active], event.ctrlKey || event.metaKey || event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.picker}>
      <input
        ref={input}
        role="combobox"
        aria-label="Tags"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        className={styles.input}
        placeholder="Find or create a tag"
        value={typed}
        maxLength={200}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Tags"
        aria-multiselectable
        tabIndex={-1}
        className={styles.list}
      >
        {options.map((option, index) => (
          <OptionLine
            key={option.type === "tag" ? option.tag.id : "create"}
            id={`${id}-${index}`}
            option={option}
            colour={colour}
            isActive={index === active}
            isOn={option.type === "tag" && props.on.has(option.tag.id)}
            onTake={() => {
              take(option, true);
              input.current?.focus();
            }}
          />
        ))}
        {options.length === 0 && <p className={styles.empty}>Type a name to make the first tag.</p>}
      </div>
      {creates && <ColourChoice colour={colour} onChange={setColour} />}
      <p className={styles.hint}>
        <Keys keys="Enter" /> tag <Keys keys="Shift+Enter" /> tag and stay <Keys keys="Esc" /> close
      </p>
    </div>
  );
}

function OptionLine(props: {
  id: string;
  option: TagOption;
  colour: number;
  isActive: boolean;
  isOn: boolean;
  onTake(): void;
}) {
  const { option, isActive, isOn } = props;
  const colour = option.type === "tag" ? option.tag.colour : props.colour;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox answers to the keys
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={isOn}
      data-active={isActive || undefined}
      className={styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onTake}
    >
      <span className={styles.swatch} style={swatch(colour)} aria-hidden>
        {isOn && <Check size={11} />}
        {option.type === "create" && <Plus size={11} />}
      </span>
      <span className={styles.name}>{option.type === "tag" ? option.path : `Create “${option.name}”`}</span>
    </div>
  );
}

/** Twelve colours for a new tag. */
function ColourChoice({ colour, onChange }: { colour: number; onChange(colour: number): void }) {
  return (
    <fieldset className={styles.colours}>
      <legend className="visually-hidden">Colour of the new tag</legend>
      {Array.from({ length: TAG_COLOURS }, (_, index) => (
        <input
          // biome-ignore lint/suspicious/noArrayIndexKey: a colour is its number
          key={index}
          type="radio"
          name="tag-colour"
          aria-label={`Colour ${index + 1}`}
          className={styles.colour}
          style={{ background: `var(--tag-${index}-line)` }}
          checked={index === colour}
          onChange={() => onChange(index)}
        />
      ))}
    </fieldset>
  );
}

function swatch(colour: number) {
  return {
    background: `var(--tag-${colour}-fill)`,
    borderColor: `var(--tag-${colour}-line)`,
    color: `var(--tag-${colour}-text)`,
  };
}
