//! What a build is for: which of cargo's profiles it uses, and what is kept in the module.

/// What a build is for.
#[derive(Default)]
pub enum Mode {
    /// To be shipped: the `release` profile, optimised, without names.
    #[default]
    Release,
    /// To be debugged: the `dev` profile, not optimised, with names and with wasm-bindgen's own checks.
    Dev,
    /// To be measured: as shipped, with the names of functions.
    Profiling,
    /// To be shipped, with a profile of the user's.
    Custom(String),
}

impl Mode {
    /// For a profile that the user named, which may be one of cargo's own.
    pub fn of_profile(name: &str) -> Self {
        match name {
            "release" => Self::Release,
            "dev" => Self::Dev,
            name => Self::Custom(name.to_owned()),
        }
    }

    pub fn profile(&self) -> &str {
        match self {
            Self::Release | Self::Profiling => "release",
            Self::Dev => "dev",
            Self::Custom(name) => name,
        }
    }

    /// Whether the module keeps the names of its functions.
    pub fn keeps_names(&self) -> bool {
        matches!(self, Self::Dev | Self::Profiling)
    }

    /// Whether the module is worth `wasm-opt`'s time.
    pub fn is_optimised(&self) -> bool {
        !matches!(self, Self::Dev)
    }
}
