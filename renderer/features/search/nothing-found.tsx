import { SearchX } from "lucide-react";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { PersonField } from "../../../shared/model/correction.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useAvailableCommands, useRunCommand } from "../../data/use-commands.tsx";
import { useOpen } from "../../data/use-open.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { EMPTY_QUERY } from "../../data/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Message } from "../../ui/message.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { type Reason, reasonsFor } from "./explain-state.ts";
import { clearedQuery } from "./filter-state.ts";
import styles from "./nothing-found.module.css";
import { useQueryResult } from "./query-result.tsx";

/** What stands where the rows would be: over what nothing was found, why, and one click for each way on. */
export function NothingFound() {
  const { workspace, dispatch } = useWorkspace();
  const run = useRunCommand();
  const { result } = useQueryResult();
  const setFor = useSetFor();
  const canSet = useAvailableCommands().some(({ id }) => id === "go.inspector");
  const reasons = reasonsFor(workspace.query, result?.explanations ?? []);

  /** What was pressed goes away with the message: the focus goes to the search, not astray. */
  function ask(query: Partial<QuerySpec>): void {
    dispatch({ type: "query", query });
    run("search.focus");
  }

  function act(action: NonNullable<Reason["action"]>): void {
    if ("setFor" in action) setFor(action.setFor, action.field);
    else ask(action.query);
  }

  return (
    <Message
      icon={SearchX}
      title="Nothing found"
      actions={<Button onPress={() => ask(clearedQuery())}>Clear search and filters</Button>}
    >
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map(({ id, words, action }) => (
            <li key={id}>
              {words}
              {action && (canSet || !("setFor" in action)) && (
                <>
                  {" "}
                  <button type="button" className={styles.action} onClick={() => act(action)}>
                    {action.label}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Message>
  );
}

/** Opens the inspector on a contribution of a person, where what is known of them can be set. */
function useSetFor(): (person: string, field: PersonField) => void {
  const client = useEngine();
  const open = useOpen();
  const notify = useNotify();
  return async (person, field) => {
    try {
      const filters = [{ field: "speaker" as const, include: [person], exclude: [] }];
      const { rows } = await client.call("query.run", { spec: { ...EMPTY_QUERY, filters }, limit: 1 });
      if (rows[0]) await open.inspect(rows[0].id, field);
    } catch (error) {
      notify(asAppError(error).message);
    }
  };
}
