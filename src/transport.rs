//! The one place that fetches: one request, one reply, and no way to hang.
//!
//! `fetch` is called with a URL and an init, not with a `Request`: that is what a `fetch` of another realm (undici's
//! own, a mock) understands, and in Node.js a `Request` takes 20 % more CPU time per call.

use crate::dynamic::{call, construct, get, invoke, peek, set};
use crate::request::Request;
use alloc::string::String;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::Poll;
use js_sys::{Array, Function, JsString, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A status has 7 to 30 kB. What is larger than this, in bytes, is something else.
const LARGEST_BODY: f64 = 1_048_576.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);
}

/// A reply, still as text.
pub struct Fetched {
    /// The HTTP status.
    pub status: u16,
    /// The header `Last-Modified`, `null` if there is none.
    pub last_modified: JsValue,
    /// The body.
    pub text: JsString,
}

/// Why there is no reply.
pub enum Trouble {
    /// The caller gave up; with the reason of the caller's signal.
    Aborted(JsValue),
    /// The time of one attempt is over.
    Timeout,
    /// No connection, or one that broke; with the HTTP status if the reply had begun.
    Broken {
        /// What `fetch` threw.
        cause: JsValue,
        /// The HTTP status, if the reply had begun.
        status: Option<u16>,
    },
    /// A body of more than 1 MiB.
    TooLarge(u16),
    /// The caller's `fetch` did not return a reply.
    NoResponse,
}

/// What the caller gave as `signal`; `undefined` if nothing.
pub struct Signal(pub JsValue);

impl Signal {
    /// The reason, if this signal is aborted.
    pub fn aborted_reason(&self) -> Option<JsValue> {
        let aborted = peek(&self.0, "aborted").is_truthy();
        aborted.then(|| peek(&self.0, "reason"))
    }
}

/// Fetches with the caller's `fetch` or the global one, for at most `timeout` ms.
pub async fn exchange(
    fetch: &JsValue,
    request: &Request,
    timeout: f64,
    signal: &Signal,
    in_browser: bool,
) -> Result<Fetched, Trouble> {
    if let Some(reason) = signal.aborted_reason() {
        return Err(Trouble::Aborted(reason));
    }
    let broken = |cause| Trouble::Broken {
        cause,
        status: None,
    };
    let controller = construct("AbortController").map_err(broken)?;
    let (stop, stopped) = Stop::after(timeout, signal).map_err(broken)?;
    let init = init(request, &controller, in_browser);
    let outcome = first(receive(fetch, request, &init), stopped).await;
    drop(stop);
    if let Some(Ok(fetched)) = outcome {
        return Ok(fetched);
    }
    invoke(&controller, "abort", &[]).ok();
    match (signal.aborted_reason(), outcome) {
        (Some(reason), _) => Err(Trouble::Aborted(reason)),
        (None, Some(outcome)) => outcome,
        (None, None) => Err(Trouble::Timeout),
    }
}

/// Waits for `ms`; an abort ends the wait with the signal's reason.
pub async fn sleep(ms: f64, signal: &Signal) -> Result<(), JsValue> {
    let (stop, stopped) = Stop::after(ms, signal)?;
    stopped.await?;
    drop(stop);
    signal.aborted_reason().map_or(Ok(()), Err)
}

/// A timer and a listener for an abort, both let go when this is dropped.
struct Stop<'a> {
    timer: JsValue,
    signal: &'a Signal,
    resolve: Function,
}

impl<'a> Stop<'a> {
    /// With a promise that resolves when the time is over or the caller aborts, whatever `fetch` does.
    fn after(ms: f64, signal: &'a Signal) -> Result<(Self, JsFuture), JsValue> {
        let mut executed = None;
        let stopped = Promise::new(&mut |resolve, _| executed = Some(resolve));
        let resolve = executed.ok_or(JsValue::UNDEFINED)?;
        let timer = set_timeout(&resolve, ms);
        let stop = Stop {
            timer,
            signal,
            resolve,
        };
        stop.listen("addEventListener")?;
        Ok((stop, JsFuture::from(stopped)))
    }

    fn listen(&self, method: &str) -> Result<(), JsValue> {
        if !self.signal.0.is_undefined() {
            invoke(&self.signal.0, method, &[&"abort".into(), &self.resolve])?;
        }
        Ok(())
    }
}

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        // A signal that cannot let go of a listener keeps a few bytes; the reply is good all the same.
        self.listen("removeEventListener").ok();
    }
}

fn init(request: &Request, controller: &JsValue, in_browser: bool) -> Object {
    let init = Object::new();
    set(&init, "signal", &peek(controller, "signal"));
    if let Some(authorization) = &request.authorization {
        let headers = Object::new();
        set(&headers, "authorization", &authorization.into());
        set(&init, "headers", &headers);
    }
    if in_browser {
        // The cloud sends Last-Modified, by which a browser may answer a later read from its cache. Elsewhere
        // nothing caches, and the field costs time (Node.js) or is not known (workerd).
        set(&init, "cache", &"no-store".into());
    }
    init
}

/// The first of both, `None` for the second.
async fn first<T>(main: impl Future<Output = T>, stop: JsFuture) -> Option<T> {
    let (mut main, mut stop) = (pin!(main), pin!(stop));
    poll_fn(|context| match main.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => stop.as_mut().poll(context).map(|_| None),
    })
    .await
}

async fn receive(fetch: &JsValue, request: &Request, init: &Object) -> Result<Fetched, Trouble> {
    let broken = |cause| Trouble::Broken {
        cause,
        status: None,
    };
    let url = JsValue::from(&request.url);
    let promise = match fetch.is_undefined() {
        true => invoke(&js_sys::global(), "fetch", &[&url, init]),
        false => call(fetch, &JsValue::UNDEFINED, &[&url, init]),
    };
    let response = settled(promise.map_err(broken)?).await.map_err(broken)?;
    let status = peek(&response, "status")
        .as_f64()
        .ok_or(Trouble::NoResponse)? as u16;
    let last_modified = invoke(
        &peek(&response, "headers"),
        "get",
        &[&"last-modified".into()],
    );
    match read(&response).await {
        Ok(Some(text)) => Ok(Fetched {
            status,
            last_modified: last_modified.unwrap_or(JsValue::NULL),
            text,
        }),
        Ok(None) => Err(Trouble::TooLarge(status)),
        Err(cause) => Err(Trouble::Broken {
            cause,
            status: Some(status),
        }),
    }
}

/// The body as text, in UTF-8 whatever the headers say; `None` if it is too large.
async fn read(response: &JsValue) -> Result<Option<JsString>, JsValue> {
    let stream = get(response, "body")?;
    if !stream.is_object() {
        // Some mocks and old runtimes have no stream.
        let text = settled(invoke(response, "text", &[])?)
            .await?
            .dyn_into::<JsString>()?;
        return Ok((f64::from(text.length()) <= LARGEST_BODY).then_some(text));
    }
    let reader = invoke(&stream, "getReader", &[])?;
    let decoder = construct("TextDecoder")?;
    let more = Object::new();
    set(&more, "stream", &JsValue::TRUE);
    let parts = Array::new();
    let mut bytes = 0.0;
    loop {
        let chunk = settled(invoke(&reader, "read", &[])?).await?;
        if get(&chunk, "done")?.is_truthy() {
            parts.push(&invoke(&decoder, "decode", &[])?);
            return Ok(Some(parts.join("")));
        }
        let value = get(&chunk, "value")?.dyn_into::<Uint8Array>()?;
        bytes += f64::from(value.length());
        if bytes > LARGEST_BODY {
            return Ok(None);
        }
        parts.push(&invoke(&decoder, "decode", &[&value, &more])?);
    }
}

/// What a promise, or a plain value in its place, settles to.
async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// Why a connection broke, as the runtime has it: the first `code` in the chain of causes, like `ECONNREFUSED`, else
/// the innermost message.
pub fn reason(cause: &JsValue) -> Option<String> {
    let mut cause = cause.clone();
    let mut message = None;
    for _ in 0..8 {
        if let Some(code) = peek(&cause, "code").as_string() {
            return Some(code);
        }
        message = peek(&cause, "message").as_string().or(message);
        cause = peek(&cause, "cause");
    }
    message
}
