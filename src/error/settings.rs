//! Keys and values that cannot be right.
