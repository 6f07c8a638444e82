/** Walks the postings of one term in one segment; see `TermPostings` for the form. */
export class PostingCursor {
  /** The document it stands at; -1 before the first `next`. */
  document = -1;
  /** How often that document holds the term. */
  count = 0;
  private readonly documents: Uint8Array;
  private readonly places: Uint8Array;
  private at = 0;
  private placeAt = 0;
  /** Places of former documents that nobody read: skipped in one go when a later document's are wanted. */
  private unread = 0;

  constructor(documents: Uint8Array, places: Uint8Array) {
    this.documents = documents;
    this.places = places;
  }

  /** Goes to the next document; false after the last. */
  next(): boolean {
    if (this.at >= this.documents.length) return false;
    this.unread += this.count;
    this.document += this.documentVarint();
    this.count = this.documentVarint();
    return true;
  }

  /** Goes on to the first document that is not before `document`; false when there is none. */
  seek(document: number): boolean {
    while (this.document < document) if (!this.next()) return false;
    return true;
  }

  /** Writes the places of the current document, ascending, into `into`; answers with their number. Once a document. */
  readPlaces(into: Uint32Array): number {
    const { places, count } = this;
    let at = this.placeAt;
    for (let left = this.unread; left > 0; at++) if ((places[at] as number) < 128) left--;
    let place = 0;
    for (let read = 0; read < count; read++) {
      let byte = places[at++] as number;
      let gap = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = places[at++] as number;
        gap |= (byte & 127) << shift;
      }
      place += gap;
      into[read] = place;
    }
    this.placeAt = at;
    // `next` will add this document's count to the unread ones; they are read.
    this.unread = -count;
    return count;
  }

  private documentVarint(): number {
    let byte = this.documents[this.at++] as number;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.documents[this.at++] as number;
      value |= (byte & 127) << shift;
    }
    return value >>> 0;
  }
}
