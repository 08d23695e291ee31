/** A long list drawn bit by bit: the first of it at once, the rest while nobody waits for it. */

/** Fills a window of common height. */
const FIRST = 30;
/** What is drawn between two frames without a key being held up. */
const MORE = 100;

/**
 * The part of a list that is drawn. All of it is, a moment later; the one at `at` and those
 * around it at once. Called while a component is made.
 */
export function gradually<T>(list: () => T[], at: () => number): { readonly drawn: T[] } {
  let most = $state(FIRST);

  $effect.pre(() => {
    if (list().length === 0) most = FIRST;
    else if (at() >= most) most = at() + FIRST;
  });

  $effect(() => {
    if (most >= list().length) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame is drawn before more is made.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => (most += MORE));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  });

  return {
    get drawn() {
      return most < list().length ? list().slice(0, most) : list();
    },
  };
}
