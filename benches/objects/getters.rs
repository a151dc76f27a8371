//! wasm-bindgen alone: the fields of a plain object are read and made one by one.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    pub type Hit;

    #[wasm_bindgen(method, getter, structural)]
    fn id(this: &Hit) -> u32;
    #[wasm_bindgen(method, getter, structural)]
    fn name(this: &Hit) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn score(this: &Hit) -> f64;
    #[wasm_bindgen(method, getter, structural)]
    fn tags(this: &Hit) -> Option<Vec<String>>;

    #[wasm_bindgen(method, setter, structural)]
    fn set_id(this: &Hit, id: u32);
    #[wasm_bindgen(method, setter, structural)]
    fn set_name(this: &Hit, name: &str);
    #[wasm_bindgen(method, setter, structural)]
    fn set_score(this: &Hit, score: f64);
    #[wasm_bindgen(method, setter, structural)]
    fn set_tags(this: &Hit, tags: Vec<String>);
}

struct Owned {
    id: u32,
    name: String,
    score: f64,
    tags: Option<Vec<String>>,
}

impl Owned {
    fn read(hit: &Hit) -> Self {
        Self { id: hit.id(), name: hit.name(), score: hit.score(), tags: hit.tags() }
    }

    fn write(self) -> Hit {
        let hit: Hit = js_sys::Object::new().unchecked_into();
        hit.set_id(self.id);
        hit.set_name(&self.name);
        hit.set_score(self.score);
        if let Some(tags) = self.tags {
            hit.set_tags(tags);
        }
        hit
    }
}

#[wasm_bindgen]
pub fn search(minimum: f64, hits: Vec<Hit>) -> Vec<Hit> {
    let hits: Vec<_> = hits.iter().map(Owned::read).collect();
    let found = hits.into_iter().filter(|hit| hit.score >= minimum);
    found.map(|hit| Owned { score: hit.score * 2.0, ..hit }.write()).collect()
}
