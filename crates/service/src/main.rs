//! `countersign-service`: the reference sign-in service.

fn main() {}
