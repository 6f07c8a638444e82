import { Files } from "lucide-react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { OccurrencePlace, PageContribution } from "../../../shared/api/page-schemas.ts";
import { readDivision } from "../../../shared/text/division.ts";
import { Button } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import styles from "./contribution-heading.module.css";

/** Who speaks, as the page names them; says so where nobody is named. */
export function speakerName(contribution: PageContribution): string {
  const { speaker, kind } = contribution;
  const name = speaker.name.value ?? speaker.printed?.name ?? speaker.printed?.printed;
  if (name) return name;
  if (kind === "question") return "Asker not named";
  if (kind === "procedural") return "Procedure";
  return kind === "division" ? "Division" : "Speaker not named";
}

/** The line above a turn's words: name, office or constituency, party, time, column, number of a question, and the files it stands in. */
export function ContributionHeading(props: {
  contribution: PageContribution;
  name: string;
  onOpenSource(place: OccurrencePlace): void;
}) {
  const { contribution, name } = props;
  const { office, constituency, party } = contribution.speaker;
  const role = office.value ? office : constituency;
  const isQuestion = contribution.kind === "question" || contribution.kind === "answer";
  return (
    <header className={styles.heading}>
      <h3 className={styles.name}>{name}</h3>
      {contribution.speaker.name.origin === "set" && <OriginNote known={contribution.speaker.name} />}
      {role.value && (
        <span className={styles.role}>
          {role.value}
          <OriginNote known={role} />
        </span>
      )}
      {party.value && (
        <span className={styles.party} data-origin={party.origin} title={originWords(party)}>
          {party.value}
          <OriginNote known={party} />
        </span>
      )}
      {contribution.kind === "division" && <Totals paragraphs={contribution.paragraphs} />}
      {contribution.addressee.value && (
        <span className={styles.role}>to the {contribution.addressee.value.replace(/^the /i, "")}</span>
      )}
      <span className={styles.places}>
        {contribution.occurrences.length > 1 && (
          <Places contribution={contribution} onOpenSource={props.onOpenSource} />
        )}
        {isQuestion && contribution.date.value && <span>{shortDay(contribution.date.value)}</span>}
        {contribution.time && <span>{contribution.time}</span>}
        {contribution.column && <span>col {contribution.column}</span>}
        {contribution.number && <span>no. {contribution.number}</span>}
      </span>
    </header>
  );
}

/** How a house divided, as printed. */
function Totals({ paragraphs }: { paragraphs: readonly string[] }) {
  const { totals } = readDivision(paragraphs);
  if (totals.length === 0) return null;
  return (
    <span className={styles.totals}>
      {totals.map(({ vote, count }) => `${voteName(vote)} ${formatNumber(count)}`).join(" · ")}
    </span>
  );
}

/** `ayes` and `AYES` as `Ayes`. */
function voteName(vote: string): string {
  return vote.charAt(0).toLocaleUpperCase("en") + vote.slice(1).toLocaleLowerCase("en");
}

/** Marks a value that no source prints there, in words for assistive technology and on hover for the eye. */
function OriginNote({ known }: { known: KnownText }) {
  const words = originWords(known);
  if (!words) return null;
  return (
    <span className={styles.origin} title={words}>
      {known.origin === "set" ? " set" : "*"}
      <span className="visually-hidden"> ({words})</span>
    </span>
  );
}

function originWords(known: KnownText): string | undefined {
  if (known.origin === "set") return known.reason ?? "set by you";
  if (known.origin === "carried") return known.reason ?? "carried from another place";
  return undefined;
}

/** The files a turn stands in, and how their words differ. */
function Places({
  contribution,
  onOpenSource,
}: {
  contribution: PageContribution;
  onOpenSource(place: OccurrencePlace): void;
}) {
  const label = countOf(contribution.occurrences.length, "source");
  return (
    <DialogTrigger>
      <Button look="quiet" small icon={Files}>
        {label}
      </Button>
      <Popover className={styles.popover as string} placement="bottom end">
        <Dialog className={styles.list as string} aria-label={label}>
          {({ close }) => (
            <>
              <p className={styles.listTitle}>
                These words stand in {countOf(contribution.occurrences.length, "file")}
              </p>
              <ul>
                {contribution.occurrences.map((place) => (
                  <li key={place.key}>
                    <Button
                      look="quiet"
                      onPress={() => {
                        close();
                        onOpenSource(place);
                      }}
                    >
                      <span className={styles.path}>{place.path}</span>
                      <span className={styles.line}>line {place.lines[0] ?? "?"}</span>
                    </Button>
                    {place.differs && <Variant contribution={contribution} place={place} />}
                  </li>
                ))}
              </ul>
              {contribution.reasons.map((reason) => (
                <p key={reason} className={styles.reason}>
                  {reason}
                </p>
              ))}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Variant({ contribution, place }: { contribution: PageContribution; place: OccurrencePlace }) {
  const variant = contribution.variants.find((other) => other.key === place.key);
  if (!variant) return null;
  return (
    <details className={styles.variant}>
      <summary>Its words differ ({Math.floor(variant.similarity * 100)} % alike)</summary>
      {variant.paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its number
        <p key={index} dir="auto">
          {paragraph}
        </p>
      ))}
    </details>
  );
}
