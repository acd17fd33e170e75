//! Tests that cross crates and languages; xtask passes them the paths of the binaries.
