// What the window can ask of the desk. A line here makes the command, its entry
// in the window's rights and its TypeScript types; `topic::name` is the function
// `name` of `src/requests/topic.rs`. The sentence above it goes into
// `ui/src/lib/requests.ts`.
requests! {
    /// Says which program answers and who sits at the desk, and shows the record that is open.
    about::hello;
    /// Changes the settings of the desk.
    about::set_settings;

    /// Opens a record; without a path the person chooses one. Answers null where they do not.
    record::open_record;
    /// Makes a record again from the history in a backup, an older copy or a damaged record,
    /// in a new file, and opens it; without paths the person chooses both.
    record::make_again;
    /// Makes a record, empty or filled with the sample; without a path the person chooses one.
    record::new_record;
    /// Tells what is open: title, drafts, what can be undone. Null where nothing is.
    record::current;
    /// Puts the open record away.
    record::close_record;
    /// Writes a copy of the open record elsewhere.
    record::save_copy;
    /// Checks the whole history of the open record.
    record::verify;
    /// Checks a copy of the open record while work goes on; refuses where it is not good.
    record::check;
    /// Backs up the open record where it has changed.
    record::back_up;
    /// Stops what takes long: it ends with a refusal, and the record is as it was.
    record::stop;
    /// Lists the newest changes, newest first.
    record::log;

    /// Reads the working text, or the record as it stood after a change.
    text::text;
    /// Does something to the record.
    text::act;
    /// Takes back one's own newest change.
    text::undo;
    /// Brings back what was taken back last.
    text::redo;
    /// Lists the revisions of a clause, newest first, each with what it changed.
    text::history;
    /// Lists the private comments on a clause.
    text::comments;

    /// Lists the numbers in the text that could refer to the clause that they name.
    references::likely_references;
    /// Lists the proposals on a clause, and shows in place those that wait.
    proposals::proposals;
    /// Lists the proposals that wait, those for new clauses too, in the order of the text.
    proposals::waiting_proposals;
    /// Says which of several proposals can be accepted together, and why the others cannot.
    proposals::plan_acceptance;
    /// Takes down a proposal on a clause; participants are found by name or made.
    proposals::propose;
    /// Lists what was said of the standing of a clause, oldest first.
    proposals::standing;

    /// Shows a clause or its part on the projector, which comes up if it is not there.
    projection::project;
    /// Tells the projector which clause is at hand; it follows unless it is pinned.
    projection::follow;
    /// Puts the projector away.
    projection::unproject;
    /// Reads what the room sees. Of the projector alone, as the two that follow.
    projector::seen;
    /// Lets the projector fill the screen, or no longer.
    projector::fill_screen;
    /// Puts the projector away, from its own window.
    projector::put_away;

    /// Keeps what is being typed in the recovery journal.
    journal::hold;
    /// Lists what was typed and not kept, by this desk before and now.
    journal::unkept;
    /// Refuses, once, where a recovery journal of the record did not read, and says where it is.
    journal::journals_read;
    /// Drops what was typed in a clause and not kept.
    journal::let_go;

    /// Compares two states of the text: what stands in which row, without the words.
    compare::compare;
    /// Reads the words of rows of a comparison.
    compare::compare_rows;
    /// Writes a redline of two states to a file.
    compare::export_redline;
    /// Finds the revisions, authors, notes and inputs behind rows of a comparison.
    behind::behind;
    /// Puts states side by side, a column each: what stands in which row, without the words.
    synoptic::synoptic;
    /// Reads rows of a synoptic table.
    synoptic::synoptic_rows;
    /// Prints a synoptic table for the clipboard.
    synoptic::copy_synoptic;
    /// Writes a synoptic table to a file.
    synoptic::export_synoptic;
    /// Follows a clause through all the drafts.
    synoptic::ribbon;

    /// Takes in a draft from a file; without a path the person chooses one.
    exchange::import_draft;
    /// Writes a state of the text to a file.
    exchange::export_text;
    /// Opens a copy that was edited elsewhere beside the working text: what it wants.
    copy::open_copy;
    /// Takes in the open copy as one change; null where nothing of it is taken.
    copy::take_copy;
    /// Puts the open copy away.
    copy::close_copy;
    /// Takes in a source from a file; without a path the person chooses one.
    exchange::import_source;

    /// Lists sessions, sources and participants.
    sources::room;
    /// Reads one source with its inputs.
    sources::source;
    /// Reads one input.
    sources::input;
    /// Lists all inputs.
    sources::inputs;
    /// Makes passages an input, and links it if asked; participants are found by name or made.
    sources::make_input;
    /// Adds passages to an input that says the same.
    sources::said_again;
    /// Corrects who said an input, for whom, and what kind of thing it is.
    sources::correct_input;
    /// Takes down a word from the floor as a source and an input in one step.
    sources::floor_note;

    /// Proposes the inputs of a source, for a person to confirm.
    reading::proposed;

    /// Reads the phases, sessions, drafts and expected documents of the process.
    process::process;
    /// Lists the open brackets of the working text, with their age today.
    process::ledger;
    /// Lists what was agreed at the end of a day, as the log has it.
    process::agreed_on;
    /// Counts the brackets of every draft, and of the working text day by day.
    process::convergence;
    /// Lists what a later draft lost, with the reason where the record has one.
    process::silence;
    /// Lists each verb of force that hardened or softened between two drafts.
    process::verbs;

    /// Lists the silence procedures, each as it stands now.
    silence::silences;
    /// Says who broke silence; participants are found by name or made.
    silence::break_silence;
    /// Adds a session or corrects one, with its office-holders by name.
    sessions::set_session;
    /// Finds the names that neither the record nor the program knows, with those that are near.
    participants::strangers;
    /// Lists the terms of the glossary with their uses in the working text.
    weight::terms;
    /// Lists the instruments with the clauses of the working text that lean on them.
    weight::instruments;

    /// Lists the links of a clause with how they stand.
    links::of_clause;
    /// Lists the links of an input with how they stand.
    links::of_input;

    /// Traces every word of a clause.
    trace::trace;
    /// Finds where every word of the working text comes from, to colour it.
    origins::colours;
    /// Suggests inputs for a clause, the likeliest first.
    suggest::likely_inputs;
    /// Suggests clauses for an input, the likeliest first.
    suggest::likely_clauses;
    /// Lists the links that a person has to look at again, in the order of the text.
    review::review;
    /// Tells what became of an input, and by what signs.
    review::fate;
    /// Tells what of the text has something behind it.
    report::coverage;
    /// Tells who was heard, and whose asks are in the text.
    report::participation;
    /// Writes a report to a file; answers its path, or null where none was chosen.
    report::export_report;
    /// Finds clauses, sources, inputs, sessions and participants by their words.
    trace::find;
}
