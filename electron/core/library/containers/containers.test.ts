import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "../../files/sha256.ts";
import { startTestEngine, temporaryFolder } from "../../testing/engine.ts";
import { parseFile } from "../read-file.ts";
import { scanRoot } from "../scan.ts";
import { fileOf } from "./container-path.ts";
import { locate } from "./locate.ts";
import { readBytes } from "./read-bytes.ts";

const TURNS = "SAM SAMPLE: Good morning to you all.\nROBIN ROE: And to you, I am sure.\n";
const bytes = (text: string) => new TextEncoder().encode(text);

describe("containers", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const put = (name: string, content: Uint8Array) => writeFileSync(join(folder.path, name), content);

  /** What a folder gives: turns and revision of each source, or the code of what is wrong with it. */
  async function read(): Promise<Record<string, string | number>> {
    const { files, problems } = await scanRoot(folder.path);
    const found: Record<string, string | number> = {};
    for (const { relativePath, code } of problems) found[relativePath] = code;
    for (const { relativePath, path, member } of files) {
      const outcome = await parseFile({ source: relativePath, relativePath, path, member, reader: null });
      found[relativePath] = outcome.ok
        ? outcome.parsed.extracts.reduce((sum, extract) => sum + extract.occurrences.length, 0)
        : outcome.code;
    }
    return found;
  }

  it("reads members as sources of their own, stored and deflated, their revision that of their bytes", async () => {
    put("a.zip", zipSync({ "x/b.txt": [bytes(TURNS), { level: 0 }], "c.txt": bytes(`${TURNS}SAM SAMPLE: So.\n`) }));
    put("d.txt", bytes(TURNS));
    expect(await read()).toEqual({ "a.zip!/c.txt": 3, "a.zip!/x/b.txt": 2, "d.txt": 2 });
    const { files } = await scanRoot(folder.path);
    const outcome = await parseFile({ source: "s", reader: null, ...(files[1] as (typeof files)[0]) });
    expect(outcome).toMatchObject({ ok: true, parsed: { revision: sha256(TURNS) } });
  });

  it("passes over what programs leave in archives, and folders", async () => {
    const left = { "__MACOSX/._b.txt": bytes("x"), "._b.txt": bytes("x"), "sub/": new Uint8Array() };
    put("a.zip", zipSync({ ...left, "README.md": bytes("x"), "b.txt": bytes(TURNS) }));
    const { files, leftOut, problems } = await scanRoot(folder.path);
    expect(files.map((file) => file.relativePath)).toEqual(["a.zip!/b.txt"]);
    expect([leftOut, problems]).toEqual([["a.zip!/README.md"], []]);
  });

  it("reads a gzip file under the name of what it holds", async () => {
    put("a.txt.gz", gzipSync(TURNS));
    put("two.txt.gz", Buffer.concat([gzipSync(TURNS), gzipSync("SAM SAMPLE: So be it.\n")]));
    expect(await read()).toEqual({ "a.txt.gz!/a.txt": 2, "two.txt.gz!/two.txt": 3 });
  });

  it("takes names that climb out of the folder as names only", async () => {
    put("a.zip", zipSync({ "../../etc/b.txt": bytes(TURNS), "/abs.txt": bytes(TURNS) }));
    expect(await read()).toEqual({ "a.zip!/../../etc/b.txt": 2, "a.zip!//abs.txt": 2 });
  });

  it("finds a member again by its path, and nothing where it is gone", async () => {
    put("a.zip", zipSync({ "x/b.txt": bytes(TURNS) }));
    put("c.txt.gz", gzipSync(TURNS));
    const text = async (path: string) => {
      const found = await readBytes(await locate(join(folder.path, path)));
      return found.ok ? Buffer.from(found.bytes).toString() : found.code;
    };
    expect(await text("a.zip!/x/b.txt")).toBe(TURNS);
    expect(await text("c.txt.gz!/c.txt")).toBe(TURNS);
    expect(await text("a.zip!/gone.txt")).toBe("unreadable");
  });

  it("knows the file on disk of a member, to show it in its folder", () => {
    expect(fileOf("/x/a.zip!/y!/b.xml")).toBe("/x/a.zip");
    expect(fileOf("/x/odd!/a.xml.gz!/a.xml")).toBe("/x/odd!/a.xml.gz");
    expect(fileOf("/x/odd!/a.xml")).toBe("/x/odd!/a.xml");
  });

  it("says of encrypted, nested and unknown members why they are not read, and reads the rest", async () => {
    const inner = zipSync({ "b.txt": bytes(TURNS) });
    const zip = zipSync({
      "secret.txt": bytes(TURNS),
      "odd.txt": bytes(TURNS),
      "in.zip": inner,
      "ok.txt": bytes(TURNS),
    });
    inDirectory(zip, "secret.txt", (entry) => entry.setUint16(8, entry.getUint16(8, true) | 1, true));
    inDirectory(zip, "odd.txt", (entry) => entry.setUint16(10, 14, true));
    put("a.zip", zip);
    expect(await read()).toEqual({
      "a.zip!/secret.txt": "encrypted-member",
      "a.zip!/odd.txt": "unsupported-compression",
      "a.zip!/in.zip": "nested-container",
      "a.zip!/ok.txt": 2,
    });
  });

  it("keeps both of two members of one name", async () => {
    const zip = zipSync({ "b.txt": bytes(TURNS), "c.txt": bytes("SAM SAMPLE: So be it.\n") });
    inDirectory(zip, "c.txt", (entry) => entry.setUint8(46, "b".charCodeAt(0)));
    put("a.zip", zip);
    expect(await read()).toEqual({ "a.zip!/b.txt": 2, "a.zip!/b.txt (2)": 1 });
  });

  it("refuses a member that claims a hundred times what is likely, and reads the rest", async () => {
    put("a.zip", zipSync({ "bomb.txt": new Uint8Array(20_000_000), "ok.txt": bytes(TURNS) }));
    expect(await read()).toEqual({ "a.zip!/bomb.txt": "member-too-large", "a.zip!/ok.txt": 2 });
  });

  it("unpacks no more than a member says it holds", async () => {
    const zip = zipSync({ "liar.txt": new Uint8Array(20_000_000), "ok.txt": bytes(TURNS) });
    inDirectory(zip, "liar.txt", (entry) => entry.setUint32(24, 1000, true));
    put("a.zip", zip);
    expect(await read()).toEqual({ "a.zip!/liar.txt": "damaged-member", "a.zip!/ok.txt": 2 });
  });

  it("refuses a zip file whose members share their bytes", async () => {
    const zip = zipSync({ "b.txt": bytes(TURNS), "c.txt": bytes(TURNS) });
    inDirectory(zip, "c.txt", (entry) => entry.setUint32(42, 0, true));
    put("a.zip", zip);
    expect(await read()).toEqual({ "a.zip": "container-bomb" });
  });

  it("refuses a gzip file out of which far too much comes", async () => {
    put("a.txt.gz", gzipSync(new Uint8Array(20_000_000)));
    expect(await read()).toEqual({ "a.txt.gz!/a.txt": "container-bomb" });
  });

  it("names a tar archive for what it is", async () => {
    const tar = new Uint8Array(1024);
    tar.set(bytes("ustar"), 257);
    put("a.tgz", gzipSync(tar));
    expect(await read()).toEqual({ "a.tgz!/a.tar": "tar-archive" });
  });

  it("tells of a damaged member by its checksum", async () => {
    const zip = zipSync({ "b.txt": [bytes(TURNS), { level: 0 }], "c.txt": bytes(TURNS) });
    zip[30 + "b.txt".length + 3] = 0x21;
    put("a.zip", zip);
    expect(await read()).toEqual({ "a.zip!/b.txt": "damaged-member", "a.zip!/c.txt": 2 });
  });

  it("ends with a diagnostic wherever a container is cut", async () => {
    const zip = zipSync({ "b.txt": bytes(TURNS), "c.txt": bytes(TURNS) });
    const gz = gzipSync(TURNS);
    for (let cut = 1; cut < zip.length; cut += 3) put(`${String(cut).padStart(4, "0")}.zip`, zip.subarray(0, cut));
    for (let cut = 1; cut < gz.length; cut++) put(`${String(cut).padStart(4, "0")}.gz`, gz.subarray(0, cut));
    const outcomes = new Set(Object.values(await read()));
    expect(outcomes).toEqual(new Set(["damaged-container"]));
  });

  it("tells of a zip file that is none", async () => {
    put("a.zip", bytes(TURNS));
    put("empty.zip", new Uint8Array());
    put("raw.gz", deflateRawSync(TURNS));
    expect(await read()).toEqual({
      "a.zip": "damaged-container",
      "empty.zip": "empty-file",
      "raw.gz!/raw": "damaged-container",
    });
  });
});

describe("a library with containers", () => {
  it("shows the raw text of a member, keeps what it read, and reads anew when the container changes", async () => {
    const folder = temporaryFolder();
    const texts = join(folder.path, "texts");
    mkdirSync(texts);
    const put = (text: string) => writeFileSync(join(texts, "a.zip"), zipSync({ "x/b.txt": bytes(text) }));
    put(TURNS);
    const engine = startTestEngine(join(folder.path, "data"));
    await engine.open(texts);
    const sources = async () => (await engine.client.call("sources.list", { sort: [], offset: 0, limit: 9 })).rows;
    const [row] = await sources();
    expect(row).toMatchObject({ path: "a.zip!/x/b.txt", contributions: 2, size: TURNS.length });
    const raw = await engine.client.call("source.raw", { source: row?.id ?? "" });
    expect(raw.text).toBe(TURNS);
    put(`${TURNS}SAM SAMPLE: So be it.\n`);
    await engine.job(() => engine.client.call("library.rescan", {}));
    expect(await sources()).toMatchObject([{ path: "a.zip!/x/b.txt", contributions: 3 }]);
    await engine.close();
    folder.remove();
  });
});

/** Changes a member's entry in the directory of a zip file; the view begins at the entry. */
function inDirectory(zip: Uint8Array, name: string, change: (entry: DataView) => void): void {
  const buffer = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
  const nameAt = buffer.lastIndexOf(name);
  change(new DataView(zip.buffer, zip.byteOffset + nameAt - 46));
}
