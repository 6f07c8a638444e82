import { createWorkerAnswers } from "./worker-answers.ts";
import type { WorkerRequest } from "./worker-messages.ts";

// Entry of the worker that groups, sorts and writes annotations beside the window's own thread. It asks nobody
// for anything: items come in by message, text goes out by message.
const answer = createWorkerAnswers();

addEventListener("message", async ({ data }: MessageEvent<WorkerRequest>) => postMessage(await answer(data)));
