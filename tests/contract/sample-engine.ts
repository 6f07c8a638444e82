import { parentPort } from "node:worker_threads";
import { channelOverPort } from "../../electron/hosts/port-channel.ts";
import { serve } from "../../shared/api/rpc.ts";

// An engine's thread for the tests: it answers one call, and can be made to die in the middle of another.
if (parentPort) {
  const channel = channelOverPort(parentPort);
  serve(
    channel,
    {
      "save.suggest": ({ name }) => ({ folder: "/f", path: `/f/${name}` }),
      "library.rescan": () =>
        new Promise(() => {
          setImmediate(() => {
            throw new Error("died as asked");
          });
        }),
      "library.current": () =>
        new Promise(() => {
          process.exit(3);
        }),
    },
    () => "id",
  );
}
