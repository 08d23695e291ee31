/** The only door to the core: no other file imports Tauri's `invoke` or `listen`. */

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type { Failure, Requests } from "./requests";

/** Says no, in a sentence for the reader and with who can act on it. */
export class Refused extends Error {
  readonly remedy: Failure["remedy"];

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "Refused";
    this.remedy = failure.remedy;
  }
}

/** Sends one request to the core. Throws {@link Refused} when the core says no. */
export async function ask<R extends keyof Requests>(
  request: R,
  args: Requests[R][0],
): Promise<Requests[R][1]> {
  try {
    return await invoke<Requests[R][1]>(request, args);
  } catch (refusal) {
    throw new Refused(failure(refusal));
  }
}

/** Hears what the desk tells this window; returns what ends it. */
export function hear(event: string, told: () => void): () => void {
  const listening = listen(event, told);
  return () => void listening.then((end) => end());
}

function failure(refusal: unknown): Failure {
  if (typeof refusal === "object" && refusal !== null && "message" in refusal) {
    return refusal as Failure;
  }
  return { message: String(refusal), remedy: "report" };
}
