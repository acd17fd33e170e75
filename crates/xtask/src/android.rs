//! What needs Android's own tools.

mod gradle;
mod package;

pub(crate) use gradle::build;
pub(crate) use package::package;
