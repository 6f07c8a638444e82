import { parseArgs } from "node:util";
import { TABLE_FIELDS } from "../../../shared/model/table-fields.ts";
import { debatesCommand } from "./debates.ts";
import { divisionsCommand } from "./divisions.ts";
import { formatsCommand } from "./formats.ts";
import { answerQuery } from "./library-of-path.ts";
import { parseCommand } from "./parse.ts";
import { peopleCommand } from "./people.ts";
import { readColumns } from "./read-columns.ts";
import type { Output, Reading } from "./read-paths.ts";
import { searchCommand } from "./search.ts";

const FIELDS = TABLE_FIELDS.join(" ").replace(/(.{1,70})(?: |$)/g, "\n                     $1");

const HELP = `Backbench reads transcripts of parliamentary debates. Results are JSON Lines on stdout, what was
noticed while reading is JSON Lines on stderr. Nothing is written to disk.

  backbench parse PATH...        every turn as each file prints it
  backbench debates PATH         the items of business rebuilt from all files, one a line
  backbench search PATH QUERY    contributions that match: words, "phrases", prefix*, speaker:name, AND OR NOT;
                                 a QUERY that begins with a minus sign stands after --
  backbench divisions PATH [QUERY]
                                 divisions, all or those that match, with totals and the lists of names
  backbench people PATH          everybody who speaks, with every form, office and day seen
  backbench formats PATH         how each file is read and why

  -h, --help       this text
  -v, --version    the version
  --columns FIELD=NAME,...
                   which column of tables and JSON of speeches holds what, by its printed name; nothing after
                   the = says that none does. Fields:${FIELDS}

PATH is a file or a folder (with its sub-folders, zip and gz files). Exit status: 0 done, 1 a PATH could not be read, 2 wrong usage.`;

/** Commands of one path. */
const ONE_PATH = { debates: debatesCommand, people: peopleCommand, formats: formatsCommand };

/** Runs the command line; answers with the exit status. Never writes but through `output`. */
export async function runCommandLine(argv: readonly string[], output: Output, version: string): Promise<number> {
  let positionals: string[];
  let reading: Reading;
  try {
    const options = {
      help: { type: "boolean", short: "h" },
      version: { type: "boolean", short: "v" },
      columns: { type: "string", multiple: true },
    } as const;
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
    if (parsed.values.version) return print(output, version);
    if (parsed.values.help) return print(output, HELP);
    positionals = parsed.positionals;
    reading = { columns: readColumns(parsed.values.columns ?? []) };
  } catch (error) {
    return wrongUsage(output, error instanceof Error ? error.message : String(error));
  }
  const [command, ...rest] = positionals;
  const [path, query] = rest;
  switch (command) {
    case undefined:
      return wrongUsage(output, "No command given.");
    case "parse":
      return path === undefined ? wrongUsage(output, "parse needs a PATH.") : parseCommand(rest, output, reading);
    case "debates":
    case "people":
    case "formats":
      if (path === undefined || rest.length > 1) return wrongUsage(output, `${command} needs one PATH.`);
      return ONE_PATH[command](path, output, reading);
    case "search":
      if (path === undefined || query === undefined) return wrongUsage(output, "search needs a PATH and a QUERY.");
      return asked(path, rest, output, reading, searchCommand);
    case "divisions":
      if (path === undefined) return wrongUsage(output, "divisions needs a PATH.");
      return asked(path, rest, output, reading, divisionsCommand);
    default:
      return wrongUsage(output, `There is no command "${command}".`);
  }
}

/** What stands after the path is one query, in quotation marks of the shell or not. */
function asked(
  path: string,
  [, ...words]: readonly string[],
  output: Output,
  reading: Reading,
  command: typeof searchCommand,
): Promise<number> {
  const query = words.join(" ");
  return answerQuery(path, query, output, () => command(path, query, output, reading));
}

async function print(output: Output, text: string): Promise<number> {
  await output.out(text);
  return 0;
}

async function wrongUsage(output: Output, message: string): Promise<number> {
  await output.err(`backbench: ${message}\nTry: backbench --help`);
  return 2;
}
