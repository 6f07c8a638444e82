import { basename } from "node:path";
import type { FoundFile, ScanResult } from "../scan.ts";
import { isContainer } from "./container-path.ts";
import { listZip } from "./list-zip.ts";

/**
 * Puts the members of containers (zip, gz) in their place among the files found: `a.zip!/b.xml`, `c.txt.gz!/c.txt`.
 * What cannot be read of a container becomes a problem. Throws only the abort reason.
 */
export async function expandContainers(result: ScanResult, signal?: AbortSignal): Promise<void> {
  const files: FoundFile[] = [];
  for (const file of result.files) {
    if (!isContainer(file.relativePath) || file.size === 0) {
      files.push(file);
      continue;
    }
    signal?.throwIfAborted();
    if (/\.zip$/i.test(file.relativePath)) {
      for (const member of await zipMembers(file, result)) files.push(member);
    } else
      files.push({ ...file, relativePath: `${file.relativePath}!/${gzMemberName(file)}`, member: { container: "gz" } });
  }
  result.files = files;
}

async function zipMembers(file: FoundFile, result: ScanResult): Promise<FoundFile[]> {
  const { members, problems, leftOut } = await listZip(file.relativePath, file.path, file.size);
  result.problems.push(...problems);
  result.leftOut.push(...leftOut);
  return members.map(({ relativePath, member }) => ({ ...file, relativePath, size: member.size, member }));
}

/** `gzip` names what it packs after the file: `a.xml.gz` holds `a.xml`. */
function gzMemberName({ relativePath }: FoundFile): string {
  return (
    basename(relativePath)
      .replace(/\.gz$/i, "")
      .replace(/\.tgz$/i, ".tar") || "content"
  );
}
