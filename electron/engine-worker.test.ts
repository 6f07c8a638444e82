import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { type Client, createClient } from "../shared/api/rpc.ts";
import { SEEDS, temporaryFolder } from "./core/testing/engine.ts";
import { channelOverPort } from "./hosts/port-channel.ts";

it("opens the sample in a thread; when that thread is killed another one takes over all there was", async () => {
  const folder = temporaryFolder();
  const workerData = { dataFolder: folder.path, seedsFolder: SEEDS, home: folder.path, version: "0.0.0" };
  const start = (): { worker: Worker; client: Client } => {
    const worker = new Worker(join(import.meta.dirname, "engine-worker.ts"), { workerData });
    return { worker, client: createClient(channelOverPort(worker)) };
  };
  const open = (client: Client) =>
    new Promise((resolve, reject) => {
      client.on("job.ended", (end) => resolve(end.outcome));
      client.call("library.open", { path: null }).catch(reject);
    });

  const first = start();
  expect(await open(first.client)).toBe("done");
  const before = await first.client.call("library.current", {});
  await first.worker.terminate();

  const second = start();
  expect(await second.client.call("engine.info", {})).toMatchObject({ readOnly: false });
  expect(await open(second.client)).toBe("done");
  expect(await second.client.call("library.current", {})).toEqual(before);
  const exited = new Promise((resolve) => second.worker.once("exit", resolve));
  second.client.close();
  expect(await exited).toBe(0);
  folder.remove();
});
