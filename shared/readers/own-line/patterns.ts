/** What the record itself says between speeches; short paragraphs that stand alone. */
export const PROCEDURE =
  /^(?:Question (?:put|again|proposed|accordingly)|Question, |Motion made|Motion, by leave|Bill (?:accordingly )?(?:read|reported|ordered)|Amendments? (?:\(.{1,12}\) )?(?:made|proposed|agreed|negatived|,? ?by leave)|Order for Second Reading|It being .{1,40}(?:o'clock|p\.m\.)|Debate (?:adjourned|resumed)|Resolved|Ordered|Original Question|Main Question|Adjourned|House (?:adjourned|resumed)|On Question|Sitting suspended|Committed to|Relevant documents?:|Moved by$|The House met at )/;
/** Clauses and amendments as the record takes them, not as a speaker talks of them ("Clause 4 says ..."). */
export const ITEM =
  /^(?:Clauses?|Amendments?|Schedules?) \d+[A-Z]*(?:(?:,| and| to|, and) \d+[A-Z]*)*(?:$|: \p{Lu}|\.[—-]|,? (?:as amended,? )?(?:agreed|disagreed|ordered|added|negatived|postponed|withdrawn|stand|read|brought|not moved|had been)\b)|^\d+[A-Z]*: (?:Clause|Schedule|After|Before|Page|Title|Preamble|Leave out|Insert|In)\b/u;
/** A division begins, or a part of its list. */
export const DIVISION =
  /^(?:The (?:House|Committee) (?:having )?(?:proceeded to a )?divided|Division No\.? ?\d+|Division \d+$|AYES$|NOES$|CONTENTS?$|NOT-CONTENTS?$|Tellers for the)/i;
export const DIVISION_NUMBER = /^Division (?:No\.? ?)?(\d+)/i;
/** Buttons of Hansard Online and links of its older sister. */
export const FURNITURE =
  /^(?:Skip to main content|Share(?: this (?:contribution|debate|link))?|Copy(?: [Ll]ink)?|Copied to clipboard|Toggle showing location of Column \d+\w*|View Speech|Previous(?: debate)?|Next(?: debate)?|Back to .{1,60}|Forward to .{1,60}|Download text|Print this .{1,40}|Search(?: Help)?|HANSARD 1803–2005)$/;
/** The buttons that Hansard Online has above each contribution and beside its speaker. */
export const SHARE_BUTTON = /^Share this contribution$/;
export const LINK_BUTTON = /^Copy [Ll]ink$/;
/** A column number alone on its line, as historic Hansard prints it. */
export const BARE_COLUMN = /^\d{1,4}(?:W[HAS]?)?$/;
/** `HC Deb 03 March 1998 vol 307 cc857-8 3.30 pm`: the first time may stand behind the reference. */
export const TIMED_REFERENCE = /^(H[CL] Deb .{8,60}?) (\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\.?)$/;
/** `1. Mr. Vale asked the Secretary of State`: a question whose speaker stands in the sentence. */
export const ASKED = /^((?:\d{1,3}\. ){0,2})(.{4,90}?) (?=asked (?:the|Her|His|Mr\.|Mrs\.|Sir) )/;
/** `01/03/2017 18:27:00`: when the House divided, as Hansard Online's downloaded text prints it. */
export const DIVIDED_AT = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/;
/** What stands below a bill's title and says which stage it is at. */
export const STAGE =
  /^(?:(?:First|Second|Third) Reading|Committee(?: Stage)?|Report(?: Stage)?|(?:Lords|Commons) (?:Amendments?|Reasons?)(?: and Reasons?)?|Consideration of .{1,60})(?: \([^()]{1,40}\))?$/;
