import { lastAtMost } from "../../lib/last-at-most.ts";
import type { PageLink } from "../html/page-text.ts";
import type { ReaderEvent, ReaderSink } from "../reader.ts";

/** Hansard's own page of a debate or a turn. */
const HANSARD = /^https?:\/\/hansard\.parliament\.uk\//i;
/** The site's page of a whole debate. */
const DEBATE = /^https?:\/\/(?:www\.)?parallelparliament\.co\.uk\/(?:.*\/)?debate\//i;

/**
 * Gives extracts and turns the addresses that the page links to, which copied text has lost: a turn Hansard's, from the
 * links under its speaker; an extract Hansard's or the site's page of the debate, from the links above its first speaker.
 * Links are in the page's order.
 */
export function linkedSink(sink: ReaderSink, links: readonly PageLink[]): ReaderSink {
  let begun: number | null = null;
  let speakerAt: number | null = null;
  const places = Uint32Array.from(links, ({ at }) => at);
  function between(from: number, to: number, pattern: RegExp): string | null {
    const after = from === 0 ? 0 : lastAtMost(places, from - 1);
    for (let i = after; i < links.length && (places[i] as number) < to; i++) {
      const { at, href } = links[i] as PageLink;
      if (at >= from && pattern.test(href)) return href;
    }
    return null;
  }

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
