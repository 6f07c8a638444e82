import type { ReaderSink, TextParse } from "../reader.ts";
import { ValueCoverage } from "../value-coverage.ts";
import { type JsonObject, type JsonValue, textOfPieces } from "./json-value.ts";
import { type JsonToken, scanJson } from "./scan-json.ts";

/** What a reader of JSON hears. */
export interface JsonHandler {
  /**
   * Whether the object or array at `path` is wanted whole; what it stands in is not, so that files of any size can be
   * read. The path holds keys, and `*` for the items of an array; the root's path is empty.
   */
  isRecord(path: readonly string[]): boolean;
  /** A whole record, or a string or scalar outside of records. */
  take(value: JsonValue, path: readonly string[]): void;
  /** The root value is over; of lines of JSON, each. */
  endRoot?(): void;
  /** The text is over. */
  end(): void;
}

/** Begins a handler. What it emits is accounted for; all other text is settled as soon as `settle` is called. */
export type JsonHandlerFactory = (emit: ReaderSink, settle: () => void) => JsonHandler;

interface Frame {
  kind: "object" | "array";
  /** The value being built; null outside of records. */
  value: JsonObject | (JsonValue & { type: "array" }) | null;
  /** The key whose value comes next. */
  key: string | null;
}

/**
 * Reads JSON or JSON lines of any size, never throwing: what is out of order is passed over, what is left open is closed
 * at the end, with the diagnostics `malformed-json` and `truncated` at their first places. Values that the handler makes
 * nothing of become `metadata`, syntax and keys `boilerplate`.
 */
export function readJson(sink: ReaderSink, handle: JsonHandlerFactory): TextParse {
  const coverage = new ValueCoverage(sink);
  const parse = new JsonParse(
    coverage,
    handle(coverage.emit, () => coverage.settle()),
  );
  const tokens = scanJson((token) => parse.token(token));
  return {
    write: tokens.write,
    end() {
      tokens.end();
      parse.end();
    },
  };
}

class JsonParse {
  private readonly coverage: ValueCoverage;
  private readonly handler: JsonHandler;
  private readonly stack: Frame[] = [];
  private readonly path: string[] = [];
  private saidMalformed = false;

  constructor(coverage: ValueCoverage, handler: JsonHandler) {
    this.coverage = coverage;
    this.handler = handler;
  }

  token(token: JsonToken): void {
    const { start, end } = token;
    if (token.type === "mark") this.mark(token.mark, start, end);
    else {
      const top = this.stack.at(-1);
      if (token.type === "string" && token.cut) this.truncated(start, end);
      if (top?.kind === "object" && top.key === null && token.type === "string") {
        top.key = textOfPieces(token.pieces);
      } else {
        this.coverage.leaf(token);
        this.value(token);
      }
    }
    this.coverage.to(end);
  }

  end(): void {
    if (this.stack.length > 0) this.truncated(this.coverage.at, this.coverage.at);
    while (this.stack.length > 0) this.close(this.coverage.at);
    this.handler.end();
    this.coverage.settle();
  }

  private mark(mark: string, start: number, end: number): void {
    if (mark === "{" || mark === "[") this.open(mark === "{" ? "object" : "array", start);
    else if (mark === "}" || mark === "]") {
      if (this.stack.at(-1)?.kind !== (mark === "}" ? "object" : "array")) this.malformed(start, end);
      this.coverage.to(end);
      if (this.stack.length > 0) this.close(end);
    }
  }

  private open(kind: Frame["kind"], start: number): void {
    const parent = this.enter();
    const wanted = (parent !== undefined && parent.value !== null) || this.handler.isRecord(this.path);
    const empty: Frame["value"] =
      kind === "object"
        ? { type: "object", members: new Map(), start, end: start }
        : { type: "array", items: [], start, end: start };
    this.stack.push({ kind, value: wanted ? empty : null, key: null });
  }

  private close(end: number): void {
    const { value } = this.stack.pop() as Frame;
    if (value) value.end = end;
    this.leave(value);
  }

  private value(value: JsonValue): void {
    this.enter();
    this.leave(value);
  }

  /** Steps into the place of the next value; within a record nobody asks for it. */
  private enter(): Frame | undefined {
    const parent = this.stack.at(-1);
    if (parent?.value === null) this.path.push(parent.kind === "array" ? "*" : (parent.key ?? ""));
    return parent;
  }

  /** Puts a value into its parent, or hands it over when the parent is no record. */
  private leave(value: JsonValue | null): void {
    const parent = this.stack.at(-1);
    if (value && parent?.value?.type === "object") parent.value.members.set(parent.key ?? "", value);
    else if (value && parent?.value?.type === "array") parent.value.items.push(value);
    else if (value) this.handler.take(value, this.path);
    if (parent) {
      parent.key = null;
      if (parent.value === null) this.path.pop();
    } else this.handler.endRoot?.();
  }

  private malformed(start: number, end: number): void {
    if (this.saidMalformed) return;
    this.saidMalformed = true;
    const message = "The JSON is not well formed here; the reader went on as well as it could.";
    this.coverage.emit({
      type: "diagnostic",
      code: "malformed-json",
      severity: "warning",
      message,
      range: { start, end },
    });
  }

  private truncated(start: number, end: number): void {
    if (this.saidMalformed) return;
    this.saidMalformed = true;
    const message = "The JSON ends too early; the file may be cut off.";
    this.coverage.emit({ type: "diagnostic", code: "truncated", severity: "warning", message, range: { start, end } });
  }
}
