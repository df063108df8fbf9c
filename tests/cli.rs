//! The command line, run as its users run it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Output, Stdio};

use serde_json::{Value, json};

const TEXT: &str = "Ms Ålund met Mr 🦀 in Kraków. They signed a treaty.";

/// The command, running, and its input.
fn started(arguments: &[&str], output: impl Into<Stdio>) -> (Child, ChildStdin) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(output)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdin = child.stdin.take().unwrap();
    (child, stdin)
}

fn dateline(arguments: &[&str], input: &[u8]) -> Output {
    let (child, mut stdin) = started(arguments, Stdio::piped());
    let input = input.to_vec();
    // It may answer before it has read all of it, or end without reading it.
    let writer = std::thread::spawn(move || stdin.write_all(&input).ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = str::from_utf8(&output.stdout).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'), "the last line is whole");
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn message(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file of the test's own with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn analyze_reads_standard_input_or_files() {
    let path = file("article.txt", TEXT.as_bytes());
    let path = path.to_str().unwrap();
    let from_input = lines(&dateline(&["analyze"], TEXT.as_bytes()));
    assert_eq!(from_input.len(), 1);
    assert_eq!(from_input[0]["schemaVersion"], "1");
    assert_eq!(lines(&dateline(&["analyze", "-"], TEXT.as_bytes())), from_input);
    assert_eq!(lines(&dateline(&["analyze", path], b"")), from_input);
    let twice = lines(&dateline(&["analyze", path, path], b""));
    assert_eq!(twice, [from_input[0].clone(), from_input[0].clone()]);
}

#[test]
fn offsets_count_what_was_asked_for() {
    let units =
        [("char", TEXT.chars().count()), ("utf8", TEXT.len()), ("utf16", TEXT.encode_utf16().count())];
    for (unit, length) in units {
        let analysis = &lines(&dateline(&["analyze", "--offsets", unit], TEXT.as_bytes()))[0];
        assert_eq!(analysis["offsetUnit"], unit);
        assert_eq!(analysis["sentences"].as_array().unwrap().last().unwrap()["end"], length);
    }
    assert_eq!(lines(&dateline(&["analyze"], TEXT.as_bytes()))[0]["offsetUnit"], "char");
}

#[test]
fn an_empty_text_has_an_analysis() {
    for input in ["", "\n", " \t\r\n"] {
        let output = dateline(&["analyze"], input.as_bytes());
        assert!(output.status.success());
        assert_eq!(lines(&output)[0]["sentences"], json!([]));
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_read() {
    let good = file("good.txt", TEXT.as_bytes());
    let bad = file("latin1.txt", b"Krak\xF3w");
    let output = dateline(&["analyze", "no-such-file", bad.to_str().unwrap(), good.to_str().unwrap()], b"");
    assert!(!output.status.success());
    assert_eq!(lines(&output).len(), 1);
    let message = message(&output);
    assert!(message.contains("no-such-file: "), "{message}");
    assert!(message.contains("latin1.txt: not UTF-8 text (byte 4 cannot be read)"), "{message}");
}

#[test]
fn a_date_that_is_none_is_refused() {
    for date in ["2026-02-30", "yesterday", "2026-13-01", ""] {
        let output = dateline(&["analyze", "--date", date], TEXT.as_bytes());
        assert!(!output.status.success(), "{date:?} was taken");
        assert!(message(&output).contains("referenceDate"), "{}", message(&output));
        assert!(output.stdout.is_empty());
    }
    let given = lines(&dateline(&["analyze", "--date", "2024-02-29"], TEXT.as_bytes()));
    assert_eq!(given[0]["referenceDate"], json!({"value": "2024-02-29", "source": "given"}));
}

#[test]
fn a_text_over_the_limit_is_refused() {
    let output = dateline(&["analyze"], &vec![b' '; (8 << 20) + 1]);
    assert!(!output.status.success());
    assert!(message(&output).contains("limit"), "{}", message(&output));
}

#[test]
fn batch_answers_every_line_in_its_place() {
    let input = [
        json!({"id": "first", "text": TEXT}).to_string(),
        "no JSON".to_owned(),
        json!({"id": 7}).to_string(),
        json!({"text": "no id"}).to_string(),
        json!({"id": null, "text": ""}).to_string(),
        json!(["id", "text"]).to_string(),
        String::new(),
        json!({"id": {"z": 1, "a": [2.50]}, "text": "Text.", "date": "2026-11-21", "more": true}).to_string(),
        r#"{"id": 123456789012345678901234567890.10, "text": "a lone \ud83e surrogate"}"#.to_owned(),
        json!({"id": "bad date", "text": "Text.", "date": "2026-02-30"}).to_string(),
        json!({"id": "large", "text": " ".repeat((8 << 20) + 1)}).to_string(),
        json!({"id": "last", "text": TEXT}).to_string(),
    ];
    let output = dateline(&["batch"], input.join("\n").as_bytes());
    assert!(output.status.success(), "{}", message(&output));
    let lines = lines(&output);
    assert_eq!(lines.len(), input.len());
    let refused = |line: &Value| line.get("error").is_some() && line.get("schemaVersion").is_none();
    let expected = [false, true, true, true, false, true, true, false, true, true, true, false];
    assert_eq!(lines.iter().map(refused).collect::<Vec<_>>(), expected);
    let ids = ["first", "bad date", "large", "last"].map(Value::from);
    assert_eq!([0, 9, 10, 11].map(|index: usize| lines[index]["id"].clone()), ids);
    assert_eq!(lines[2]["id"], 7);
    for index in [1, 3, 5, 6] {
        assert!(lines[index].get("id").is_none(), "{}", lines[index]);
    }
    assert!(lines[4]["id"].is_null());
    assert!(str::from_utf8(&output.stdout).unwrap().contains(r#"{"id":{"a":[2.5],"z":1},"#));
    assert!(str::from_utf8(&output.stdout).unwrap().contains(r#"{"id":123456789012345678901234567890.10,"#));
}

#[test]
fn batch_goes_on_after_a_line_that_is_not_utf8() {
    let mut input = b"{\"id\": 1, \"text\": \"Krak\xF3w\"}\n".to_vec();
    input.extend_from_slice(b"{\"id\": 2, \"text\": \"Krak\\u00f3w\"}\r\n");
    // In a field that nobody reads, too.
    input.extend_from_slice(b"{\"id\": 3, \"text\": \"Rain.\", \"note\": \"Krak\xF3w\"}\n");
    let lines = lines(&dateline(&["batch"], &input));
    assert_eq!(lines.len(), 3);
    assert!(lines[2]["error"].as_str().is_some());
    assert!(lines[0]["error"].as_str().is_some());
    assert_eq!(lines[1]["id"], 2);
    assert_eq!(lines[1]["schemaVersion"], "1");
}

#[test]
fn batch_of_nothing_gives_nothing() {
    let output = dateline(&["batch"], b"");
    assert!(output.status.success());
    assert!(output.stdout.is_empty());
}

#[test]
fn batch_answers_each_line_before_the_next_one_comes() {
    let (mut child, mut stdin) = started(&["batch"], Stdio::piped());
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(stdin, "{}", json!({"id": id, "text": TEXT})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let (mut child, mut stdin) = started(&["batch"], Stdio::piped());
    drop(child.stdout.take());
    writeln!(stdin, "{}", json!({"id": 1, "text": TEXT})).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(message(&output), "");
}

/// Line `at` of a long batch: of every five, one is broken in some way.
fn line_of_batch(at: usize) -> String {
    match at % 20 {
        3 => "no JSON".to_owned(),
        7 => json!({"id": at}).to_string(),
        11 => String::new(),
        15 => json!({"id": at, "text": TEXT, "date": "2026-02-30"}).to_string(),
        _ => json!({"id": at, "text": format!("{TEXT} Document {at} was read on 3 May 2025.")}).to_string(),
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_long_batch_loses_nothing_keeps_its_order_and_its_size() {
    const LINES: usize = 1000;
    let (mut child, mut stdin) = started(&["batch"], Stdio::piped());
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let peak = || {
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap()
    };
    let mut early = 0;
    for at in 0..LINES {
        writeln!(stdin, "{}", line_of_batch(at)).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        match at % 20 {
            3 | 11 => assert!(answer["error"].is_string() && answer["id"].is_null(), "{answer}"),
            7 | 15 => assert!(answer["error"].is_string() && answer["id"] == at, "{answer}"),
            _ => assert_eq!((&answer["id"], &answer["schemaVersion"]), (&json!(at), &json!("1"))),
        }
        if at == LINES / 10 {
            early = peak();
        }
    }
    // A kilobyte kept of each document would be seen.
    assert!(peak() < early + LINES / 2, "{early} kB after {} lines, {} kB at the end", LINES / 10, peak());
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
#[cfg(unix)]
fn an_interrupt_leaves_whole_lines() {
    let path = file("interrupted.jsonl", b"");
    let (mut child, mut stdin) = started(&["batch"], std::fs::File::create(&path).unwrap());
    // Answers of some hundred kilobytes, so that most of an unclean end would fall inside a line.
    let long = json!({"id": 1, "text": TEXT.repeat(400)}).to_string();
    std::thread::spawn(move || while writeln!(stdin, "{long}").is_ok() {});
    while std::fs::metadata(&path).unwrap().len() < 1_000_000 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    assert!(!child.wait().unwrap().success());
    let output = std::fs::read_to_string(&path).unwrap();
    assert!(output.ends_with('\n'));
    for line in output.lines() {
        assert_eq!(serde_json::from_str::<Value>(line).unwrap()["id"], 1);
    }
}
