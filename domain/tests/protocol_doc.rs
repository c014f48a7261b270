//! `docs/live-protocol.md` says what the program does: its examples are what serde reads and writes, and nothing is left out.
#![cfg(test)]

use std::collections::BTreeSet;

use domain::Refusal;
use domain::view::Change;
use domain::wire::{ClientMessage, Problem, ServerMessage};
use domain::workshop::{Command, HidingRule, OrganisationKind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

const PAGE: &str = include_str!("../../docs/live-protocol.md");

/// Fenced blocks tagged `json <name>`: their name and text.
fn examples() -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let mut rest = PAGE;
    while let Some(start) = rest.find("\n```json ") {
        let block = &rest[start + "\n```json ".len()..];
        let (name, block) = block.split_once('\n').expect("a block has a first line");
        let (text, after) = block.split_once("\n```").expect("a block ends");
        found.push((name.trim(), text));
        rest = after;
    }
    found
}

fn named(name: &str) -> Vec<&'static str> {
    let found: Vec<_> = examples().into_iter().filter(|(n, _)| *n == name).map(|(_, text)| text).collect();
    assert!(!found.is_empty(), "no example of {name}");
    found
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("no JSON: {e}\n{text}"))
}

/// Reads an example and writes it again.
fn there_and_back<T: DeserializeOwned + Serialize>(text: &str) -> Value {
    let read: T = serde_json::from_str(text).unwrap_or_else(|e| panic!("does not parse: {e}\n{text}"));
    serde_json::to_value(&read).unwrap()
}

/// Every field of `part` is in `whole`, at the same place and with the same value.
fn is_within(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|other| is_within(value, other)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(a, b)| is_within(a, b))
        }
        _ => part == whole,
    }
}

/// The variants serde knows, read off the message it gives to an unknown one.
fn variants<T: DeserializeOwned>(tag: &str) -> BTreeSet<String> {
    let error = serde_json::from_str::<T>(&format!(r#"{{"{tag}":"no such variant"}}"#)).err().expect("refused");
    let message = error.to_string();
    let (_, list) = message.split_once("expected one of ").expect("serde lists the variants");
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn tags(examples: &[&str], tag: &str) -> BTreeSet<String> {
    examples.iter().map(|text| value(text)[tag].as_str().expect("a tag").to_owned()).collect()
}

#[test]
fn what_a_client_sends_is_what_the_program_reads() {
    for text in named("client") {
        let written = there_and_back::<ClientMessage>(text);
        assert!(is_within(&value(text), &written), "unknown fields in {text}\nwritten: {written}");
    }
    for text in named("command") {
        let written = there_and_back::<Command>(text);
        assert!(is_within(&value(text), &written), "unknown fields in {text}\nwritten: {written}");
    }
}

#[test]
fn what_a_client_gets_is_exactly_what_the_program_writes() {
    for text in named("server") {
        assert_eq!(value(text), there_and_back::<ServerMessage>(text), "{text}");
    }
    for text in named("change") {
        assert_eq!(value(text), there_and_back::<Change>(text), "{text}");
    }
    for text in named("problem-body") {
        assert_eq!(value(text), there_and_back::<Problem>(text), "{text}");
    }
}

#[test]
fn no_message_no_command_and_no_change_is_left_out() {
    assert_eq!(variants::<ClientMessage>("type"), tags(&named("client"), "type"));
    assert_eq!(variants::<ServerMessage>("type"), tags(&named("server"), "type"));
    assert_eq!(variants::<Command>("do"), tags(&named("command"), "do"));
    let mut changes = variants::<Change>("is");
    changes.retain(|name| !tags(&named("change"), "is").contains(name));
    assert_eq!(changes, BTreeSet::new(), "changes without an example");
}

#[test]
fn every_command_is_explained_in_a_table() {
    for name in variants::<Command>("do") {
        let row = PAGE.lines().any(|line| {
            line.starts_with("| `") && line.split('|').nth(1).is_some_and(|cell| cell.contains(&format!("`{name}`")))
        });
        assert!(row || name == "take_seat", "{name} is in no table");
    }
}

#[test]
fn every_refusal_is_in_the_table_of_problems() {
    let (_, table) = PAGE.split_once("\n## Problems").expect("a section on problems");
    let (table, _) = table.split_once("\n## ").expect("a section after it");
    for code in variants::<Refusal>("code") {
        let row =
            table.lines().any(|line| line.split('|').nth(1).is_some_and(|cell| cell.contains(&format!("`{code}`"))));
        assert!(row, "{code} is not explained");
    }
}

#[test]
fn every_rule_of_moderation_is_named() {
    let (_, section) = PAGE.split_once("#### Rules of moderation").expect("a section on rules");
    let (section, _) = section.split_once("\n#").expect("a section after it");
    for rule in HidingRule::ALL {
        assert!(section.contains(&format!("`{}`", rule.key())), "{rule:?} is not named");
    }
}

#[test]
fn every_kind_of_organisation_is_named() {
    for kind in OrganisationKind::ALL {
        let name = serde_json::to_value(kind).unwrap();
        assert!(PAGE.contains(&format!("`{}`", name.as_str().unwrap())), "{name} is not named");
    }
}
