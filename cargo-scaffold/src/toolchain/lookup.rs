//! The result of looking for a tool.

/// A tool that can be used, or why there is none. The remedy is the last part of a message: `install …`, `run …`.
pub enum Lookup<T> {
    Found(T),
    TooOld { tool: T, remedy: String },
    Missing { remedy: String },
}
