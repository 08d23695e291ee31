/// <reference types="vite/client" />
import { describe, expect, test } from "vitest";

import css from "../app.css?raw";

/** What is written on what, in the whole window. */
const GROUNDS = ["paper", "ground", "raised"];
const PAIRS: [text: string, grounds: string[]][] = [
  ["ink", [...GROUNDS, "accent-soft", "mark", "amber-bg", "add-bg", "del-bg", "move-bg"]],
  ["quiet", [...GROUNDS, "accent-soft", "amber-bg"]],
  ["accent", [...GROUNDS, "accent-soft", "amber-bg"]],
  ["accent-ink", ["accent"]],
  ["add", [...GROUNDS, "add-bg", "accent-soft"]],
  ["del", [...GROUNDS, "del-bg", "accent-soft", "amber-bg"]],
  ["move", [...GROUNDS, "move-bg", "accent-soft"]],
  ["amber", [...GROUNDS, "amber-bg", "accent-soft"]],
];

/** The colours of a rule of the style sheet, by name. */
function colours(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`);
  const rule = css.slice(from, css.indexOf("}", from));
  const found = rule.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g);
  return new Map([...found].map(([, name = "", colour = ""]) => [name, colour]));
}

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[0-9a-f]/g, "$&$&") : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ["light", ":root"],
  ["dark", ':root[data-theme="dark"]'],
  ["dark as the system has it", ":root:not([data-theme])"],
])("in the %s", (_name, selector) => {
  const named = colours(selector);
  const pairs = PAIRS.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground]));

  test.each(pairs)("%s on %s can be read", (text = "", ground = "") => {
    const [a, b] = [named.get(text), named.get(ground)];
    expect(a && b && contrast(a, b)).toBeGreaterThanOrEqual(4.5);
  });
});

test("black on white has the contrast that WCAG gives it", () => {
  expect(contrast("#000", "#fff")).toBeCloseTo(21);
});
