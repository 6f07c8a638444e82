import type { PrintedSpeaker } from "../../model/extract.ts";
import { isCollectiveVoice } from "../collective-voice.ts";

const CIVILITY = /^(?:M\.|MM\.|Mme|Mmes|Mlle)\s+/;
const CHAIR = /^(?:le|la) (?:vice-)?président(?:e)?$/i;
/** `Un député du groupe ABC`, `Plusieurs députés des bancs ...`: no one person. */
const SEVERAL = /^(?:une?|des|plusieurs|quelques|de nombreux|de nombreuses|certains)\s/i;

/** Who speaks, and whether it is who presides. */
export interface Orateur {
  speaker: PrintedSpeaker;
  isChair: boolean;
}

/**
 * `M. Jean Orme (ABC)` with a `qualite`, `Mme la présidente`, `M. le ministre délégué`; null where nobody is named. The id is the
 * actor's (`PA721908`); those for nobody (0) and for offices alone (below 0) are none.
 */
export function readOrateur(nom: string, qualite: string, acteur: string | null): Orateur | null {
  if (nom === "") return null;
  const [, head = nom, group = null] = /^(.+?)\s*\(([^()]+)\)$/.exec(nom) ?? [];
  const plain = head.replace(CIVILITY, "");
  const isOffice = /^(?:le|la) \p{Ll}/iu.test(plain);
  const isNobody = isCollectiveVoice(nom) || SEVERAL.test(plain);
  const office = qualite || (isOffice ? plain : null);
  const id = acteur && /^PA[1-9]\d*$/.test(acteur) ? acteur : null;
  const name = isOffice || isNobody ? null : plain;
  return { speaker: { printed: nom, name, office, constituency: null, party: group, id }, isChair: CHAIR.test(plain) };
}
