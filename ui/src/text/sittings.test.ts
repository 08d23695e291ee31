import { expect, test } from "vitest";

import { sittings } from "./sittings";

const step = (author: string, time: string) => ({ author, at: `2018-05-24T${time}:00Z` });

test("revisions of one author without a long pause are one sitting", () => {
  const groups = sittings([
    step("A", "12:20"),
    step("A", "12:00"),
    step("A", "11:00"),
    step("B", "10:59"),
  ]);
  expect(groups.map((group) => [group.author, group.steps.length])).toEqual([
    ["A", 2],
    ["A", 1],
    ["B", 1],
  ]);
  expect(groups[0]).toMatchObject({ from: "2018-05-24T12:00:00Z", to: "2018-05-24T12:20:00Z" });
});

test("another author between two revisions ends the sitting", () => {
  expect(sittings([step("A", "12:02"), step("B", "12:01"), step("A", "12:00")])).toHaveLength(3);
});
