import { expect, test, vi } from "vitest";

import { keysOf, possibleActions, registerActions, runPressed, tabbed } from "./actions";

const press = (key: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, ...held });

test("keys are named as they are printed", () => {
  expect(keysOf(press("z", { ctrlKey: true, shiftKey: true }))).toBe("Ctrl+Shift+Z");
  expect(keysOf(press("ArrowUp", { altKey: true }))).toBe("Alt+ArrowUp");
});

test("Shift and Tab are a tab where the system gives the key no name", () => {
  expect(tabbed(press("Unidentified", { code: "Tab", shiftKey: true }))).toBe(true);
  expect(tabbed(press("Unidentified"))).toBe(false);
});

test("a pressed key runs its action only while that is there and can be done", () => {
  const run = vi.fn();
  let possible = false;
  const away = registerActions([
    { id: "x", label: "X", keys: "Ctrl+S", run, when: () => possible },
  ]);
  expect(runPressed(press("s", { ctrlKey: true }))).toBe(false);
  possible = true;
  expect(runPressed(press("s", { ctrlKey: true }))).toBe(true);
  expect(run).toHaveBeenCalledOnce();
  away();
  expect(possibleActions()).toEqual([]);
});

test("a single letter runs nothing: it is typed", () => {
  const run = vi.fn();
  const away = registerActions([{ id: "n", label: "Next", keys: "N", run }]);
  expect(runPressed(press("n"))).toBe(false);
  away();
});
