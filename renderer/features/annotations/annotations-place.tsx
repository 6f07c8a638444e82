import { Highlighter } from "lucide-react";
import { useSyncExternalStore } from "react";
import { z } from "zod";
import { useMemos } from "../../data/records.tsx";
import { useViewState } from "../../data/view-state.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { Message } from "../../ui/message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Split } from "../../ui/split.tsx";
import { Codebook } from "../codebook/index.ts";
import { MemoList } from "../memos/index.ts";
import { AnnotationRows } from "./annotation-rows.tsx";
import styles from "./annotations-place.module.css";
import { ListToolbar } from "./list-toolbar.tsx";
import { ReviewList } from "./review-list.tsx";
import { type AnnotationList, useAnnotationList } from "./use-annotation-list.ts";

const sizes = z.record(z.string(), z.number());

/** All annotations of the library beside the codebook. */
export function AnnotationsPlace() {
  const isNarrow = useIsNarrow();
  const [kept, setKept, isLoaded] = useViewState(
    isNarrow ? "annotations-split-narrow" : "annotations-split",
    {},
    sizes,
  );
  if (!isLoaded) return null;
  return (
    <div className={styles.place}>
      <Split
        key={String(isNarrow)}
        id="annotations"
        orientation={isNarrow ? "vertical" : "horizontal"}
        kept={kept}
        onResized={setKept}
        parts={[
          {
            id: "codebook",
            handleLabel: "",
            size: isNarrow ? "30%" : 260,
            least: isNarrow ? 80 : 200,
            keepsPixels: !isNarrow,
            content: <Codebook />,
          },
          {
            id: "list",
            handleLabel: "Resize the codebook",
            size: isNarrow ? "70%" : "75%",
            least: isNarrow ? 160 : 320,
            content: <Listed />,
          },
        ]}
      />
    </div>
  );
}

const NARROW = "(max-width: 640px)";

/** Whether there is no room for codebook and list side by side. */
function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(NARROW);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => matchMedia(NARROW).matches,
  );
}

function Listed() {
  const list = useAnnotationList();
  const memos = useMemos();
  const { isReviewing, isMemos } = list.view;
  return (
    <div className={styles.listed}>
      {(list.all.length > 0 || memos.length > 0 || isReviewing || isMemos) && <ListToolbar list={list} />}
      <Content list={list} />
    </div>
  );
}

function Content({ list }: { list: AnnotationList }) {
  const { workspace, dispatch } = useWorkspace();
  if (list.view.isMemos) return <MemoList text={list.text} />;
  if (list.view.isReviewing) return <ReviewList list={list} />;
  if (list.all.length === 0) {
    return (
      <Message
        icon={Highlighter}
        title="No annotations yet"
        actions={
          <>
            <Button onPress={() => dispatch({ type: "go", place: "library" })}>Go to the library</Button>
            <Button onPress={() => list.change({ isMemos: true })}>Memos</Button>
          </>
        }
      >
        Open a debate, select words and tag them or write a note: they are listed here.
      </Message>
    );
  }
  if (list.isLoading && list.shown.length === 0) return <Skeleton lines={8} label="Looking up passages" />;
  if (list.shown.length === 0) {
    const { filters } = workspace.query;
    return (
      <Message
        icon={Highlighter}
        title="No annotation passes these filters"
        actions={
          <Button
            onPress={() => {
              list.setText("");
              list.change({ status: "all", isLikeTable: false });
              dispatch({ type: "query", query: { filters: filters.filter(({ field }) => field !== "tag") } });
            }}
          >
            Show all {list.all.length}
          </Button>
        }
      />
    );
  }
  return <AnnotationRows list={list} />;
}
