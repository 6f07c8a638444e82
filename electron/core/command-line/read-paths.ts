import { AppError } from "../../../shared/lib/errors.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import type { ChosenColumns } from "../../../shared/model/table-fields.ts";
import { companionFinder } from "../library/companions.ts";
import { parseFile } from "../library/read-file.ts";
import { type ScanResult, scanRoot } from "../library/scan.ts";

/** Where a command writes. Each line is one JSON value or a line of help, without its line end. */
export interface Output {
  out(line: string): Promise<void>;
  err(line: string): Promise<void>;
}

/** How files are to be read, as said on the command line. */
export interface Reading {
  columns: ChosenColumns | null;
}

/** A diagnostic as the command line prints it. */
export async function printDiagnostic(output: Output, file: string, diagnostic: Diagnostic): Promise<void> {
  const { code, severity, message, place } = diagnostic;
  await output.err(JSON.stringify({ file, code, severity, message, line: place?.line ?? null }));
}

/**
 * Finds what is below a path. Null, after a diagnostic, when the path itself cannot be read.
 */
export async function scanPath(path: string, output: Output): Promise<ScanResult | null> {
  try {
    const found = await scanRoot(path);
    for (const { relativePath, code, message } of found.problems) {
      await printDiagnostic(output, relativePath, { code, severity: "error", message, place: null });
    }
    return found;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await printDiagnostic(output, path, { code: error.code, severity: "error", message: error.message, place: null });
    return null;
  }
}

/**
 * Reads the files below a path one after the other, in order of their paths, and yields those that could be
 * parsed. `file` is relative to the path. Diagnostics go to stderr as they come.
 */
export async function* readFiles(
  found: ScanResult,
  output: Output,
  { columns }: Reading,
): AsyncGenerator<{ file: string; parsed: ParsedSource }> {
  const companionsOf = companionFinder(found.files);
  for (const file of found.files) {
    const { relativePath, path, member } = file;
    const task = {
      source: relativePath,
      relativePath,
      path,
      member,
      reader: null,
      columns,
      companions: companionsOf(file),
    };
    const outcome = await parseFile(task);
    if (!outcome.ok) {
      const { code, message } = outcome;
      const severity = code === "empty-file" ? "warning" : "error";
      await printDiagnostic(output, relativePath, { code, severity, message, place: null });
      continue;
    }
    for (const diagnostic of outcome.parsed.diagnostics) await printDiagnostic(output, relativePath, diagnostic);
    yield { file: relativePath, parsed: outcome.parsed };
  }
}

/** All parsed files below a path. Ids are relative paths. */
export async function readAll(found: ScanResult, output: Output, reading: Reading): Promise<ParsedSource[]> {
  const sources: ParsedSource[] = [];
  for await (const { parsed } of readFiles(found, output, reading)) sources.push(parsed);
  return sources;
}
