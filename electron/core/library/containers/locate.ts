import { stat } from "node:fs/promises";
import { isContainer, listZip } from "./list-zip.ts";
import type { BytesPlace } from "./read-bytes.ts";

const MARK = "!/";

/**
 * Where the bytes of a source are: `/x/a.zip!/b.xml` is a member of `/x/a.zip`. A member that is no longer there
 * gives the path itself, at which nothing can be read.
 */
export async function locate(path: string): Promise<BytesPlace> {
  let at = path.indexOf(MARK);
  while (at >= 0 && !isContainer(path.slice(0, at))) at = path.indexOf(MARK, at + 1);
  if (at < 0) return { path };
  const container = path.slice(0, at);
  if (!/\.zip$/i.test(container)) return { path: container, member: { container: "gz" } };
  const size = await stat(container).then(
    (facts) => facts.size,
    () => 0,
  );
  const { members } = await listZip(container, container, size);
  const found = members.find(({ relativePath }) => relativePath === path);
  return found ? { path: container, member: found.member } : { path };
}
