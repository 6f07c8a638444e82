/** Where a start tag's attributes stand: four offsets each, name start and end, value (without quotes) start and end. */
export interface AttributePlaces {
  /** Only the first `count` numbers are those of this tag. */
  readonly marks: number[];
  count: number;
}

/** What the scanner tells, in order; all positions are offsets of the document. */
export interface MarkupTokens {
  /** A stretch of text; the next may follow right after it. */
  ontext(start: number, end: number): void;
  /**
   * A whole start tag, or an empty-element tag (`isEmpty`): where its name stands, and the offset after its `>`. The
   * attributes are good only during the call; one without a value has an empty one right after its name.
   */
  onstarttag(start: number, nameEnd: number, end: number, isEmpty: boolean, attributes: AttributePlaces): void;
  /** The name of an end tag. */
  onclosetag(start: number, end: number): void;
  /** `trailing`: how much of what ends it stands before `end`. */
  oncdata(start: number, end: number, trailing: number): void;
  oncomment(start: number, end: number): void;
  onprocessinginstruction(start: number, end: number): void;
  ondeclaration(start: number, end: number): void;
}
