//! The program itself: its start line and its end.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

#[test]
fn it_says_where_it_is_in_one_line_and_ends_with_its_stdin() {
    let arguments =
        ["--exit-with-stdin", "--chargers", "2", "--token", "t", "--firmware", "60.4", "--cors", "none"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_simulator"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut line).unwrap();
    let start: Value = serde_json::from_str(&line).unwrap();
    let control = start["control"].as_str().unwrap();
    assert!(control.starts_with("http://127.0.0.1:"), "{line}");
    let second = &start["chargers"][1];
    assert_eq!((&second["serial"], &second["token"]), (&json!("000002"), &json!("t")));
    assert_eq!(second["cloud"], json!(format!("{control}/000002")));
    drop(child.stdin.take());
    let patience = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(patience.elapsed() < Duration::from_secs(5), "still running");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(child.wait().unwrap().success());
    line.clear();
    assert_eq!(stdout.read_line(&mut line).unwrap(), 0, "nothing else on stdout: {line}");
}
