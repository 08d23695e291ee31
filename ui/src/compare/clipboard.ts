/** Puts a table on the clipboard, for a word processor and as plain text. */

import type { CopiedTable } from "../lib/requests";

/**
 * Returns false where the system refuses. It is asked at once, while the key or the click that
 * asked for it still counts; the table may come later.
 */
export async function toClipboard(coming: Promise<CopiedTable>): Promise<boolean> {
  const blob = (type: string, text: (table: CopiedTable) => string) =>
    coming.then((table) => new Blob([text(table)], { type }));
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob("text/html", (table) => table.html),
        "text/plain": blob("text/plain", (table) => table.text),
      }),
    ]);
    return true;
  } catch {
    return byCommand(await coming);
  }
}

/** The older way, which some systems still ask for. */
function byCommand(table: CopiedTable): boolean {
  let taken = false;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", table.html);
    event.clipboardData?.setData("text/plain", table.text);
    event.preventDefault();
    taken = true;
  };
  document.addEventListener("copy", put);
  document.execCommand("copy");
  document.removeEventListener("copy", put);
  return taken;
}
