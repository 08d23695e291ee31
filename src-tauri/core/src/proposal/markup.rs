//! A delegation's marked-up copy of a draft, taken apart into proposals.
