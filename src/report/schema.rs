//! Keeps `www/report.schema.json` the same as the types; `UPDATE_EXPECT=1` writes it.

use super::Report;
use std::path::Path;

#[test]
fn the_published_schema_is_that_of_the_types() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/report.schema.json");
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Report)).expect("a schema") + "\n";
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&file, &schema).expect("writable");
    }
    let published = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(published == schema, "www/report.schema.json is out of date: run the tests with UPDATE_EXPECT=1");
}
