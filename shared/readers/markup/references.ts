import { decodeHTMLStrict } from "entities/decode";

/** More declarations than this in one document are refused. Real files declare fewer than a hundred. */
export const MAX_ENTITIES = 512;
/** A longer value is refused: an entity names a character or a short phrase, never a text to be multiplied. */
export const MAX_ENTITY_LENGTH = 64;

/** A character reference or an entity reference, as printed. */
export const REFERENCE = /&(?:#[xX]?[\da-fA-F]+|[A-Za-z_][\w.-]*);/g;

/** Why a declaration was not taken; null when it was (or was none). */
export type EntityRefusal = "external" | "too-many" | "unsafe" | null;

/** A quoted value (cut short where it holds a `>`), or the keyword of an external one; parameter entities have a `%`. */
const DECLARATION = /^ENTITY\s+(%\s+)?([^\s"'<>%]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)("?)|'([^']*)('?))/;
const PREDEFINED = /^&(?:amp|lt|gt|quot|apos);$/;

/**
 * The references of one document: character references (with the range 0x80 to 0x9F read as windows-1252, as browsers
 * do), the entities that its internal subset declares, and HTML's names. Nothing is ever expanded twice, fetched, or
 * made into markup.
 */
export class References {
  private readonly declared = new Map<string, string>();
  private readonly decoded = new Map<string, string>();

  /**
   * Takes what stands between `<!` and `>`; anything but an entity is passed over. Refused are external and parameter
   * entities, values with markup or other entities in them, long values, and any beyond {@link MAX_ENTITIES}.
   */
  declare(declaration: string): EntityRefusal {
    const match = DECLARATION.exec(declaration);
    if (!match) return null;
    const [, parameter, name = "", keyword, double, doubleEnd, single, singleEnd] = match;
    if (keyword) return "external";
    const value = double ?? single ?? "";
    const unfinished = (doubleEnd ?? singleEnd) === "";
    const nested = (value.match(REFERENCE) ?? []).some((inner) => !inner.startsWith("&#") && !PREDEFINED.test(inner));
    if (parameter || nested || unfinished || value.length > MAX_ENTITY_LENGTH || value.includes("<")) return "unsafe";
    if (this.declared.size >= MAX_ENTITIES) return "too-many";
    if (!this.declared.has(name))
      this.declared.set(
        name,
        value.replace(REFERENCE, (inner) => this.decode(inner)),
      );
    return null;
  }

  /** The words of one reference (`&mdash;`, `&#151;`); a name nobody declared stays as printed. */
  decode(reference: string): string {
    const known = this.decoded.get(reference);
    if (known !== undefined) return known;
    const words = this.declared.get(reference.slice(1, -1)) ?? decodeHTMLStrict(reference);
    if (this.decoded.size < 4 * MAX_ENTITIES) this.decoded.set(reference, words);
    return words;
  }

  /** A text with all its references decoded. */
  decodeAll(text: string): string {
    return text.includes("&") ? text.replace(REFERENCE, (reference) => this.decode(reference)) : text;
  }
}
