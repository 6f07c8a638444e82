import type { IsoDate } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";

const MONTHS =
  "january,janvier february,février march,mars april,avril may,mai june,juin july,juillet august,août september,septembre october,octobre november,novembre december,décembre"
    .split(" ")
    .map((names) => names.split(","));

function monthOf(name: string): number {
  return MONTHS.findIndex((names) => names.includes(name.toLowerCase())) + 1;
}

/** `Friday, May 12, 2023`, `Le mercredi 1er novembre 2012`; null when it is neither. */
export function readPrintedDay(printed: string): IsoDate | null {
  const english = /([A-Za-z]+) (\d{1,2}), (\d{4})/.exec(printed);
  if (english) return isoDay(Number(english[3]), monthOf(english[1] as string), Number(english[2]));
  const french = /(\d{1,2})(?:er)? ([\p{L}]+) (\d{4})/u.exec(printed);
  return french ? isoDay(Number(french[3]), monthOf(french[2] as string), Number(french[1])) : null;
}

/** What the items of `ExtractedInformation` say of the whole document. */
export class Sitting {
  private readonly items = new Map<string, string>();
  private knownDay: IsoDate | null = null;

  /** What the root says, lower case. */
  language: string | null = null;

  item(name: string, words: string): void {
    if (words === "" || this.items.has(name)) return;
    this.items.set(name, words);
    this.knownDay = this.readDay();
  }

  /** By the numbers, which are of no language, else as printed. */
  get day(): IsoDate | null {
    return this.knownDay;
  }

  private readDay(): IsoDate | null {
    const [year, month, day] = ["Year", "Month", "Day"].map((part) => Number(this.items.get(`MetaDateNum${part}`)));
    return (year && month && day && isoDay(year, month, day)) || readPrintedDay(this.items.get("Date") ?? "");
  }

  get volume(): string | null {
    return /\d+/.exec(this.items.get("MetaVolumeNumber") ?? this.items.get("Volume") ?? "")?.[0] ?? null;
  }

  get isCommittee(): boolean {
    const category = this.items.get("MetaDocumentCategory");
    return category ? /committee|comité/i.test(category) : /committee|comité/i.test(this.institution ?? "");
  }

  /** `House of Commons Debates`, or a committee's name. */
  get institution(): string | null {
    return this.items.get("InstitutionDebate") ?? this.items.get("Institution") ?? null;
  }
}
