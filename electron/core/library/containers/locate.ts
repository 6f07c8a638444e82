import { stat } from "node:fs/promises";
import { fileOf } from "./container-path.ts";
import { listZip } from "./list-zip.ts";
import type { BytesPlace } from "./read-bytes.ts";

/**
 * Where the bytes of a source are: `/x/a.zip!/b.xml` is a member of `/x/a.zip`. A member that is no longer there
 * gives the path itself, at which nothing can be read.
 */
export async function locate(path: string): Promise<BytesPlace> {
  const container = fileOf(path);
  if (container === path) return { path };
  if (!/\.zip$/i.test(container)) return { path: container, member: { container: "gz" } };
  const size = await stat(container).then(
    (facts) => facts.size,
    () => 0,
  );
  const { members } = await listZip(container, container, size);
  const found = members.find(({ relativePath }) => relativePath === path);
  return found ? { path: container, member: found.member } : { path };
}
