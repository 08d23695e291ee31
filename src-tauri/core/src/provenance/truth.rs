//! Checks origins against histories whose truth is known.
