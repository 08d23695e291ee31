/** Which two states a comparison opens with, and how a choice is written in a select. */

import type { Draft, DraftId, TextName } from "../lib/requests";

/** A state as the value of an option. */
export function asValue(state: TextName): string {
  switch (state.is) {
    case "working":
      return "working";
    case "draft":
      return `draft ${state.draft}`;
    case "change":
      return `change ${state.change}`;
    case "time":
      return "time";
  }
}

/** The state that an option stands for; `time` needs the moment that was chosen. */
export function fromValue(value: string, at: string): TextName {
  const [is, id] = value.split(" ");
  if (is === "draft" && id) return { is: "draft", draft: id };
  if (is === "change" && id) return { is: "change", change: id };
  if (is === "time") return { is: "time", at };
  return { is: "working" };
}

/** The draft that is asked for beside the one before it; it alone where it is the first. */
export function beside(drafts: Draft[], asked: DraftId): { old: TextName; new: TextName } {
  const standing = drafts.filter((draft) => !draft.withdrawn);
  const at = standing.findIndex((draft) => draft.id === asked);
  const before = standing[at - 1]?.id ?? asked;
  return { old: { is: "draft", draft: before }, new: { is: "draft", draft: asked } };
}

/** The newest draft against the working text where both are there; else working against itself. */
export function first(drafts: Draft[]): { old: TextName; new: TextName } {
  const standing = drafts.filter((draft) => !draft.withdrawn);
  const newest = standing.at(-1);
  const before = standing.at(-2);
  if (before && newest) {
    return { old: { is: "draft", draft: before.id }, new: { is: "draft", draft: newest.id } };
  }
  if (newest) return { old: { is: "draft", draft: newest.id }, new: { is: "working" } };
  return { old: { is: "working" }, new: { is: "working" } };
}
