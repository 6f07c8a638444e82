/**
 * What every text must hold of which a pattern holds: pieces of ASCII letters and digits, in lower case, that stand
 * inside its words. `null` where nothing can be said.
 */
export type Needed = { all: Needed[] } | { any: Needed[] } | { piece: string } | null;

/** Shorter pieces stand in nearly every text. */
const LEAST_LETTERS = 3;

/**
 * The letters that a pattern needs, so that an index can leave out most texts before it is tried. It may ask for less
 * than the pattern does, never for more: whatever is not plainly letters is taken to need nothing.
 */
export function neededLetters(source: string): Needed {
  // What flags or verbatim stretches mean further on is not followed.
  if (/\(\?[^:<P]|\\Q/.test(source)) return null;
  const reader = new Reader(source);
  const needed = reader.alternatives();
  return reader.isAtEnd ? needed : null;
}

/** Walks a pattern once, from left to right. */
class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  alternatives(): Needed {
    const found = [this.sequence()];
    while (this.source.charAt(this.at) === "|") {
      this.at++;
      found.push(this.sequence());
    }
    return anyOf(found);
  }

  private sequence(): Needed {
    const found: Needed[] = [];
    let letters = "";
    const close = () => {
      if (letters.length >= LEAST_LETTERS) found.push({ piece: letters });
      letters = "";
    };
    while (!this.isAtEnd && !"|)".includes(this.source.charAt(this.at))) {
      const atom = this.atom();
      const least = this.least();
      if (least === "one" && typeof atom === "string") {
        letters += atom;
        continue;
      }
      // A letter that may recur ends its piece after it once; one that may be missing, before it.
      if (least === "more" && typeof atom === "string") letters += atom;
      close();
      if (least !== "none" && typeof atom !== "string") found.push(atom);
    }
    close();
    return allOf(found);
  }

  /** One letter or digit, or what a group needs; null for anything else. */
  private atom(): string | Needed {
    const character = this.source.charAt(this.at++);
    if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
    if (character === "(") return this.group();
    if (character === "[") this.skipClass();
    else if (character === "\\") this.skipEscape();
    return null;
  }

  private group(): Needed {
    const opening = /^\?(?::|P?<\w+>)/.exec(this.source.slice(this.at));
    this.at += opening?.[0].length ?? 0;
    const needed = this.alternatives();
    this.at++;
    return needed;
  }

  private skipClass(): void {
    if (this.source.charAt(this.at) === "^") this.at++;
    if (this.source.charAt(this.at) === "]") this.at++;
    while (!this.isAtEnd && this.source.charAt(this.at) !== "]") {
      if (this.source.startsWith("[:", this.at)) this.at = Math.max(this.at, this.source.indexOf(":]", this.at) + 1);
      else if (this.source.charAt(this.at) === "\\") this.skipEscapeIn();
      this.at++;
    }
    this.at++;
  }

  private skipEscapeIn(): void {
    this.at++;
  }

  private skipEscape(): void {
    const escaped = /^(?:[pP]\{[^}]*\}|[pP].|x\{[^}]*\}|x..|[0-7]{1,3}|.)/su.exec(this.source.slice(this.at));
    this.at += escaped?.[0].length ?? 1;
  }

  /** How often the atom before must stand: `none` when it may be missing. */
  private least(): "none" | "one" | "more" {
    const count = /^(?:[*?]|\+|\{(\d+)(,\d*)?\})\??/.exec(this.source.slice(this.at));
    if (!count) return "one";
    this.at += count[0].length;
    if (count[0].startsWith("+")) return "more";
    return Number(count[1] ?? 0) > 0 ? "more" : "none";
  }
}

function allOf(found: readonly Needed[]): Needed {
  const all = found.filter((one) => one !== null);
  return all.length > 1 ? { all } : (all[0] ?? null);
}

function anyOf(found: readonly Needed[]): Needed {
  if (found.includes(null)) return null;
  const any = found.filter((one) => one !== null);
  return any.length > 1 ? { any } : (any[0] ?? null);
}
