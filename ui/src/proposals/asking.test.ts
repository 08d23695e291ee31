import { describe, expect, it } from "vitest";

import type { Action, Line } from "../lib/requests";
import { reopening, touched } from "./asking";

const line = (clause: string, stands: string) => ({ clause, stands }) as unknown as Line;
const lines = [line("a", "agreed"), line("b", "agreedAdRef"), line("c", "open")];
const join: Action = { do: "join", clause: "c", into: "a" };

describe("asking before agreed text changes", () => {
  it("asks where the words of an agreed clause change, and not elsewhere", () => {
    expect(touched(join, lines)).toEqual({ clauses: ["a"], words: true });
    expect(touched({ do: "split", clause: "b", at: 3 }, lines)?.clauses).toEqual(["b"]);
    expect(touched({ do: "remove", clause: "c" }, lines)).toBeNull();
    expect(touched({ do: "label", clause: "a", label: "Data" }, lines)).toBeNull();
  });

  it("asks where an agreed clause goes elsewhere, which does not reopen it", () => {
    const move: Action = { do: "move", clause: "a" };
    const found = touched(move, lines)!;
    expect(found).toEqual({ clauses: ["a"], words: false });
    expect(reopening(move, found)).toBe(move);
  });

  it("asks for the clause of a proposal that is accepted", () => {
    const accept: Action = { do: "acceptProposals", proposals: ["p"] };
    expect(touched(accept, lines, ["b"])).toEqual({ clauses: ["b"], words: true });
    expect(touched(accept, lines, ["c"])).toBeNull();
  });

  it("reopens first, in the same change, and then asks no more", () => {
    const action = reopening(join, touched(join, lines)!);
    expect(action).toEqual({
      do: "together",
      what: "reopen what was agreed and change it",
      actions: [{ do: "setStanding", clause: "a", said: "reopened" }, join],
    });
    expect(touched(action, lines)).toBeNull();
  });
});
