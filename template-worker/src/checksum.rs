//! A struct that stays in Rust while the chunks of a body stream through it.

use wasm_bindgen::prelude::*;

/// FNV-1a with 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): detects accidental changes, not attacks.
#[wasm_bindgen]
pub struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

#[wasm_bindgen]
impl Checksum {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn update(&mut self, chunk: &[u8]) {
        for &byte in chunk {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Checksum;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn of(chunks: &[&str]) -> String {
        let mut checksum = Checksum::new();
        for chunk in chunks {
            checksum.update(chunk.as_bytes());
        }
        checksum.hex()
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn published_values() {
        assert_eq!(of(&[]), "cbf29ce484222325");
        assert_eq!(of(&["a"]), "af63dc4c8601ec8c");
        assert_eq!(of(&["foobar"]), "85944171f73967e8");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn chunks_make_no_difference() {
        assert_eq!(of(&["foo", "", "bar"]), of(&["foobar"]));
    }
}
