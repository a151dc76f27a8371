//! What a build is for: this decides which of cargo's profiles it uses, and what is kept in the module.

#[derive(Clone, Default)]
pub enum BuildMode {
    /// To ship: the `release` profile, optimised, without names.
    #[default]
    Release,
    /// To debug: the `dev` profile, not optimised, with names and with wasm-bindgen's own checks.
    Dev,
    /// To measure: like `Release`, with the names of functions.
    Profiling,
    /// To ship, with a profile of the user's.
    Custom(String),
}

impl BuildMode {
    /// From the name of a profile, which may be one of cargo's own.
    pub fn from_profile(name: &str) -> Self {
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

    /// Whether the module is worth the time that `wasm-opt` takes.
    pub fn is_optimised(&self) -> bool {
        !matches!(self, Self::Dev)
    }
}
