import type { JobProgress, LibrarySummary } from "../../shared/api/library-schemas.ts";
import { countOf, formatNumber } from "../ui/count.ts";

/**
 * What the library holds: `29 contributions · 6 debates, 1 written question · 5 sources`, and `so far` while only a part
 * of its files is shown.
 */
export function librarySentence(library: LibrarySummary): string {
  const items = [
    countOf(library.debates, "debate"),
    library.writtenQuestions > 0 ? countOf(library.writtenQuestions, "written question") : null,
  ].filter((item) => item !== null);
  const isPart = library.diagnostics.some(({ code }) => code === "partly-shown" || code === "reading-stopped");
  const sources = `${countOf(library.sources, "source")}${isPart ? " so far" : ""}`;
  return [countOf(library.contributions, "contribution"), items.join(", "), sources].join(" · ");
}

const STAGES: Record<JobProgress["stage"], { verb: string; noun: string }> = {
  scanning: { verb: "Looking for files", noun: "file" },
  reading: { verb: "Reading", noun: "file" },
  rebuilding: { verb: "Putting debates together", noun: "debate" },
  indexing: { verb: "Indexing", noun: "contribution" },
};

/** `Reading 3,120 of 11,482 files · 54,210 contributions · 41 MB/s · about 12 s left`; what is not known is left out. */
export function progressSentence(progress: JobProgress): string {
  const { verb, noun } = STAGES[progress.stage];
  const count =
    progress.total === null
      ? countOf(progress.done, noun)
      : `${formatNumber(progress.done)} of ${countOf(progress.total, noun)}`;
  const parts = [progress.stage === "reading" ? `${verb} ${count}` : `${verb}: ${count}`];
  if (progress.stage === "reading" && progress.contributions > 0)
    parts.push(countOf(progress.contributions, "contribution"));
  if (progress.rate !== null && progress.rate > 0) parts.push(`${formatBytes(progress.rate)}/s`);
  if (progress.secondsLeft !== null) parts.push(`about ${formatSeconds(progress.secondsLeft)} left`);
  return parts.join(" · ");
}

/** `41 MB`, `3.2 kB`: decimal units, as disks are sold. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

function formatSeconds(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
