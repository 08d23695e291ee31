import { describe, expect, it } from "vitest";

import { heading, placed } from "./session";

describe("a session in a list", () => {
  it("is named by what is known of it", () => {
    expect(heading({ number: "2", name: "Drivers" })).toBe("2 · Drivers");
    expect(heading({ number: "2", name: "" })).toBe("2");
    expect(placed({ place: "Geneva", from: "2017-05-08", until: "2017-05-09" })).toBe(
      "Geneva, 8 – 9 May 2017",
    );
    expect(placed({ place: "Vienna", from: "2017-09-04", until: "2017-09-04" })).toBe(
      "Vienna, 4 Sept 2017",
    );
  });

  it("says nothing where nothing is known", () => {
    expect(placed({} as never)).toBe("");
  });
});
