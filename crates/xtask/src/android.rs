//! What needs Android's own tools.

mod package;

pub(crate) use package::package;
