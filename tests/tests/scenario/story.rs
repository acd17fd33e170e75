//! The state between the steps: phones, their keys, and what was saved.

use crate::arguments::Arguments;
use crate::calls::{Given, call, function};
use crate::describe::{described, look, normal};
use crate::faulty::{Fault, FaultyKeys};
use crate::keys::SoftwareKeys;
use crate::outside::{Holder, spoil};
use countersign::{
    Authenticator, AuthenticatorError, Config, HttpHeader, HttpMethod, HttpRequest, HttpResponse,
    Input, Keys, Moment, PlatformError, Step, Verification,
};
use countersign_tests::Service;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) struct Story<'a> {
    folder: &'a Path,
    directory: &'a Path,
    service: &'a Service,
    phones: HashMap<String, Arc<Authenticator>>,
    keys: HashMap<PathBuf, Arc<FaultyKeys>>,
    saved: HashMap<String, Value>,
    holder: Option<Holder>,
}

impl<'a> Story<'a> {
    pub(crate) fn new(folder: &'a Path, directory: &'a Path, service: &'a Service) -> Self {
        let (phones, keys) = (HashMap::new(), HashMap::new());
        let saved = HashMap::from([("file".to_owned(), json!(directory.join("exported.txt")))]);
        Self { folder, directory, service, phones, keys, saved, holder: None }
    }

    pub(crate) fn play(&mut self, step: &Value, chapter_at: &Value) -> Result<(), String> {
        let at = step.get("at").unwrap_or(chapter_at);
        for _ in 0..step["repeat"].as_u64().unwrap_or(1) {
            if let Some(file) = step["file"].as_str() {
                spoil(&self.directory.join(file), step);
                continue;
            }
            if let Some(index) = step.get("hold") {
                let index = index.as_str().map(|index| self.directory.join(index));
                self.holder = index.map(|index| Holder::of(&index, self.folder));
                continue;
            }
            if step.get("fault").is_some() {
                self.set_fault(step, at);
                continue;
            }
            let result = match step["service"].as_str() {
                Some(wish) => self.ask_service(wish, step.get("body"))?,
                None => self.call(step, at)?,
            };
            for (path, expected) in step["expect"].as_object().into_iter().flatten() {
                compare(path, &look(&result, path)?, &self.filled(expected))?;
            }
            for (name, path) in step["save"].as_object().into_iter().flatten() {
                self.saved.insert(name.clone(), look(&result, path.as_str().unwrap())?);
            }
            if let Some(part) = step["contains"].as_str() {
                let found = result.as_str().is_some_and(|text| text.contains(part));
                found.then_some(()).ok_or(format!("there is no {part}"))?;
            }
        }
        Ok(())
    }

    fn call(&mut self, step: &Value, at: &Value) -> Result<Value, String> {
        match (self.called(step, at), step.get("error")) {
            (Ok(result), None) => Ok(result),
            (Ok(result), Some(expected)) => Err(format!("{expected} did not come: {result}")),
            (Err(error), None) => Err(format!("it threw {error:?}")),
            (Err(error), Some(expected)) => {
                let expected =
                    if expected.is_string() { json!({"is": expected}) } else { expected.clone() };
                for (path, value) in expected.as_object().unwrap() {
                    compare(path, &look(&described(&error), path)?, value)?;
                }
                Ok(Value::Null)
            }
        }
    }

    fn called(&mut self, step: &Value, at: &Value) -> Result<Value, AuthenticatorError> {
        let with = self.filled(&step["with"]);
        let arguments = Arguments { with, folder: self.folder, now: moment(at) };
        if let Some(name) = step["function"].as_str() {
            return self.carried_out(function(name, &arguments)?, step, at);
        }
        let given = match step["call"].as_str().unwrap() {
            name @ ("create" | "open") => {
                self.make(name, step, &arguments)?;
                Given::Plain(Value::Null)
            }
            "close" => {
                self.phones.remove(on(step)).unwrap();
                Given::Plain(Value::Null)
            }
            name => call(name, &self.phones[on(step)], &arguments)?,
        };
        self.carried_out(given, step, at)
    }

    fn make(
        &mut self,
        name: &str,
        step: &Value,
        arguments: &Arguments<'_>,
    ) -> Result<(), AuthenticatorError> {
        let keys: Arc<dyn Keys> = self.keys_of(step);
        let place = self.directory.join(step["directory"].as_str().unwrap());
        let config = Config {
            directory: place.to_str().unwrap().to_owned(),
            verification: Verification::Credential,
            platform: "linux".into(),
            allow_loopback: step["loopback"].as_bool().unwrap_or(true),
        };
        let phone = if name == "open" {
            Authenticator::open(config, keys)?
        } else {
            let passcode = arguments.with["passcode"].as_str().map(Into::into);
            Authenticator::create(config, keys, passcode)?
        };
        self.phones.insert(step["as"].as_str().unwrap().to_owned(), phone);
        Ok(())
    }

    /// The keys of a directory; they stay when its vault is closed.
    fn keys_of(&mut self, step: &Value) -> Arc<FaultyKeys> {
        let place = self.directory.join(step["directory"].as_str().unwrap());
        let new = || Arc::new(FaultyKeys::new(step["keys"] == "phone"));
        self.keys.entry(place).or_insert_with(new).clone()
    }

    fn set_fault(&mut self, step: &Value, at: &Value) {
        let fault = match step["does"].as_str() {
            None => None,
            Some("call_back") => {
                Some(Fault::CallBack(Arc::downgrade(&self.phones[on(step)]), moment(at)))
            }
            Some("give_nothing") => Some(Fault::Give(0)),
            Some("give_a_megabyte") => Some(Fault::Give(1_000_000)),
            Some("throw") => Some(Fault::Throw),
            Some(other) => panic!("{other} is unknown in the step"),
        };
        self.keys_of(step).set(step["fault"].as_str().unwrap(), fault);
    }

    /// What was saved, in the place of its name.
    fn filled(&self, value: &Value) -> Value {
        match value {
            Value::Object(members) => {
                members.iter().map(|(name, it)| (name.clone(), self.filled(it))).collect()
            }
            Value::String(text) => match text.strip_prefix('$') {
                Some(name) => self.known(name),
                None => value.clone(),
            },
            _ => value.clone(),
        }
    }

    fn known(&self, name: &str) -> Value {
        let Some(name) = name.strip_prefix("other(") else {
            return self.saved.get(name).cloned().unwrap_or_default();
        };
        let digits = self.saved[name.trim_end_matches(')')].as_str().unwrap();
        let width = digits.len();
        let number = digits.parse::<u32>().unwrap() + 1;
        let number = number % 10_u32.pow(u32::try_from(width).unwrap());
        json!(format!("{number:0width$}"))
    }

    fn carried_out(
        &self,
        given: Given,
        how: &Value,
        at: &Value,
    ) -> Result<Value, AuthenticatorError> {
        if how["carry_out"] == false {
            let Given::Steps(steps) = given else { panic!("only lists are left as they are") };
            return Ok(steps.iter().map(|step| json!({"exchange": exchange(step)})).collect());
        }
        match given {
            Given::Plain(value) => Ok(value),
            Given::Step(step) => self.carry_out(step, how, at),
            Given::Steps(steps) => {
                steps.into_iter().map(|step| self.carry_out(step, how, at)).collect()
            }
        }
    }

    fn carry_out(
        &self,
        mut step: Step,
        how: &Value,
        at: &Value,
    ) -> Result<Value, AuthenticatorError> {
        let phone = &self.phones[on(how)];
        let asked = how["person"] == "Cancelled";
        let cancelled = asked.then_some(Input::Failed { failure: PlatformError::Cancelled });
        let mut replies = how["replies"].as_array().into_iter().flatten();
        loop {
            let (exchange, input) = match step {
                Step::Done { event, .. } => return Ok(described(&event)),
                Step::Send { exchange, request, .. } => {
                    let response = replies.next().map_or_else(|| send(&request), prepared);
                    (exchange, Input::Response { response })
                }
                Step::Sign { exchange, key, message, .. } => {
                    let sign = || Input::Signature {
                        der: self.holder(&key).sign(key.clone(), message).unwrap(),
                    };
                    (exchange, cancelled.clone().unwrap_or_else(sign))
                }
                Step::Unwrap { exchange, key, wrapped, .. } => {
                    let unwrap = || Input::Unwrapped {
                        bytes: self.holder(&key).unwrap(key.clone(), wrapped).unwrap(),
                    };
                    (exchange, cancelled.clone().unwrap_or_else(unwrap))
                }
            };
            step = phone.resume(exchange, input, moment(at))?;
        }
    }

    fn holder(&self, alias: &str) -> &SoftwareKeys {
        self.keys.values().map(|keys| &keys.sound).find(|keys| keys.has(alias)).unwrap()
    }

    fn ask_service(&self, wish: &str, body: Option<&Value>) -> Result<Value, String> {
        let (method, path) = wish.split_once(' ').unwrap();
        let filled = |part: &str| self.filled(&json!(part)).as_str().unwrap_or_default().to_owned();
        let path: Vec<String> = path.split('/').map(filled).collect();
        let reply = self.service.ask(method, &path.join("/"), body);
        reply.map_err(|failure| failure.to_string())
    }
}

fn on(step: &Value) -> &str {
    step["on"].as_str().unwrap_or("ada")
}

fn exchange(step: &Step) -> &str {
    match step {
        Step::Done { exchange, .. }
        | Step::Send { exchange, .. }
        | Step::Sign { exchange, .. }
        | Step::Unwrap { exchange, .. } => exchange,
    }
}

fn compare(path: &str, found: &Value, expected: &Value) -> Result<(), String> {
    let is = path.rsplit('.').next() == Some("is");
    let wanted = match expected.as_str() {
        Some(name) if is => json!(normal(name)),
        _ => expected.clone(),
    };
    if *found == wanted { Ok(()) } else { Err(format!("{path} is {found}, not {wanted}")) }
}

fn moment(at: &Value) -> Moment {
    let now = || i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis());
    let ms = at.as_i64().map_or_else(|| now().unwrap(), |seconds| seconds * 1000);
    Moment { unix_ms: ms, monotonic_ms: ms }
}

/// A reply that stands in the step.
fn prepared(reply: &Value) -> HttpResponse {
    let status = reply["status"].as_u64().unwrap().try_into().unwrap();
    HttpResponse { status, headers: Vec::new(), body: reply["body"].to_string().into_bytes() }
}

fn send(request: &HttpRequest) -> HttpResponse {
    let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
    let agent = ureq::Agent::new_with_config(config.proxy(None).build());
    let method = if request.method == HttpMethod::Get { "GET" } else { "POST" };
    let mut sent = ureq::http::Request::builder().method(method).uri(&request.url);
    for header in &request.headers {
        sent = sent.header(&header.name, &header.value);
    }
    let mut response = agent.run(sent.body(request.body.clone()).unwrap()).unwrap();
    let headers = response.headers().iter().map(|(name, value)| HttpHeader {
        name: name.to_string(),
        value: value.to_str().unwrap_or_default().to_owned(),
    });
    HttpResponse {
        status: response.status().as_u16(),
        headers: headers.collect(),
        body: response.body_mut().read_to_vec().unwrap(),
    }
}
