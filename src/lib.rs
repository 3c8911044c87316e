//! Answers one question about a publishing account: is anybody still there?
