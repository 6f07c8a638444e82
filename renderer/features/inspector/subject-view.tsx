import { PanelRight, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { countOf } from "../../ui/count.ts";
import { longDay } from "../../ui/day.ts";
import { Message } from "../../ui/message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DebateMemos } from "../memos/index.ts";
import { AnnotationFacts } from "./annotation-facts.tsx";
import { ContributionFacts, contributionPlace } from "./contribution-facts.tsx";
import { DebateFacts, debateSummary } from "./debate-facts.tsx";
import { DebateMerges } from "./debate-merges.tsx";
import { DivisionVoters } from "./division-voters.tsx";
import styles from "./inspector.module.css";
import { LibraryCorrections } from "./library-corrections.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { personSummary, personTitle } from "./person-words.ts";
import { SourceFacts } from "./source-facts.tsx";
import { TurnMentions } from "./turn-mentions.tsx";
import { TurnMerges } from "./turn-merges.tsx";
import type { Described } from "./use-described.ts";

/** The region "Inspector". */
export function SubjectView({ described }: { described: Described }) {
  return (
    <section aria-label="Inspector" className={styles.region}>
      <Subject described={described} />
      <LibraryCorrections />
    </section>
  );
}

function Subject({ described }: { described: Described }) {
  const { subject, page, source, person, error, isLoading } = described;
  if (subject === null) {
    return (
      <Message icon={PanelRight} title="Nothing is selected">
        Open a debate or choose a row: what is known of it stands here, with where it comes from.
      </Message>
    );
  }
  if (isLoading && !page && !source && !person) return <Skeleton lines={6} label="Looking it up" />;
  if (subject.type === "person") {
    if (person) {
      return (
        <Part kind="Person" title={personTitle(person)} note={personSummary(person)}>
          <PersonFacts key={person.id} person={person} />
        </Part>
      );
    }
  } else if (subject.type === "source") {
    if (source) {
      return (
        <Part kind="Source" title={source.path}>
          <SourceFacts source={source} />
        </Part>
      );
    }
  } else if (described.annotation || page) {
    return <Turn described={described} />;
  }
  return (
    <Message icon={TriangleAlert} title={error?.message ?? "This is no longer in the library."}>
      {error?.action}
    </Message>
  );
}

/** Annotation, contribution and debate: each stands in the next. */
function Turn({ described }: { described: Described }) {
  const { subject, page, contribution, annotation, passage } = described;
  const { dispatch } = useWorkspace();
  const edit = subject?.type === "contribution" ? (subject.edit ?? null) : null;
  return (
    <>
      {annotation && (
        <Part kind="Annotation">
          <AnnotationFacts annotation={annotation} passage={passage} />
        </Part>
      )}
      {page && contribution && (
        <Part
          kind="Contribution"
          heading={contributionPlace(page, contribution)}
          aside={countOf(contribution.words, "word")}
        >
          <ContributionFacts
            key={contribution.occurrences[0]?.key}
            page={page}
            contribution={contribution}
            edit={edit}
            onEditStarted={() => {
              if (subject?.type !== "contribution") return;
              dispatch({ type: "inspect", subject: { type: "contribution", key: subject.key } });
            }}
          />
          {contribution.kind === "division" && <DivisionVoters contribution={contribution.id} />}
          <TurnMentions contribution={contribution} />
          <TurnMerges page={page} contribution={contribution} />
        </Part>
      )}
      {page && (
        <Part kind="Debate" title={titleOf(page)} note={debateSummary(page)}>
          <DebateFacts key={page.id} page={page} />
          <DebateMemos key={`memos ${page.id}`} page={page} />
          {subject?.type === "debate" && <DebateMerges page={page} />}
          {subject?.type !== "debate" && (
            <AriaButton
              className={styles.more as string}
              onPress={() => {
                const key = page.runs[0]?.contributions[0]?.occurrences[0]?.key;
                if (key !== undefined) dispatch({ type: "inspect", subject: { type: "debate", key } });
              }}
            >
              Files and parts of this debate
            </AriaButton>
          )}
        </Part>
      )}
    </>
  );
}

function Part(props: {
  kind: string;
  /** In the place of the kind. */
  heading?: string;
  aside?: string;
  title?: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <section className={styles.subject} aria-label={props.kind}>
      <header>
        <h3 className={styles.kind}>
          {props.heading ?? props.kind}
          {props.aside && <span className={styles.aside}>{props.aside}</span>}
        </h3>
        {props.title && (
          <p className={styles.title} dir="auto">
            {props.title}
          </p>
        )}
        {props.note && <p className={styles.note}>{props.note}</p>}
      </header>
      {props.children}
    </section>
  );
}

/** `16 January 2025 · Borders`: titles repeat, days tell them apart. */
function titleOf(page: DebatePage): string {
  const day = page.date.value;
  return `${day ? longDay(day) : "Undated"} · ${page.title.value ?? "Untitled"}`;
}
