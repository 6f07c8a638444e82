import { useVirtualizer } from "@tanstack/react-virtual";
import { FileWarning, FileX } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Result } from "../../../shared/api/contract.ts";
import type { SpanRole } from "../../../shared/model/source.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore } from "../../data/records.tsx";
import { useCall } from "../../data/use-call.ts";
import type { Pane } from "../../data/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Menu } from "../../ui/menu.tsx";
import { Message } from "../../ui/message.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PaneToolbar } from "./pane-toolbar.tsx";
import { type RawLine, ROLE_NAMES, rawLines, unrecognisedLines } from "./raw-lines.ts";
import styles from "./source-view.module.css";

type Raw = Result<"source.raw">;

/** A source as it is on disk, each run with what it became, and why this reader read it. */
export function SourceView(props: { pane: Pane; source: string; line: number | null; within(): Element | null }) {
  const { source, line } = props;
  const { data, error, reload } = useCall("source.raw", { source, offset: 0 });
  return (
    <>
      <PaneToolbar pane={props.pane} within={props.within} title={data?.row.path ?? ""} />
      {data && <RawSource raw={data} line={line} />}
      {!data && error === null && <Skeleton lines={14} label="Opening the source" />}
      {!data && error && (
        <Message icon={FileX} title={error.message} actions={<Button onPress={reload}>Try again</Button>}>
          {error.action}
        </Message>
      )}
    </>
  );
}

function RawSource({ raw, line }: { raw: Raw; line: number | null }) {
  const lines = useMemo(() => rawLines(raw.text, raw.spans), [raw]);
  const unrecognised = useMemo(() => unrecognisedLines(lines), [lines]);
  const [target, setTarget] = useState<number | null>(null);
  const at = useRef(-1);
  const goToLine = (number: number) => setTarget(lines.findIndex((other) => other.number === number));
  const nextUnrecognised = () => {
    at.current = (at.current + 1) % unrecognised.length;
    setTarget(unrecognised[at.current] ?? null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another place scrolls, not a refresh
  useEffect(() => {
    if (line !== null) goToLine(line);
  }, [line]);
  return (
    <>
      <header className={styles.header}>
        <p className={styles.reader}>
          Read as <strong>{raw.row.formatName ?? "nothing"}</strong>
          {raw.row.formatReason && <span className={styles.reason}>: {raw.row.formatReason}</span>}
        </p>
        <div className={styles.tools}>
          <ReaderChoice raw={raw} />
          {unrecognised.length > 0 && (
            <Button small icon={FileWarning} onPress={nextUnrecognised}>
              {countOf(raw.row.unrecognisedCharacters, "character")} not recognised: next
            </Button>
          )}
        </div>
        {raw.diagnostics.length > 0 && (
          <ul className={styles.diagnostics} aria-label="Diagnostics">
            {raw.diagnostics.map((diagnostic, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a diagnostic has no other name
              <li key={index} data-severity={diagnostic.severity}>
                {diagnostic.message}{" "}
                {diagnostic.place?.line && (
                  <Button look="quiet" small onPress={() => goToLine(diagnostic.place?.line ?? 1)}>
                    line {diagnostic.place.line}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </header>
      <RawLines lines={lines} target={target} />
      {raw.totalLength > raw.text.length && (
        <p className={styles.cut}>
          The first {formatNumber(raw.text.length)} of {formatNumber(raw.totalLength)} characters are shown.
        </p>
      )}
    </>
  );
}

/** Has another reader read this file. */
function ReaderChoice({ raw }: { raw: Raw }) {
  const store = useStore();
  const notify = useNotify();
  const { data: readers } = useCall("readers.list", {});
  if (!readers || readers.length < 2) return null;
  async function choose(reader: string, name: string): Promise<void> {
    try {
      await store.applyCorrections([{ type: "reader", path: raw.row.path, reader }], `Read ${raw.row.path} as ${name}`);
    } catch (error) {
      notify(asAppError(error).message);
    }
  }
  return (
    <Menu
      label="Read it as"
      entries={readers.map(({ id, name }) => ({
        id,
        label: name,
        isOn: id === raw.row.format,
        onAction: () => void (id !== raw.row.format && choose(id, name)),
      }))}
    >
      <Button small>Read it as…</Button>
    </Menu>
  );
}

function RawLines({ lines, target }: { lines: readonly RawLine[]; target: number | null }) {
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 20,
  });
  useEffect(() => {
    if (target !== null && target >= 0) virtualizer.scrollToIndex(target, { align: "center" });
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
                data-target={row.index === target || undefined}
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
