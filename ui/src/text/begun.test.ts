import { describe, expect, it } from "vitest";

import type { Line } from "../lib/requests";
import { beginAfter, beginBefore, lifted, nested, type Begun } from "./begun";

function line(clause: string, kind: string, parent?: string): Line {
  const place = { order: clause, ...(parent ? { parent } : {}) };
  return { clause, kind, series: "auto", place } as unknown as Line;
}

const TEXT = [
  line("h", "heading"),
  line("1", "paragraph", "h"),
  line("1a", "point", "1"),
  line("1b", "point", "1"),
  line("1bi", "point", "1b"),
  line("2", "paragraph", "h"),
];
const the = (clause: string) => TEXT.find((each) => each.clause === clause)!;
const begun = (begins: Omit<Begun, "clause" | "from">): Begun => ({
  ...begins,
  clause: "new",
  from: null,
});

describe("a clause that is begun", () => {
  it("stands before a clause, and is of its kind", () => {
    expect(beginBefore(TEXT, the("2"))).toEqual({
      kind: "paragraph",
      series: "auto",
      to: { parent: "h", after: "1" },
      below: "1bi",
    });
    expect(beginBefore(TEXT, the("1a"))).toMatchObject({ to: { parent: "1" }, below: "1" });
    expect(beginBefore(TEXT, the("h"))).toMatchObject({ kind: "heading", to: {}, below: null });
  });

  it("stands under a heading, among the points, or after what has none", () => {
    expect(beginAfter(TEXT, the("h"))).toMatchObject({ kind: "paragraph", to: { parent: "h" } });
    expect(beginAfter(TEXT, the("1"))).toMatchObject({ kind: "point", to: { parent: "1" } });
    expect(beginAfter(TEXT, the("2"))).toMatchObject({ to: { parent: "h", after: "2" } });
    expect(beginAfter(TEXT, null)).toMatchObject({ kind: "paragraph", to: {}, below: null });
  });

  it("goes out one level, after all that stands under the clause it leaves", () => {
    const first = begun(beginAfter(TEXT, the("1a")));
    expect(lifted(TEXT, first)).toMatchObject({
      kind: "paragraph",
      to: { parent: "h", after: "1" },
      below: "1bi",
    });
    expect(lifted(TEXT, begun(beginAfter(TEXT, the("2"))))).toBeNull();
  });

  it("goes in one level, as the last point of the clause before it", () => {
    expect(nested(TEXT, begun(beginAfter(TEXT, the("2"))))).toMatchObject({
      kind: "point",
      to: { parent: "2" },
      below: "2",
    });
    expect(nested(TEXT, begun(beginBefore(TEXT, the("2"))))).toMatchObject({
      kind: "point",
      to: { parent: "1", after: "1b" },
      below: "1bi",
    });
    expect(nested(TEXT, begun(beginAfter(TEXT, the("h"))))).toBeNull();
  });
});
