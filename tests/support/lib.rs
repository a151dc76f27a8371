//! What the integration tests share.

pub mod answers;
pub mod fixture;
pub mod scaffold;
pub mod tree;
