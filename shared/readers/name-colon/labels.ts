/** Words of labels and headings, not of names. */
const LABEL =
  /\b(?:note|notes|example|source|date|title|subject|topic|question|answer|amendment|clause|section|table|option|article|part|chapter|schedule|figure|step|point|act|report|policy|aim|aims|first|second|third|fourth|finally|summary|conclusion|warning|update|important|recommendation|northern|ireland|scotland|wales|england|britain|kingdom|europe|government|office|department|committee|house|parliament|assembly|bundestag|bundesrat|landtag|nationalrat|sitzung|debate|change|climate|health|care|service|services|energy|school|schools|police|crime|order|motion|present|absent|time|times|tip|tips|pairing|steps|method|findings?|experience|skills|languages?|education|contact|thread|ingredients|results?|overview|background|references|appendix|annex|decisions?|actions?|items?|points?|notes|agenda|minutes|apologies|attendance|phone|email|address|website|keywords|business|sympathy|nominations?|nominees?|invitees|suspension|adoption|adjournment|allocations?|schemes?|directorate|municipal|council|strategy|projects?|program(?:me)?s?|festival|planning|proposals?|issues?|funding|budget|reviews?|forum|partnership|limited|ltd|company|authority|community|meetings?|events?|engagement|orders|matters|interests|centre|maintenance|representatives|today|yesterday|tomorrow|however|therefore|https?)\b/i;
/** A bill, and no `Bill Elm`. */
const BILL = /\b(?:[Bb]ill|BILL)\b(?! \p{Lu}\p{L})/u;
/** Small words that some are called too: `On Olmo`. */
const SMALL_WORD =
  /\b(?:this|that|these|those|there|here|what|when|where|why|how|we|he|she|it|they|and|but|or|to|in|on|as|my|our|his|her|their)\b/i;

/** `Jim Wales`, and no `South Wales`. */
const NAMED_AFTER_PLACE =
  /^(?!(?:Northern|North|South|West|East|New|Great|Mid|All) )\p{Lu}\p{Ll}+ (?:Ireland|Scotland|Wales|England)$/u;

/** Whether the words before a colon hold a word that names seldom have: they need other proof. */
export function isLabel(head: string): boolean {
  if (NAMED_AFTER_PLACE.test(head)) return false;
  return LABEL.test(head) || BILL.test(head) || SMALL_WORD.test(head);
}

/** Whether they are two words of which one may be a label's, but that begin like names. */
export function mayBeName(head: string): boolean {
  return !LABEL.test(head) && !BILL.test(head) && /^\p{Lu}\p{Ll}+ \p{Lu}[\p{L}’'-]+$/u.test(head);
}

/** What minutes print before a colon again and again, and is nobody. */
const NOBODY = new RegExp(
  "^(?:and |it was |staff |officers?['’]? |roll[- ]call )?(?:" +
    "(?:un(?:animously)? )?(?:resolved|ordered|agreed|noted|carried|adopted|approved|defeated|lost|circulated|submitted|tabled)|" +
    "(?:proposed|seconded|moved)(?: by| and .*)?|proposers?|seconders?|movers?|" +
    "rep(?:ly|lies)(?: (?:from|to|of) .*)?|responses?|recommend(?:ed|ations?)|reasons?(?: for .*)?|purpose|discussion|rationale|" +
    "(?:for|against)(?: the .*)?|abstain(?:ed|ing)?|abstentions?|ayes|nays|noes|yeas|votes?|excused|in attendance|also present|" +
    "members (?:present|absent)|officials|others?(?: matters?.*| business)?|invitees|media|observers|from|" +
    "(?:meeting |file )?name|role|status|location|venue|signed|date and time|files?|" +
    "(?:any other|old|new|unfinished|urgent) business|matters arising.*|(?:votes?|expressions?) of .*|" +
    "break|jingle|music|(?:procedural )?motions?|suspension of .*|resumption of .*|standing orders|call to order|public comments?|fiscal impact" +
    ")$",
  "i",
);

/** Whether the words before a colon say what is done, not who speaks, however often they come. */
export function isNobody(head: string): boolean {
  return NOBODY.test(head);
}
