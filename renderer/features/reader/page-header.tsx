import { Fragment } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { classNames } from "../../ui/class-names.ts";
import { countOf } from "../../ui/count.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { type Fact, pageCoverage, pageDates, pageFacts, translationWords } from "./page-facts.ts";
import styles from "./page-header.module.css";

/** The head of a page: date and title, what and how much, and one line on what is held of it. */
export function PageHeader(props: {
  page: DebatePage;
  onOpenSource(source: string, line: number): void;
  /** Opens the debate of an occurrence beside this one. */
  onOpenBeside(key: string): void;
}) {
  const { page, onOpenSource } = props;
  const coverage = pageCoverage(page);
  return (
    <header className={styles.header}>
      <h2 className={styles.title}>
        <span className={classNames(styles.date, page.house.value === "lords" && styles.lords)}>{pageDates(page)}</span>{" "}
        <span dir="auto">{page.title.value ?? "Untitled"}</span>
        {page.title.origin === "set" && <span className={styles.origin}> (title set by you)</span>}
      </h2>
      <div className={styles.lines}>
        <p className={styles.facts}>
          <Facts facts={pageFacts(page)} />
          <Dot />
          <Sources page={page} onOpenSource={onOpenSource} />
          {page.translations.map((translation) => (
            <Fragment key={translation.debate}>
              <Dot />
              <Button className={styles.reasoned as string} onPress={() => props.onOpenBeside(translation.key)}>
                {translationWords(translation)}
              </Button>
            </Fragment>
          ))}
        </p>
        {coverage.length > 0 && (
          <p className={styles.coverage}>
            <Facts facts={coverage} />
          </p>
        )}
      </div>
    </header>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return facts.map((fact, index) => (
    <Fragment key={fact.text}>
      {index > 0 && <Dot />}
      {fact.reason ? (
        <Tooltip text={fact.reason}>
          <Button className={classNames(styles.reasoned, fact.isMarked && styles.marked)}>{fact.text}</Button>
        </Tooltip>
      ) : (
        <span className={fact.isMarked ? styles.marked : undefined}>{fact.text}</span>
      )}
    </Fragment>
  ));
}

function Dot() {
  return (
    <span aria-hidden className={styles.dot}>
      {" · "}
    </span>
  );
}

/** From how many files; opens the list of them. */
function Sources({ page, onOpenSource }: { page: DebatePage; onOpenSource(source: string, line: number): void }) {
  const label = `from ${countOf(page.sources.length, "file")}`;
  return (
    <DialogTrigger>
      <Button className={styles.reasoned as string}>{label}</Button>
      <Popover className={styles.popover as string} placement="bottom start">
        <Dialog aria-label={label} className={styles.list as string}>
          {({ close }) => (
            <>
              {page.sources.map((source) => (
                <Button
                  key={source.id}
                  className={styles.source as string}
                  onPress={() => {
                    close();
                    onOpenSource(source.id, source.line);
                  }}
                >
                  {source.path}
                  {source.supersededBy !== null && <span className={styles.older}> older revision</span>}
                </Button>
              ))}
              {page.reasons.map((reason) => (
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
