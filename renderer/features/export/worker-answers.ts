import type { ExportItem } from "../../../shared/exporters/export-item.ts";
import { exporterOf } from "./exporter-of.ts";
import { textPieces } from "./text-pieces.ts";
import type { WorkerReply, WorkerRequest } from "./worker-messages.ts";

/** The worker's side of one export: takes items, then gives the file piece by piece. Never rejects. */
export function createWorkerAnswers(): (request: WorkerRequest) => Promise<WorkerReply> {
  const items: ExportItem[] = [];
  let pieces: AsyncGenerator<string> | null = null;

  async function answer(request: WorkerRequest): Promise<string | null> {
    if (request.do === "take") {
      items.push(...request.items);
      return null;
    }
    pieces ??= textPieces(exporterOf(request.format).export(items, request.options));
    const next = await pieces.next();
    return next.done ? null : next.value;
  }

  return async (request) => {
    try {
      return { text: await answer(request) };
    } catch (error) {
      return { error: String(error) };
    }
  };
}
