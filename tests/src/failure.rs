//! What stopped a driver, in one sentence.

use std::fmt;

/// Why something did not do what it should, as one sentence for a person.
#[derive(Debug)]
pub struct Failure(String);

/// What a driver gives, or the sentence that says why not.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// A failure with its sentence.
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(format!("The system said: {error}."))
    }
}

/// A failed outcome with its sentence.
pub fn fail<T>(sentence: impl Into<String>) -> Outcome<T> {
    Err(Failure::new(sentence))
}
