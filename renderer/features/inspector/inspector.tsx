import { z } from "zod";
import { useViewState } from "../../data/view-state.ts";
import { Split } from "../../ui/split.tsx";
import { DebateAnnotations } from "./debate-annotations.tsx";
import styles from "./inspector.module.css";
import { SubjectView } from "./subject-view.tsx";
import { CorrectingProvider } from "./use-correcting.tsx";
import { useDescribed } from "./use-described.ts";

const sizes = z.record(z.string(), z.number());

/** What has the focus (debate, contribution, annotation, source or person), and below it the annotations of its debate. */
export function Inspector() {
  const described = useDescribed();
  const [kept, setKept, isLoaded] = useViewState("inspector-split", {}, sizes);
  if (!isLoaded) return null;
  return (
    <CorrectingProvider>
      <div className={styles.inspector}>
        <Split
          id="inspector"
          orientation="vertical"
          kept={kept}
          onResized={setKept}
          parts={[
            {
              id: "subject",
              handleLabel: "",
              size: "66%",
              least: 120,
              content: <SubjectView described={described} />,
            },
            {
              id: "annotations",
              handleLabel: "Resize the annotations",
              size: "34%",
              least: 96,
              content: <DebateAnnotations described={described} />,
            },
          ]}
        />
      </div>
    </CorrectingProvider>
  );
}
