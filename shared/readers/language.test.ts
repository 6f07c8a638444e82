import { describe, expect, it } from "vitest";
import { languageTag } from "./language.ts";
import { readBytes } from "./testing/read-file.ts";

const languagesOf = (path: string, text: string) =>
  readBytes(path, new TextEncoder().encode(text)).extracts.map(({ language }) => language ?? null);

describe("a language as sources state it", () => {
  it.each([
    ["en", "en"],
    ["EN", "en"],
    ["en_GB", "en-GB"],
    ["eng", "en"],
    ["gle", "ga"],
    ["English", "en"],
    ["Deutsch", "de"],
    ["Norwegian Bokmål", "nb"],
    ["mul", null],
    ["und", null],
    ["Multiple", null],
    ["-", null],
    ["", null],
    [null, null],
  ])("%s is %s", (printed, tag) => expect(languageTag(printed)).toBe(tag));
});

describe("an extract's language", () => {
  it("is that of the page", () => {
    const page = (root: string) => `<!doctype html><html${root}><body><p>Mr Speaker: Trefn.</p></body></html>`;
    expect(languagesOf("a.html", page(' class="x" lang="cy"'))).toEqual(["cy"]);
    expect(languagesOf("a.html", page(""))).toEqual([null]);
  });

  it("is that of the table's rows where they all state one", () => {
    const rows = "date,speaker,text,language,title\n2031-01-02,Ada,Hello.,English,A\n2031-01-02,Bo,Yes.,en,A\n";
    expect(languagesOf("a.csv", rows)).toEqual(["en"]);
    expect(languagesOf("a.csv", `${rows}2031-01-02,Cy,Oui.,fr,A\n2031-01-02,Cy,Oui.,fr,B\n`)).toEqual([null, "fr"]);
  });

  it("is that of the folder of the Europarl corpus", () => {
    const text = '<CHAPTER ID="1">\nRoads\n<SPEAKER ID=1 NAME="Ada">\nHello.\n';
    expect(languagesOf("txt/fr/ep-00-01-17.txt", text)).toEqual(["fr"]);
    expect(languagesOf("aligned/ep-00-01-17.txt", text)).toEqual([null]);
  });
});
