/** Puts the inputs beside the revision whose change they stand behind. */

import type { RevisionId, Step, Tied, Trace } from "../lib/requests";

/** The links of a clause by revision, and those that are tied to it as a whole. */
export interface Beside {
  at: Map<RevisionId, Tied[]>;
  whole: Tied[];
}

/**
 * A link stands beside the revision that brought in its words. Words that were taken out by
 * request stand beside the revision that took them out; words that have gone since, beside the
 * revision in which they were linked.
 */
export function beside(steps: Step[], trace: Trace | null, ties: Tied[]): Beside {
  const at = new Map<RevisionId, Tied[]>();
  const whole: Tied[] = [];
  const put = (revision: RevisionId, tied: Tied) => {
    const there = at.get(revision) ?? [];
    if (!there.includes(tied)) at.set(revision, [...there, tied]);
  };
  const known = new Set(steps.map((step) => step.id));
  for (const tied of ties) {
    const { target, input } = tied.link;
    if (target.to === "removal") {
      const after = steps.find((step) => step.parents.includes(target.revision));
      put(after?.id ?? target.revision, tied);
    } else if (target.to === "words") {
      const behind = (trace?.words ?? []).filter(
        (word, nth) => covers(tied, trace, nth) && word.inputs.some((each) => each.id === input),
      );
      const brought = new Set(
        behind.map((word) => word.revision).filter((revision) => known.has(revision)),
      );
      if (brought.size === 0) put(target.revision, tied);
      for (const revision of brought) put(revision, tied);
    } else whole.push(tied);
  }
  return { at, whole };
}

/** True where a word of the trace is one that the link covers now. */
function covers(tied: Tied, trace: Trace | null, nth: number): boolean {
  let start = 0;
  for (const word of trace?.words.slice(0, nth) ?? []) start += word.text.length;
  const end = start + (trace?.words[nth]?.text.trimEnd().length ?? 0);
  return tied.stood.at.some(([from, until]) => from < end && until > start);
}

/** One draft in the ribbon of a clause. */
export interface Link {
  /** The draft's name; none for the working text. */
  draft?: string;
  /** The step whose wording it has; none where the clause is not in it. */
  step?: Step;
  /** How its wording stands to the draft before. */
  is: "absent" | "new" | "same" | "reworded" | "removed";
}

/** The wordings of a clause over all drafts in the order of their dates, and the working text. */
export function ribbon(steps: Step[], drafts: string[]): Link[] {
  const found: Link[] = [];
  let before: Step | undefined;
  const newest = steps.filter((step) => !step.aside).at(-1);
  for (const draft of [...drafts, undefined]) {
    const step = draft === undefined ? newest : steps.find((each) => each.drafts.includes(draft));
    const gone = !step || step.removed;
    const was = before && !before.removed ? before : undefined;
    found.push({
      ...(draft !== undefined ? { draft } : {}),
      ...(step ? { step } : {}),
      is: gone
        ? was
          ? "removed"
          : "absent"
        : !was
          ? "new"
          : was.wording.text === step.wording.text
            ? "same"
            : "reworded",
    });
    before = step;
  }
  return found;
}
