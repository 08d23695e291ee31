// What the window can ask of the desk. A line here makes the command, its entry
// in the window's rights and its TypeScript types; `topic::name` is the function
// `name` of `src/requests/topic.rs`. The sentence above it goes into
// `ui/src/lib/requests.ts`.
requests! {
    /// Says which program answers.
    about::hello;
}
