import { describe, expect, it } from "vitest";

import type { ChangeKind, ComparedRow } from "../lib/requests";
import { bars, begins, lanes, nearest } from "./map";

function row(change: ChangeKind, at: number): ComparedRow {
  return { change, old: [at], new: [at], length: 60 };
}

function text(...kinds: ChangeKind[]): ComparedRow[] {
  return kinds.map(row);
}

const all = () => true;

describe("the map of a comparison", () => {
  it("gives each row a share of the height by what it says", () => {
    expect(begins(text("same", "added", "same", "removed"))).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(begins(text())).toEqual([0]);
  });

  it("marks a kind in its lane, a moved and reworded clause in two", () => {
    expect(lanes("moved-reworded")).toEqual(["reworded", "moved"]);
    expect(lanes("same")).toEqual([]);
    const found = text("same", "added", "same", "moved-reworded");
    expect(bars(found, begins(found), 400, all)).toEqual([
      { lane: "added", top: 100, height: 99 },
      { lane: "reworded", top: 300, height: 99 },
      { lane: "moved", top: 300, height: 99 },
    ]);
  });

  it("joins marks that touch, and shows the smallest", () => {
    const kinds = Array.from({ length: 3000 }, (_, at): ChangeKind =>
      at % 10 === 0 ? "reworded" : "same",
    );
    const found = text(...kinds);
    const marks = bars(found, begins(found), 300, all);
    expect(marks.length).toBeLessThanOrEqual(300);
    expect(marks.every((mark) => mark.height >= 2)).toBe(true);
    const dense = text(...Array.from({ length: 3000 }, (): ChangeKind => "reworded"));
    expect(bars(dense, begins(dense), 300, all)).toHaveLength(1);
  });

  it("leaves out what is filtered, and finds the nearest change", () => {
    const found = text("added", "same", "same", "removed");
    const starts = begins(found);
    expect(bars(found, starts, 400, (at) => at === 3).map((bar) => bar.lane)).toEqual(["removed"]);
    expect(nearest([0, 3], starts, 0.3)).toBe(0);
    expect(nearest([0, 3], starts, 0.6)).toBe(3);
    expect(nearest([], starts, 0.5)).toBeNull();
  });
});
