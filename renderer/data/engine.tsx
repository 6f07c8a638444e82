import { createContext, type JSX, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { EventPayload, Result } from "../../shared/api/contract.ts";
import type { JobEnd, JobProgress } from "../../shared/api/library-schemas.ts";
import type { Client } from "../../shared/api/rpc.ts";

/** Whether the engine answers. `message` says what is safe and what to do; null when all is well. */
export interface Connection {
  status: "online" | "offline" | "engine-restarting" | "engine-stopped";
  message: string | null;
}

/** What the engine is busy with, and how its last job ended. */
export interface EngineJobs {
  progress: JobProgress | null;
  lastEnd: JobEnd | null;
}

interface Engine {
  client: Client;
  capabilities: Result<"host.capabilities">;
}

const EngineContext = createContext<Engine | null>(null);
const ConnectionContext = createContext<Connection>({ status: "online", message: null });
const JobsContext = createContext<EngineJobs>({ progress: null, lastEnd: null });

const OFFLINE: Connection = {
  status: "offline",
  message: "Backbench cannot be reached. Your annotations are safe; it connects again by itself.",
};

/** Gives the client to everything below, and watches connection and jobs for all of them at once. */
export function EngineProvider(props: {
  client: Client;
  capabilities: Result<"host.capabilities">;
  children?: ReactNode;
}): JSX.Element {
  const { client, capabilities, children } = props;
  const engine = useMemo(() => ({ client, capabilities }), [client, capabilities]);
  return (
    <EngineContext value={engine}>
      <ConnectionContext value={useWatchedConnection(client)}>
        <JobsContext value={useWatchedJobs(client)}>{children}</JobsContext>
      </ConnectionContext>
    </EngineContext>
  );
}

/** The client that asks the engine. */
export function useEngine(): Client {
  return useProvided().client;
}

/** What the host can do; the UI asks this and never which host it is. */
export function useCapabilities(): Result<"host.capabilities"> {
  return useProvided().capabilities;
}

/** Whether the engine answers now. */
export function useConnection(): Connection {
  return useContext(ConnectionContext);
}

/** The engine's jobs; features use `useJobs` of `library.ts`. */
export function useEngineJobs(): EngineJobs {
  return useContext(JobsContext);
}

function useProvided(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error("There is no EngineProvider above this component.");
  return engine;
}

function useWatchedConnection(client: Client): Connection {
  const [connection, setConnection] = useState<Connection>({ status: "online", message: null });
  useEffect(() => {
    const stopClose = client.onClose(() => setConnection(OFFLINE));
    const stopStatus = client.on("engine.status", (payload) => setConnection(connectionOf(payload)));
    return () => {
      stopClose();
      stopStatus();
    };
  }, [client]);
  return connection;
}

function connectionOf({ status, message }: EventPayload<"engine.status">): Connection {
  if (status === "running") return { status: "online", message: null };
  return { status: status === "restarting" ? "engine-restarting" : "engine-stopped", message };
}

function useWatchedJobs(client: Client): EngineJobs {
  const [jobs, setJobs] = useState<EngineJobs>({ progress: null, lastEnd: null });
  useEffect(() => {
    const stops = [
      client.on("job.progress", (progress) => setJobs((old) => ({ ...old, progress }))),
      client.on("job.ended", (lastEnd) =>
        setJobs((old) => ({ progress: old.progress?.job === lastEnd.job ? null : old.progress, lastEnd })),
      ),
      client.onClose(() => setJobs((old) => ({ ...old, progress: null }))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client]);
  return jobs;
}
