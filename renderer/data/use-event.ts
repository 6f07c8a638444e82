import { useEffect, useRef } from "react";
import type { EventName, EventPayload } from "../../shared/api/contract.ts";
import { useEngine } from "./engine.tsx";

/** Listens to an event of the engine while the component is mounted. The newest listener is the one called. */
export function useEvent<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): void {
  const client = useEngine();
  const newest = useRef(listener);
  useEffect(() => {
    newest.current = listener;
  });
  useEffect(() => client.on(event, (payload) => newest.current(payload)), [client, event]);
}
