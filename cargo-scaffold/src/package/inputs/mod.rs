//! What a build reads: a change of it makes another build necessary.

pub mod build_inputs;
pub mod dep_info;
pub mod source_list;
