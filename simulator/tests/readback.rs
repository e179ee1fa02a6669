//! Settings that are written in one form and read in another.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod support;

use serde_json::{Value, json};
use support::Bench;

/// Sets `key` to the encoded `value`, and reads it back.
async fn after_set(bench: &Bench, key: &str, value: &str) -> Value {
    let wire = bench.local(&format!("/api/set?{key}={value}")).await;
    assert_eq!((wire.status, wire.json()), (Some(200), json!({key: true})), "{key}={value}");
    bench.local(&format!("/api/status?filter={key}")).await.json()[key].clone()
}

#[tokio::test]
async fn a_number_written_to_lot_changes_the_current_of_the_group_alone() {
    let bench = Bench::with(json!({"firmware": "055"})).await;
    assert_eq!(after_set(&bench, "lot", "35").await, json!({"amp": 35, "dyn": 32, "sta": 32, "ts": 0}));
    let old = Bench::start().await;
    assert_eq!(after_set(&old, "lot", "35").await, json!(35), "053 shows the number");
}

#[tokio::test]
async fn flags_written_to_the_button_locks_read_back_as_numbers() {
    let bench = Bench::with(json!({"firmware": "60.4"})).await;
    assert_eq!(after_set(&bench, "bac", "true").await, json!(1));
    assert_eq!(after_set(&bench, "sdp", "false").await, json!(0));
    assert_eq!(after_set(&bench, "bac", "3").await, json!(3));
    let old = Bench::start().await;
    assert_eq!(after_set(&old, "bac", "false").await, json!(false), "053 shows the flag");
}

#[tokio::test]
async fn null_written_to_a_prefix_reads_back_as_its_default() {
    let bench = Bench::with(json!({"firmware": "60.4"})).await;
    assert_eq!(after_set(&bench, "mtp", "%22mine%2F%22").await, json!("mine/"));
    assert_eq!(after_set(&bench, "mtp", "null").await, json!("go-eCharger/000001/"));
    assert_eq!(after_set(&bench, "mht", "%22ha%22").await, json!("ha"));
    assert_eq!(after_set(&bench, "mht", "null").await, json!("homeassistant"));
}

#[tokio::test]
async fn a_colour_reads_back_in_capital_letters() {
    let bench = Bench::start().await;
    for key in ["cid", "cwc", "cch", "cfi"] {
        assert_eq!(after_set(&bench, key, "%22%23ff00da%22").await, json!("#FF00DA"), "{key}");
    }
}

#[tokio::test]
async fn what_the_cloud_passes_on_reads_back_the_same_way() {
    let bench = Bench::with(json!({"firmware": "055"})).await;
    let wire = bench.cloud("/api/set?lot=25&cid=%22%23ff00da%22").await;
    assert_eq!(wire.json()["succeeded"], json!([{"lot": 25}, {"cid": "#ff00da"}]));
    let read = bench.cloud("/api/status?filter=lot,cid").await.json();
    assert_eq!((read["lot"]["amp"].clone(), read["cid"].clone()), (json!(25), json!("#FF00DA")));
}
