/** Where a member's bytes stand in its container. Plain data, as it crosses to the parse workers. */
export type Member =
  | { container: "gz" }
  | {
      container: "zip";
      /** Offset of the member's local header in the file. */
      offset: number;
      packedSize: number;
      /** Unpacked bytes as stated; the member is damaged if it holds others. */
      size: number;
      /** 0 stored, 8 deflated. */
      method: number;
      crc: number;
    };

/** A member that cannot be read, or a whole container: why, as a sentence. */
export interface MemberProblem {
  /** `a.zip!/b.xml`, or the container's own path. */
  relativePath: string;
  code: string;
  message: string;
}
