import type { TextParse } from "./reader.ts";

/** Begins a parse when the first character that is not blank is known, for formats that come in several dresses. */
export function openByFirst(choose: (first: string) => TextParse): TextParse {
  let parse: TextParse | null = null;
  let blanks = "";
  return {
    write(chunk) {
      if (parse) {
        parse.write(chunk);
        return;
      }
      blanks += chunk;
      const first = blanks.trimStart().charAt(0);
      if (first === "") return;
      parse = choose(first);
      parse.write(blanks);
    },
    end: () => parse?.end(),
  };
}
