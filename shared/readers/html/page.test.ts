import { describe, expect, it } from "vitest";
import { looksLikeHtml } from "./page.ts";

describe("telling HTML", () => {
  it.each([
    ["<!-- a - b --><!-- c -->\n<html>", "document"],
    ["<?xml version='1.0'?><!DOCTYPE html>", "document"],
    ["<div class='x'>", "fragment"],
    ["<config/>", null],
  ])("%s", (text, kind) => expect(looksLikeHtml(text)).toBe(kind));

  it("is done with any number of comments before and within something else", () => {
    expect(looksLikeHtml(`${"<!-- a -->\n".repeat(200)}<config>${"<!-- b -->\n".repeat(200)}</config>`)).toBeNull();
  });
});
