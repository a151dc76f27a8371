//! Interim: the plainest `exports`.
use super::{bindings::Bindings, environments::Environments};
use serde_json::{Map, Value, json};
pub fn fields(bindings: &Bindings, _environments: &Environments) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("type".into(), json!("module"));
    map.insert("main".into(), json!("./node.cjs"));
    map.insert("types".into(), json!(format!("./{}.d.ts", bindings.stem)));
    map
}
