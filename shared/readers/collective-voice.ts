/**
 * Whether a printed speaker names several at once, or nobody: `Some hon. Members`, `Several noble Lords`, `Hon. Members`,
 * `Des voix`, `Une voix`, `An hon. Member`, `HONOURABLE MEMBERS`, `Deputies`, `Zwischenrufe`. Such a voice is no person.
 */
export function isCollectiveVoice(printed: string): boolean {
  return COLLECTIVE.test(printed.trim().replace(/[\s:：.]+$/u, ""));
}

const COLLECTIVE = new RegExp(
  `^(?:${[
    // English: a number or none, an honorific or none, and a word for members.
    "(?:(?:some|several|many|other|an|a|all|two|three|various|opposition|government|labour|conservative|coalition) )*" +
      "(?:(?:hon(?:\\.|ourable)?|rt\\.? hon\\.?|right hon(?:\\.|ourable)?|noble) )*" +
      "(?:members?(?: of (?:the )?(?:opposition|public|parliament|committee))?|lords|lordships|senators|deputies|delegates|mps|msps|amss|tds)",
    "(?:an?|some|several|many) (?:(?:hon(?:\\.|ourable)?|noble) )?(?:member|lord|deputy|senator|td|delegate|gentleman|gentlemen|lady|friends?)",
    "(?:some |several |many |other )?(?:voices?|interjections?|interruptions?)",
    "(?:members|voices) (?:from|on) .{1,40}",
    // French
    "(?:des|une|plusieurs|diverses|quelques|de nombreuses) voix",
    "(?:un|une|des|plusieurs|quelques|certains) (?:(?:honorables? )?(?:députée?s?|sénat(?:eur|rice)s?)|parlementaires?)",
    // German, Spanish, Portuguese, Italian, Irish
    "(?:zwischenrufe?|zurufe?|mehrere abgeordnete|zwischenrufe? .{1,40})",
    "(?:varios|algunos|un|una) (?:señor(?:es)? )?(?:diputad[oa]s?|senador(?:es)?)",
    "(?:vozes(?: d[aeo]s? .{1,30})?|vários srs\\.? deputados|uma voz)",
    // Who spoke before the interruption, and voices from the hall.
    "(?:o orador|a oradora)",
    "głosy? z sali",
    "(?:voci|una voce|voci da.{1,40})",
    "(?:teachtaí|seanadóirí|comhaltaí)",
  ].join("|")})$`,
  "iu",
);
