/** The projector as this window steers it. */

import { desk } from "../lib/desk.svelte";
import type { ClauseId, Projection } from "../lib/requests";

class Room {
  /** What the projector shows; null where it has not come up. */
  shown: Projection | null = $state.raw(null);

  get there(): boolean {
    return this.shown?.there ?? false;
  }

  /** Shows the clause at hand, or the part in which it stands. */
  async show(part: boolean): Promise<void> {
    const clause = desk.selected ?? desk.lines[0]?.clause;
    if (!clause) return desk.say("There is no clause to show yet");
    const pinned = this.there ? (this.shown?.pinned ?? false) : false;
    this.#took(await desk.ask("project", { clause, part, pinned }));
  }

  /** Pins what is shown, or lets it follow the clause at hand. */
  async pin(): Promise<void> {
    const shown = this.shown;
    const clause = shown?.pinned ? (desk.selected ?? shown.clause) : shown?.clause;
    if (!shown?.there || !clause) return;
    const pinned = !shown.pinned;
    this.#took(await desk.ask("project", { clause, part: shown.part, pinned }));
    desk.say(pinned ? "The projector stays here" : "The projector follows the clause at hand");
  }

  /** Tells it which clause is at hand. */
  async follow(clause: ClauseId): Promise<void> {
    if (this.there) this.#took(await desk.ask("follow", { clause }));
  }

  async away(): Promise<void> {
    this.#took(await desk.ask("unproject", {}));
  }

  #took(shown: Projection | undefined): void {
    if (shown) this.shown = shown;
  }

  actions() {
    const open = () => desk.overview !== null;
    return [
      {
        id: "projector.clause",
        label: "Projector: show the clause at hand",
        keys: "F9",
        when: open,
        run: () => void this.show(false),
      },
      {
        id: "projector.part",
        label: "Projector: show the whole part",
        keys: "Shift+F9",
        when: open,
        run: () => void this.show(true),
      },
      {
        id: "projector.pin",
        label: "Projector: stay here, or follow the clause at hand",
        keys: "Ctrl+F9",
        when: () => this.there,
        run: () => void this.pin(),
      },
      {
        id: "projector.away",
        label: "Projector: put it away",
        keys: "Alt+F9",
        when: () => this.there,
        run: () => void this.away(),
      },
    ];
  }
}

/** The one projector of this desk. */
export const room = new Room();
