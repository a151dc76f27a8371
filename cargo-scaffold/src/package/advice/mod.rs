//! What to do about a compile that failed, where cargo and the compiler don't say it.

pub mod boundary;
pub mod failure;
mod remedies;
mod wrong_type;
