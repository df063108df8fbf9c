//! The one error type of the library.

use std::fmt;

/// Why no analysis could be made. Its message says what was wrong and what would be right.
///
/// The kinds are not public: tell errors apart by [`Error::code`], which is stable.
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug)]
pub(crate) enum Kind {
    TooLong { bytes: usize, limit: usize },
    Option { name: &'static str, message: String },
    Model(String),
}

impl Error {
    /// A short stable name of the kind of error: `too-long`, `option` or `model`.
    pub fn code(&self) -> &'static str {
        match *self.0 {
            Kind::TooLong { .. } => "too-long",
            Kind::Option { .. } => "option",
            Kind::Model(_) => "model",
        }
    }

    pub(crate) fn too_long(bytes: usize, limit: usize) -> Self {
        Kind::TooLong { bytes, limit }.into()
    }

    /// `name` is the option as the caller wrote it (`referenceDate`).
    pub(crate) fn option(name: &'static str, message: impl Into<String>) -> Self {
        Kind::Option { name, message: message.into() }.into()
    }

    pub(crate) fn model(message: impl Into<String>) -> Self {
        Kind::Model(message.into()).into()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::TooLong { bytes, limit } => {
                write!(f, "the text has {bytes} bytes or more, over the limit of {limit} (option maxBytes)")
            }
            Kind::Option { name, message } => write!(f, "option {name}: {message}"),
            Kind::Model(message) => write!(f, "model file: {message}"),
        }
    }
}

impl std::error::Error for Error {}
