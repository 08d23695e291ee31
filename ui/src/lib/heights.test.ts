import { describe, expect, it } from "vitest";

import { Heights } from "./heights";

describe("the heights of a long list", () => {
  it("say where a row begins and which row stands at a height", () => {
    const heights = new Heights([10, 20, 30, 40]);
    expect(heights.total).toBe(100);
    expect([0, 1, 2, 3, 4].map((row) => heights.top(row))).toEqual([0, 10, 30, 60, 100]);
    expect([-5, 0, 9, 10, 29, 30, 59, 60, 99, 100, 500].map((at) => heights.at(at))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 3, 3, 3, 3,
    ]);
  });

  it("follow what is measured", () => {
    const heights = new Heights([10, 20, 30]);
    expect(heights.measure(1, 25)).toBe(5);
    expect(heights.measure(1, 25)).toBe(0);
    expect(heights.measure(7, 25)).toBe(0);
    expect(heights.top(2)).toBe(35);
    expect(heights.at(34)).toBe(1);
    expect(heights.total).toBe(65);
  });

  it("agree with adding up, whatever the length", () => {
    for (const length of [0, 1, 2, 3, 7, 8, 9, 1000]) {
      const rows = Array.from({ length }, (_, at) => ((at * 37) % 11) + 1);
      const heights = new Heights(rows);
      let top = 0;
      rows.forEach((height, at) => {
        expect(heights.top(at)).toBe(top);
        expect(heights.at(top)).toBe(at);
        top += height;
        expect(heights.at(top - 0.5)).toBe(at);
      });
      expect(heights.total).toBe(top);
    }
  });
});
