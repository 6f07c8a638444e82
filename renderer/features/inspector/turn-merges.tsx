import { Merge, Split } from "lucide-react";
import type { DebatePage, PageContribution } from "../../../shared/api/page-schemas.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import styles from "./inspector.module.css";
import { contributionNumber, joinOffers, splitOffers } from "./merge-offers.ts";
import { useCorrecting } from "./use-correcting.tsx";

/** The files a contribution stands in, and whether they are one contribution or several. */
export function TurnMerges({ page, contribution }: { page: DebatePage; contribution: PageContribution }) {
  const { apply } = useCorrecting();
  const { dispatch } = useWorkspace();
  const splits = splitOffers(contribution);
  const joins = joinOffers(page, contribution);
  const subject = `contribution ${contributionNumber(page, contribution.id) ?? ""} of “${page.title.value ?? "Untitled"}”`;
  return (
    <section aria-label="Files of this contribution" className={styles.part}>
      <h4>
        {contribution.occurrences.length === 1 ? "Stands in" : `Stands in ${contribution.occurrences.length} files`}
      </h4>
      <ul className={styles.places}>
        {contribution.occurrences.map((place) => {
          const split = splits.find(({ id }) => id === place.key);
          return (
            <li key={place.key}>
              <Button
                small
                look="quiet"
                onPress={() =>
                  dispatch({
                    type: "open",
                    view: { type: "source", source: place.source, line: place.lines[0] ?? null },
                    beside: true,
                  })
                }
              >
                <span className={styles.path}>{place.path}</span>
                <span className={styles.line}>line {place.lines[0] ?? "?"}</span>
              </Button>
              {place.differs && <Variant contribution={contribution} occurrence={place.key} />}
              {split && (
                <Button
                  small
                  icon={Split}
                  aria-label={`These are two contributions: ${contribution.occurrences[0]?.path} and ${split.words}`}
                  onPress={() => void apply([split.body], subject)}
                >
                  These are two contributions
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {contribution.reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          {reason}
        </p>
      ))}
      {joins.length > 0 && (
        <Menu
          label="Join with another contribution"
          entries={joins.map(({ id, words, body }) => ({
            id,
            label: words,
            onAction: () => void apply([body], subject),
          }))}
        >
          <Button small icon={Merge}>
            Same as another contribution…
          </Button>
        </Menu>
      )}
    </section>
  );
}

function Variant({ contribution, occurrence }: { contribution: PageContribution; occurrence: string }) {
  const variant = contribution.variants.find(({ key }) => key === occurrence);
  return (
    <span className={styles.reason}>
      words differ{variant ? ` (${Math.floor(variant.similarity * 100)} % alike)` : ""}
    </span>
  );
}
