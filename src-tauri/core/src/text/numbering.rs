//! Numbers: how they are computed, and how they stand between two drafts.
