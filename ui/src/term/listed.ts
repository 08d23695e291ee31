/** The names of a list as it was typed, with commas or semicolons. */
export function listed(typed: string): string[] {
  return typed
    .split(/[,;]/)
    .map((name) => name.trim())
    .filter(Boolean);
}
