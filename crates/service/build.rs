//! Builds again when a migration is added: the macro that embeds them sees only the known ones.

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
