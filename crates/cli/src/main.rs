//! `countersign`: the phone in a terminal.

fn main() {}
