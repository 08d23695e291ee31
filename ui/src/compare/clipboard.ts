/** Puts a table on the clipboard, for a word processor and as plain text. */

import type { CopiedTable } from "../lib/requests";

/** Returns false where the system refuses. */
export async function toClipboard(table: CopiedTable): Promise<boolean> {
  try {
    const blob = (type: string, text: string) => new Blob([text], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/html": blob("text/html", table.html),
        "text/plain": blob("text/plain", table.text),
      }),
    ]);
    return true;
  } catch {
    return byCommand(table);
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
