//! Set-up, bindings, tests, the demo and the measurements.

fn main() {}
