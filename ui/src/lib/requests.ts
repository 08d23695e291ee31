// Written from src-tauri/src/requests/list.rs; do not edit. To write it anew:
// TRAVAUX_WRITE=1 cargo test --workspace requests

/** Each request with what it takes and what it answers. */
export type Requests = {
  /** Says which program answers. */
  hello: [Nothing, Hello];
};

/**
 * A refusal on its way to the window.
 */
export type Failure = {
/**
 * One plain sentence that says what is wrong and what to do.
 */
message: string,
/**
 * Who can act on it.
 */
remedy: Remedy, };

/**
 * The program that answers.
 */
export type Hello = {
/**
 * Its name.
 */
program: string,
/**
 * Its version.
 */
version: string, };

/**
 * A request that needs nothing told.
 */
export type Nothing = Record<symbol, never>;

/**
 * Who can do something about an error, and what.
 */
export type Remedy = "rephrase" | "reload" | "chooseFile" | "saveCopy" | "update" | "report";

