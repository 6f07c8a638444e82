import type { ExportItem } from "./export-item.ts";

/** What a reader of the export must know about a passage that was not found as it was; empty when it was. */
export function statusNote(item: ExportItem): string {
  switch (item.status) {
    case "exact":
    case "moved":
      return "";
    case "changed":
      return `The words have changed since they were marked (${Math.round(item.score * 100)}% alike). They were: ${item.exactAtCreation}`;
    case "ambiguous":
      return "These words stand in several places; this is one of them.";
    case "speaker-changed":
      return `When these words were marked, the speaker was ${item.anchor.speaker ?? "not named"}.`;
    case "lost":
      return "These words are not in the library now. They stand here as they were last found.";
  }
}
