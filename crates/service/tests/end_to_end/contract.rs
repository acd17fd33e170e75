//! The OpenAPI document against what the service does: every call of these tests is checked by it.

use crate::server::{Reply, Server, get};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

fn document() -> Value {
    serde_json::from_str(include_str!("../../../../docs/api/service.openapi.json")).unwrap()
}

fn operations(document: &Value) -> Vec<(&String, &String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let each = |(path, methods)| -> Vec<_> {
        let methods: &Map<String, Value> = Value::as_object(methods).unwrap();
        methods.iter().map(move |(method, operation)| (path, method, operation)).collect()
    };
    paths.iter().flat_map(each).collect()
}

fn fits(template: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || one.starts_with('{') => {}
            _ => return false,
        }
    }
}

/// Checks one call: its body where it was accepted, and the reply.
pub(crate) fn check(method: &str, path: &str, sent: Option<&Value>, reply: &Reply) {
    let document = document();
    let path = format!("/{path}");
    let method = method.to_lowercase();
    let found = operations(&document)
        .into_iter()
        .find(|(template, known, _)| **known == method && fits(template, &path));
    let Some((_, _, operation)) = found else {
        assert!(matches!(reply.status, 401 | 404 | 405), "{method} {path} is not described");
        return;
    };
    let described = &operation["responses"][reply.status.to_string()];
    if described.is_null() {
        let problem = &document["components"]["schemas"]["Problem"];
        assert!(reply.status >= 400, "{method} {path}: {}", reply.status);
        validate(&document, problem, &reply.json(), &path);
        return;
    }
    if let Some(schema) = operation.pointer("/requestBody/content/application~1json/schema") {
        validate(&document, schema, sent.unwrap(), &format!("body of {path}"));
    }
    match described.pointer("/content/application~1json/schema") {
        Some(schema) => validate(&document, schema, &reply.json(), &path),
        None => assert!(!reply.kind.starts_with("application/json"), "{path}"),
    }
}

/// As much of JSON Schema as the document uses.
fn validate(document: &Value, schema: &Value, value: &Value, place: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let schema = document.pointer(name.trim_start_matches('#')).unwrap();
        return validate(document, schema, value, place);
    }
    if let Some(either) = schema["anyOf"].as_array() {
        let schema = if value.is_null() { either.last() } else { either.first() };
        return validate(document, schema.unwrap(), value, place);
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let right = schema["type"] == kind
        || schema["type"].as_array().is_some_and(|kinds| kinds.contains(&json!(kind)));
    assert!(right, "{place}: {kind}, not {}", schema["type"]);
    if let Some(known) = schema["enum"].as_array() {
        assert!(known.contains(value), "{place}: {value}");
    }
    for item in value.as_array().into_iter().flatten() {
        validate(document, &schema["items"], item, place);
    }
    let Some(object) = value.as_object() else { return };
    for name in schema["required"].as_array().unwrap() {
        assert!(object.contains_key(name.as_str().unwrap()), "{place}: {name} is missing");
    }
    for (name, member) in object {
        let schema = &schema["properties"][name];
        assert!(!schema.is_null(), "{place}: {name} is not described");
        validate(document, schema, member, &format!("{place}/{name}"));
    }
}

#[test]
fn the_service_serves_the_document() {
    let server = Server::start();
    let reply = get(&format!("{}api/v1/openapi.json", server.pages), &[]);
    assert_eq!((reply.status, reply.kind.as_str()), (200, "application/json"));
    assert_eq!(reply.json(), document());
}

#[test]
fn every_call_that_is_described_is_there_and_no_other() {
    let server = Server::start();
    let document = document();
    for (path, method, _) in operations(&document) {
        let path = path.trim_start_matches('/').replace(['{', '}'], "");
        let reply = server.api_by(&method.to_uppercase(), &path, &json!({}));
        let missing = reply.status >= 400 && reply.json()["detail"] == "There is no such call.";
        assert!(!missing && reply.status != 405, "{method} {path}: {}", reply.status);
    }
    let sources = [include_str!("../../src/api.rs"), include_str!("../../src/api_users.rs")];
    let routes: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| source.split(".route(\"").skip(1))
        .map(|route| route.split('"').next().unwrap())
        .filter(|route| *route != "/openapi.json")
        .collect();
    let described: BTreeSet<&str> =
        document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(routes, described);
}
