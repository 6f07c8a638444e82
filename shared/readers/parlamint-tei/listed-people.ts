import { onceFor } from "../../lib/once-for.ts";
import type { Companion } from "../companions.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { Header } from "./header.ts";
import { People } from "./people.ts";

/** The people and organisations that a source's companions list; null when there are none. */
export function peopleIn(companions: readonly Companion[]): People | null {
  return companions.length === 0 ? null : peopleListed(companions);
}

/** The lists of a corpus are large and the same for all of its sittings. */
const peopleListed = onceFor((companions: readonly Companion[]): People => {
  const people = new People();
  for (const { text } of companions) readLists(text, people);
  return people;
});

function readLists(text: string, people: People): void {
  const parse = openXml(
    () => {},
    (references) => new ListHandler(references, people),
  );
  parse.write(text);
  parse.end();
}

/** Hears the elements of a list, or of a corpus's root, as a sitting's header is heard. */
class ListHandler implements XmlHandler {
  private readonly header: Header;

  constructor(references: References, people: People) {
    this.header = new Header(references, people, null, null);
  }

  open(tag: Parameters<XmlHandler["open"]>[0]): void {
    this.header.open(tag);
  }

  close(): void {
    this.header.close();
  }

  text(raw: string): void {
    this.header.text(raw);
  }

  blank(): void {}

  end(): void {}
}
