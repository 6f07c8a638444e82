import { runCommandLine } from "./core/command-line/run.ts";
import { version } from "./version.ts";

// The command line: reads files, writes JSON Lines, keeps nothing. See docs/command-line.md.

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // The reader of the pipe has seen enough (`backbench parse x | head`).
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

function write(stream: NodeJS.WriteStream, line: string): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(`${line}\n`)) resolve();
    else stream.once("drain", resolve);
  });
}

// `npm run` starts in the package's folder; what the user typed is relative to where they are.
if (process.env.npm_lifecycle_event === "backbench" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  { out: (line) => write(process.stdout, line), err: (line) => write(process.stderr, line) },
  version,
);
