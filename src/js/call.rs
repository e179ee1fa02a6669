//! The way of a call: request, fetch, reply, and what the caller gets.

use super::failure::{Failed, Failure};
use super::value::{self, Parsed, texts};
use crate::dynamic::{peek, set};
use crate::error::Error;
use crate::json::{Json, Object as _};
use crate::options::{self, Call, Client};
use crate::reply::{self, Body, Certainty, Reply};
use crate::request::{self, Request};
use crate::transport::{self, Fetched, Signal, Trouble};
use crate::verify;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use js_sys::{Date, Object};
use wasm_bindgen::prelude::*;

/// A charger and how to reach it.
pub struct Connection {
    /// Its address, its token, its limits.
    pub client: Client,
    /// The caller's own `fetch`, or `undefined`.
    pub fetch: JsValue,
    /// Whether CORS applies.
    pub in_browser: bool,
}

/// What the caller wants of one call.
pub struct Context {
    call: Call,
    signal: Signal,
}

impl Context {
    /// From the options of a call.
    pub fn new(
        connection: &Connection,
        options: &JsValue,
        allowed: &[&str],
    ) -> Result<Self, Error> {
        let members = value::options(options, "the options", &["signal"])?;
        let call = options::call(&members, allowed, connection.client.limits)?;
        let mut signal = peek(options, "signal");
        if signal.is_null() {
            signal = JsValue::UNDEFINED;
        }
        if !signal.is_undefined() && !peek(&signal, "addEventListener").is_function() {
            return Err(Error::argument(&[
                "signal must be an AbortSignal, like that of new AbortController()",
            ]));
        }
        Ok(Context {
            call,
            signal: Signal(signal),
        })
    }
}

impl Connection {
    /// Reads `keys`, or every key.
    pub async fn status(
        &self,
        keys: Option<&[String]>,
        context: &Context,
    ) -> Result<Object, Failure> {
        let request = request::status(&self.client, keys, context.call.max_age);
        let (values, missing, fetched) = self.read(&request, keys, context).await?;
        let status = Object::new();
        set(&status, "values", &values.0);
        set(&status, "missing", &texts(&missing));
        set(&status, "lastModified", &date(&fetched.last_modified));
        Ok(status)
    }

    /// Sets keys to values, and reads them back if the caller wants that.
    pub async fn set(
        &self,
        entries: &[(String, Json)],
        context: &Context,
    ) -> Result<Object, Failure> {
        options::check_settings(entries, &context.call)?;
        let request = request::set(&self.client, entries)?;
        let fetched = match self.fetch(&request, context).await {
            Err(Failure::Failed(mut failed)) => {
                failed.error = failed.error.in_doubt();
                return Err(Failure::Failed(failed));
            }
            other => other?,
        };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
        let parsed = Parsed::from_text(&fetched.text);
        let mut certainty = reply::set(&self.reply(&fetched, &parsed), &keys)
            .map_err(|error| failed(&request, error.in_doubt(), Some(fetched.status)))?;
        if context.call.verify && self.verify(entries, context).await? {
            certainty = Certainty::Verified;
        }
        let result = Object::new();
        set(&result, "outcome", &certainty.as_str().into());
        set(
            &result,
            "accepted",
            &texts(entries.iter().map(|(key, _)| key)),
        );
        Ok(result)
    }

    /// Reads keys back until they hold.
    async fn verify(&self, entries: &[(String, Json)], context: &Context) -> Result<bool, Failure> {
        let keys: Vec<String> = entries.iter().map(|(key, _)| key.clone()).collect();
        let request = request::status(&self.client, Some(&keys), None);
        let start = Date::now();
        loop {
            let read = self.read(&request, Some(&keys), context).await;
            let over = Date::now() - start >= verify::PATIENCE;
            match read {
                Ok((values, _, fetched)) => {
                    let found: Vec<(String, Json)> = keys
                        .iter()
                        .filter_map(|key| Some((key.clone(), values.member(key)?)))
                        .collect();
                    let holds = entries.iter().all(|(key, value)| {
                        found
                            .member(key)
                            .is_some_and(|found| verify::holds(value, &found))
                    });
                    if holds {
                        return Ok(true);
                    }
                    if over {
                        let error = Error::unverified(entries.to_vec(), found);
                        return Err(failed(&request, error, Some(fetched.status)));
                    }
                }
                Err(Failure::Failed(failed)) if !over && failed.error.passes() => {}
                Err(failure) => return Err(failure),
            }
            let signal = &context.signal;
            transport::sleep(verify::INTERVAL, signal)
                .await
                .map_err(Failure::Aborted)?;
        }
    }

    async fn read(
        &self,
        request: &Request,
        keys: Option<&[String]>,
        context: &Context,
    ) -> Result<(Parsed, Vec<String>, Fetched), Failure> {
        let fetched = self.fetch(request, context).await?;
        let parsed = Parsed::from_text(&fetched.text);
        let missing = reply::status(&self.reply(&fetched, &parsed), keys.unwrap_or_default())
            .map_err(|error| failed(request, error, Some(fetched.status)))?;
        Ok((parsed, missing, fetched))
    }

    async fn fetch(&self, request: &Request, context: &Context) -> Result<Fetched, Failure> {
        let timeout = context.call.limits.timeout;
        let trouble = match transport::exchange(
            &self.fetch,
            request,
            timeout,
            &context.signal,
            self.in_browser,
        )
        .await
        {
            Ok(fetched) => return Ok(fetched),
            Err(trouble) => trouble,
        };
        Err(match trouble {
            Trouble::Aborted(reason) => Failure::Aborted(reason),
            Trouble::Timeout => failed(request, Error::timeout(timeout), None),
            Trouble::TooLarge(status) => failed(request, Error::too_large(), Some(status)),
            Trouble::NoResponse => failed(request, Error::no_response(), None),
            Trouble::Broken { cause, status } => {
                let reason = transport::reason(&cause);
                let side = self.client.endpoint.side;
                let error =
                    Error::network(side, self.in_browser, status.is_some(), reason.as_deref());
                let mut failure = failed(request, error, status);
                if let Failure::Failed(failed) = &mut failure {
                    failed.cause = cause;
                }
                failure
            }
        })
    }

    fn reply<'a>(&self, fetched: &Fetched, parsed: &'a Parsed) -> Reply<'a> {
        let body = if parsed.is_object() {
            Body::Object(parsed)
        } else if parsed.is_json() {
            Body::OtherJson
        } else {
            Body::Text(value::excerpt(&fetched.text))
        };
        Reply {
            side: self.client.endpoint.side,
            status: fetched.status,
            body,
        }
    }
}

fn failed(request: &Request, error: Error, status: Option<u16>) -> Failure {
    Failure::Failed(Box::new(Failed {
        error,
        status,
        url: Some(request.shown.clone()),
        attempts: 1,
        cause: JsValue::UNDEFINED,
        secrets: request.secrets.clone(),
    }))
}

/// The date of a header, `null` if there is none or it cannot be read.
fn date(header: &JsValue) -> JsValue {
    let date = Date::new(header);
    if header.is_null() || date.get_time().is_nan() {
        JsValue::NULL
    } else {
        date.into()
    }
}
