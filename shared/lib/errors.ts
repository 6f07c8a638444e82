/** Codes of every failure a user can meet. The list is closed: a new failure gets a new code and a test. */
export const APP_ERROR_CODES = [
  "bad-params",
  "unknown-method",
  "cancelled",
  "channel-closed",
  "engine-stopped",
  "internal",
  "not-found",
  "not-a-folder",
  "not-readable",
  "outside-library",
  "inside-library",
  "library-not-open",
  "library-moved",
  "locked",
  "read-only",
  "exists",
  "disk-full",
  "bad-query",
  "changed-elsewhere",
  "newer-version",
  "storage-refused",
  "not-granted",
] as const;

export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** The JSON form of an {@link AppError}, as it crosses a channel. */
export interface AppErrorWire {
  code: AppErrorCode;
  /** What happened, in a sentence a user can read. */
  message: string;
  /** What is safe and what to do next; empty when there is nothing to do. */
  action: string;
  /** Machine-readable facts (a path, a position); only JSON. */
  data?: Record<string, string | number | boolean | null>;
}

/**
 * An expected failure: it says what happened and what to do. A bug is any other thrown value.
 * `data` holds facts a caller can act on, e.g. `{ position: 4 }` for `bad-query`.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly action: string;
  readonly data: AppErrorWire["data"];

  constructor(code: AppErrorCode, message: string, action = "", data?: AppErrorWire["data"], cause?: unknown) {
    super(message, { cause });
    this.name = "AppError";
    this.code = code;
    this.action = action;
    this.data = data;
  }

  /** The wire form; `AppError.from` turns it back. */
  toWire(): AppErrorWire {
    return {
      code: this.code,
      message: this.message,
      action: this.action,
      ...(this.data ? { data: this.data } : {}),
    };
  }

  static from(wire: AppErrorWire): AppError {
    return new AppError(wire.code, wire.message, wire.action, wire.data);
  }
}
