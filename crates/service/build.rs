//! Builds again when a migration is added: the macro that embeds them sees only the known ones.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
