/** A fixture: its name, its file's name, and its bytes decoded (fixtures are UTF-8). */
export interface Fixture {
  name: string;
  file: string;
  path: string;
  bytes: Uint8Array;
  text: string;
}
