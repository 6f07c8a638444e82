import { describe, expect, it } from "vitest";
import { readTiming } from "./cue-timing.ts";

describe("readTiming", () => {
  it.each([
    ["01:02:03.400 --> 01:02:04,050", "01:02:03.400", 3723.4, 3724.05],
    ["01:02:03,400-->01:02:04,050   ", "01:02:03,400", 3723.4, 3724.05],
    ["100:00:00.5 --> 100:00:01.500", "100:00:00.5", 360000.5, 360001.5],
    ["02:03.400 --> 02:04.500 line:90%", "02:03.400", 123.4, 124.5],
    ["00:02:03.4 --> 00:02:04.5 a:b", "00:02:03.4", 123.4, 124.5],
  ])("reads %s", (text, printed, from, to) => {
    const timing = readTiming(text);
    expect(timing).toEqual({ printed, from: expect.closeTo(from, 6), to: expect.closeTo(to, 6) });
  });

  it.each([
    "01:02:03.400 --> 01:02:04.x50",
    "01:02:03.400 --> 01:02:0x.050",
    "01:02:03:400 --> 01:02:04.050",
    "01.02:03.400 --> 01:02:04.050",
    "01:02:03.400 ==> 01:02:04.050",
    "At 10:00 we met --> not a cue",
  ])("reads no timing in %s", (text) => {
    expect(readTiming(text)).toBeNull();
  });
});
