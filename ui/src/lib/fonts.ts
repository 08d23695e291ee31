/**
 * The fonts of the first screen, on their way. Whoever lays it out before they are there has a
 * font of the system looked up in place of each, for each size and weight: that takes longer.
 */
export const fonts = Promise.allSettled(
  [
    "17px 'Source Serif 4 Variable'",
    "italic 17px 'Source Serif 4 Variable'",
    "13px 'Inter Variable'",
  ].map((font) => document.fonts.load(font)),
);
