import type { PageLink } from "../html/page-text.ts";
import type { ReaderEvent, ReaderSink } from "../reader.ts";

/** Hansard's own page of a debate or a turn. */
const HANSARD = /^https?:\/\/hansard\.parliament\.uk\//i;
/** The site's page of a whole debate. */
const DEBATE = /^https?:\/\/(?:www\.)?parallelparliament\.co\.uk\/(?:.*\/)?debate\//i;

/**
 * Gives extracts and turns the addresses that the page links to, which copied text has lost: a turn Hansard's, from the
 * links under its speaker; an extract Hansard's or the site's page of the debate, from the links above its first speaker.
 */
export function linkedSink(sink: ReaderSink, links: readonly PageLink[]): ReaderSink {
  let begun: number | null = null;
  let speakerAt: number | null = null;
  const between = (from: number, to: number, pattern: RegExp) =>
    links.find(({ at, href }) => at >= from && at < to && pattern.test(href))?.href ?? null;

  function occurrence(event: ReaderEvent & { type: "occurrence" }): void {
    const first = event.paragraphs[0]?.[0]?.start ?? 0;
    const from = speakerAt ?? first;
    if (begun !== null) {
      const url = between(begun, from, HANSARD) ?? between(begun, from, DEBATE);
      if (url) sink({ type: "facts", facts: { url } });
      begun = null;
    }
    speakerAt = null;
    sink({ ...event, url: event.url ?? between(from, first, HANSARD) });
  }

  return (event) => {
    if (event.type === "extract") begun = event.at;
    if (event.type === "span" && event.role === "speaker") speakerAt ??= event.range.start;
    if (event.type === "occurrence") occurrence(event);
    else sink(event);
  };
}
