/** Characters that make a text read otherwise than it is: the window always shows them. */

const DECEPTIVE =
  // Controls; bidirectional marks, embeddings, overrides and isolates; joiners of no width; tag characters.
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

const NAMES: Record<number, string> = {
  0xad: "soft hyphen",
  0x200b: "no-width blank",
  0x200e: "left-to-right mark",
  0x200f: "right-to-left mark",
  0x202a: "left-to-right embedding",
  0x202b: "right-to-left embedding",
  0x202c: "end of direction",
  0x202d: "left-to-right override",
  0x202e: "right-to-left override",
  0x2060: "word joiner",
  0x2066: "left-to-right isolate",
  0x2067: "right-to-left isolate",
  0x2068: "isolate",
  0x2069: "end of isolate",
  0xfeff: "byte order mark",
};

/** True for a character that a reader would not see. */
export function isDeceptive(character: string): boolean {
  return DECEPTIVE.test(character);
}

/** Names a deceptive character: `right-to-left override`, `U+E0041`. */
export function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text with each deceptive character spelled out in its place. */
export function openly(text: string): string {
  return DECEPTIVE.test(text)
    ? Array.from(text, (each) => (isDeceptive(each) ? `⟪${nameOf(each)}⟫` : each)).join("")
    : text;
}
