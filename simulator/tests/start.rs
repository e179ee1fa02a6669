//! The program itself: its start line and its end.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

#[test]
fn it_says_where_it_is_in_one_line_and_ends_with_its_stdin() {
    let arguments = [
        "--exit-with-stdin",
        "--chargers",
        "2",
        "--token",
        "t",
        "--model",
        "PRO",
        "--firmware",
        "60.4",
        "--cors",
        "none",
        "--close",
        "reset",
        "--origin",
        "http://127.0.0.1:5173",
        "--log-secrets",
    ];
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

fn run(arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_simulator")).args(arguments).output().unwrap()
}

#[test]
fn what_makes_no_sense_is_refused_with_the_reason() {
    for (arguments, reason) in [
        (["--firmware", "47"].as_slice(), "firmware is 051, 053, 055, or a version like"),
        (&["--model", "V9"], "model is one of V3, V4, CORE, PRO, CONTROLLER"),
        (&["--model", "CONTROLLER", "--firmware", "60.4"], "a go-e Controller has firmware 1.0.6"),
        (&["--close", "never"], "close is one of announced, silent, fin, reset"),
        (&["--origin", "localhost"], "an origin looks like"),
        (&["--speed", "0"], "speed is"),
    ] {
        let output = run(arguments);
        assert!(!output.status.success(), "{arguments:?}");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains(reason), "{arguments:?}: {error}");
    }
}

#[test]
fn help_and_readme_name_every_option() {
    let help = String::from_utf8(run(&["--help"]).stdout).unwrap();
    let readme = include_str!("../README.md");
    let listed: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `--").and_then(|rest| rest.split('`').next()))
        .collect();
    let mut named: Vec<&str> = help.split_whitespace().filter_map(|word| word.strip_prefix("--")).collect();
    named.retain(|name| !["help", "version", "exit-with-stdin"].contains(name));
    assert_eq!(listed, named);
}
