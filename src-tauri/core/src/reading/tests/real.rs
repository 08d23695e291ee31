//! The report on the second thematic session, where it is at hand.
