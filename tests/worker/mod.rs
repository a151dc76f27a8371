//! Generated workers at their work, and what goes wrong there.

mod edge;
