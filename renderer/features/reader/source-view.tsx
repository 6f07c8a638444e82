import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronLeft, ChevronRight, FileWarning, FileX } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { SourcePart } from "../../../shared/api/source-schemas.ts";
import type { SpanRole } from "../../../shared/model/source.ts";
import { useCall } from "../../data/use-call.ts";
import type { Pane } from "../../data/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Message } from "../../ui/message.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ChooseColumns, ChooseReader } from "../reading/index.ts";
import { PaneToolbar } from "./pane-toolbar.tsx";
import { type RawLine, ROLE_NAMES, rawLines, roleShares } from "./raw-lines.ts";
import styles from "./source-view.module.css";

/** Which part of a source is asked for: by number, or the one that holds a line. */
type Asked = { part: number } | { line: number };

/** A source as it is on disk, each run with what it became, and why this reader read it; large ones in parts. */
export function SourceView(props: { pane: Pane; source: string; line: number | null; within(): Element | null }) {
  const { source, line } = props;
  const [asked, setAsked] = useState<Asked>(line === null ? { part: 0 } : { line });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another source, or another line of it, is gone to
  useEffect(() => setAsked(line === null ? { part: 0 } : { line }), [source, line]);
  const { data, error, reload } = useCall("source.raw", { source, ...asked });
  return (
    <>
      <PaneToolbar pane={props.pane} within={props.within} title={data?.row.path ?? ""} />
      {data && <RawSource raw={data} asked={asked} onAsk={setAsked} />}
      {!data && error === null && <Skeleton lines={14} label="Opening the source" />}
      {!data && error && (
        <Message icon={FileX} title={error.message} actions={<Button onPress={reload}>Try again</Button>}>
          {error.action}
        </Message>
      )}
    </>
  );
}

function RawSource({ raw, asked, onAsk }: { raw: SourcePart; asked: Asked; onAsk(asked: Asked): void }) {
  const lines = useMemo(() => rawLines(raw, raw.spans), [raw]);
  const at = useRef(-1);
  const nextUnrecognised = () => {
    at.current = (at.current + 1) % raw.unrecognisedLines.length;
    onAsk({ line: raw.unrecognisedLines[at.current] ?? 1 });
  };
  const target = "line" in asked ? lines.findIndex(({ number }) => number === asked.line) : 0;
  return (
    <>
      <header className={styles.header}>
        <p className={styles.reader}>
          Read as <strong>{raw.row.formatName ?? "nothing"}</strong>
          {raw.row.formatReason && <span className={styles.reason}>: {raw.row.formatReason}</span>}
        </p>
        <div className={styles.tools}>
          <ChooseReader source={raw.row} />
          <ChooseColumns source={raw.row} />
          {raw.unrecognisedLines.length > 0 && (
            <Button small icon={FileWarning} onPress={nextUnrecognised}>
              {countOf(raw.row.unrecognisedCharacters, "character")} not recognised: next
            </Button>
          )}
        </div>
        <ul className={styles.legend} aria-label="What the text became">
          {roleShares(raw.roles).map(({ role, share }) => (
            <li key={role} className={styles.text}>
              <span data-role={role}>{ROLE_NAMES[role]}</span> {share} %
            </li>
          ))}
        </ul>
        {raw.diagnostics.length > 0 && (
          <ul className={styles.diagnostics} aria-label="Diagnostics">
            {raw.diagnostics.map((diagnostic, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a diagnostic has no other name
              <li key={index} data-severity={diagnostic.severity}>
                {diagnostic.message}{" "}
                {diagnostic.place?.line && (
                  <Button look="quiet" small onPress={() => onAsk({ line: diagnostic.place?.line ?? 1 })}>
                    line {diagnostic.place.line}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </header>
      <RawLines key={raw.part} lines={lines} target={target} isMarked={"line" in asked} />
      {raw.parts > 1 && <Parts raw={raw} lines={lines} onAsk={onAsk} />}
    </>
  );
}

/** Goes through the parts of a large source. */
function Parts({ raw, lines, onAsk }: { raw: SourcePart; lines: readonly RawLine[]; onAsk(asked: Asked): void }) {
  const { part, parts, firstLine } = raw;
  const last = lines.at(-1);
  const lastLine = last?.pieces.length === 0 ? last.number - 1 : (last?.number ?? firstLine);
  const options = Array.from({ length: parts }, (_, at) => ({ id: `${at}`, label: `Part ${at + 1} of ${parts}` }));
  return (
    <nav className={styles.parts} aria-label="Parts of the source">
      {part > 0 && (
        <Button small icon={ChevronLeft} onPress={() => onAsk({ part: part - 1 })}>
          Previous part
        </Button>
      )}
      <span className={styles.lines}>
        Lines {formatNumber(firstLine)} to {formatNumber(Math.max(firstLine, lastLine))}
      </span>
      <Select
        label="Part"
        isInline
        value={`${part}`}
        options={options}
        onChange={(chosen) => onAsk({ part: Number(chosen) })}
      />
      {part < parts - 1 && (
        <Button small icon={ChevronRight} onPress={() => onAsk({ part: part + 1 })}>
          Next part
        </Button>
      )}
    </nav>
  );
}

function RawLines(props: { lines: readonly RawLine[]; target: number; isMarked: boolean }) {
  const { lines, target, isMarked } = props;
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 20,
  });
  useEffect(() => {
    if (target >= 0) virtualizer.scrollToIndex(target, { align: target === 0 ? "start" : "center" });
  }, [target, virtualizer]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls by keyboard
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label="Text of the source">
      <div style={{ position: "relative", height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const line = lines[row.index];
          return (
            line && (
              <div
                key={row.key}
                ref={virtualizer.measureElement}
                data-index={row.index}
                data-target={(isMarked && row.index === target) || undefined}
                className={styles.line}
                style={{ position: "absolute", top: row.start, left: 0, right: 0 }}
              >
                <span className={styles.label} data-role={line.label ?? undefined}>
                  {line.label && (ROLE_NAMES[line.label as SpanRole] ?? line.label)}
                </span>
                <span className={styles.number}>{line.isFirstPart && line.number}</span>
                <span className={styles.text} dir="auto">
                  {line.pieces.map((piece, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
                    <span key={index} data-role={piece.role ?? undefined}>
                      {piece.text}
                    </span>
                  ))}
                </span>
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}
