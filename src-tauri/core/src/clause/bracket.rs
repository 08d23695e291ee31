//! Brackets: wording that is not agreed, with its alternatives and holders.
