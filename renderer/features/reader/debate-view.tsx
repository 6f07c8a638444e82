import { FileQuestion, PlugZap } from "lucide-react";
import { useCall } from "../../data/use-call.ts";
import type { Pane, Spot } from "../../data/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Message } from "../../ui/message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageView } from "./page-view.tsx";
import { PaneToolbar } from "./pane-toolbar.tsx";

/** Fetches the debate a spot lies in and shows it; says what happened when the place is no longer there. */
export function DebateView(props: { pane: Pane; spot: Spot; within(): Element | null }) {
  const { pane, spot, within } = props;
  const { data, error, reload } = useCall("debate.page", { key: spot.key });
  if (data && error?.code !== "not-found") return <PageView page={data} pane={pane} spot={spot} within={within} />;
  return (
    <>
      <PaneToolbar pane={pane} within={within} title="" />
      {error === null && <Skeleton lines={14} label="Opening the debate" />}
      {error?.code === "not-found" && (
        <Message icon={FileQuestion} title="This place is not in the library any more">
          Its file was changed, moved or removed. Annotations made here are kept; the annotation list shows where they
          stand now.
        </Message>
      )}
      {error && error.code !== "not-found" && (
        <Message
          icon={PlugZap}
          role="alert"
          title={error.message}
          actions={<Button onPress={reload}>Try again</Button>}
        >
          {error.action}
        </Message>
      )}
    </>
  );
}
