//! The app for Android: what is tested on any machine, and what needs Android's own tools.

mod gradle;
mod modules;
mod package;

pub(crate) use gradle::build;
pub(crate) use modules::test;
pub(crate) use package::package;
