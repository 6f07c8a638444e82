import type { ReaderSink, TextParse } from "./reader.ts";

/** Languages that parliaments speak, whose names sources print instead of a tag. */
const NAMED =
  "bg bs ca cs cy da de el en es et eu fi fr ga gd gl he hi hr hu is it ja ka ko lt lv mk mt nb nl nn no pl pt ro ru sk sl sq sr sv tr uk zh".split(
    " ",
  );
/** Tags that name no one language: several, unknown, none. */
const NO_LANGUAGE = new Set(["mul", "und", "mis", "zxx"]);

/** The first element of a page states its language, within so many characters. */
const PAGE_HEAD = 8192;
const LANG = /<html\b[^>]*?\slang\s*=\s*["']?([\w-]+)/i;

function tagOfName(name: string): string | null {
  return namesToTags().get(name.toLowerCase()) ?? null;
}

let tags: Map<string, string> | null = null;

/** `english`, `german`, `deutsch` ... to their tags. */
function namesToTags(): Map<string, string> {
  tags ??= new Map(
    NAMED.flatMap((tag) =>
      ["en", tag].flatMap((shown): [string, string][] => {
        const name = new Intl.DisplayNames([shown], { type: "language" }).of(tag);
        return name ? [[name.toLowerCase(), tag]] : [];
      }),
    ),
  );
  return tags;
}

/**
 * The BCP 47 tag of a language as a source states it: `en-GB`, `eng`, `EN`, `English`, `Deutsch`. Null where it states
 * none, more than one, or what nobody knows.
 */
export function languageTag(printed: string | null | undefined): string | null {
  const said = printed?.trim().replace("_", "-") ?? "";
  const named = tagOfName(said);
  if (named !== null) return named;
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(said) || NO_LANGUAGE.has(said.toLowerCase().slice(0, 3)))
    return null;
  try {
    return Intl.getCanonicalLocales(said)[0] ?? null;
  } catch {
    return null;
  }
}

/** Whose turns each state a language: an extract is in the one that all of them state, if they do. */
export class LanguageOfTurns {
  private language: string | null = null;

  /** The extract's language as its first turn has it. */
  begin(stated: string | null): string | null {
    this.language = languageTag(stated);
    return this.language;
  }

  /** A turn of the extract: one in another language says that the extract is in none alone. */
  turn(stated: string | null, emit: ReaderSink): void {
    if (this.language === null || languageTag(stated) === this.language) return;
    this.language = null;
    emit({ type: "facts", facts: { language: null } });
  }
}

/** Adds to the extracts of a page of HTML the language that its first element states (`<html lang="cy">`). */
export function withPageLanguage(sink: ReaderSink, open: (sink: ReaderSink) => TextParse): TextParse {
  let head = "";
  let language: string | null | undefined;
  const stated = () => {
    if (language === undefined) language = languageTag(LANG.exec(head)?.[1]);
    return language;
  };
  const parse = open((event) => {
    const isUnsaid = event.type === "extract" && !event.facts.language && stated() !== null;
    sink(isUnsaid ? { ...event, facts: { ...event.facts, language: stated() } } : event);
  });
  return {
    write(chunk) {
      if (head.length < PAGE_HEAD) head += chunk.slice(0, PAGE_HEAD);
      parse.write(chunk);
    },
    end: () => parse.end(),
  };
}
