//! The one place that fetches: one request, one reply, and no way to hang.
//!
//! The caller's own `fetch` may be used instead of the global one, and neither it nor what it returns is trusted:
//! everything that touches them catches, because an exception that passes through WebAssembly leaves a promise that
//! never settles. `fetch` is called with a URL and an init, not with a `Request`: that is what a `fetch` of another
//! realm (undici's own, a mock) understands, and in Node.js it takes 20 % less CPU time per call.

use crate::request::Request;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, Uint8Array};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, TextDecodeOptions, TextDecoder};

/// A status has 7 to 30 kB. What is larger than this, in bytes, is something else.
const LARGEST_BODY: f64 = 1_048_576.0;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, ms: f64) -> JsValue;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: &JsValue);

    /// What the caller gave as `signal`.
    pub type Signal;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn aborted(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn reason(this: &Signal) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = addEventListener)]
    fn add_event_listener(this: &Signal, kind: &str, listener: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, structural, catch, js_name = removeEventListener)]
    fn remove_event_listener(this: &Signal, kind: &str, listener: &Function)
    -> Result<(), JsValue>;

    type Response;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn status(this: &Response) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn headers(this: &Response) -> Result<Headers, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn body(this: &Response) -> Result<Stream, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn text(this: &Response) -> Result<JsValue, JsValue>;

    type Headers;
    #[wasm_bindgen(method, structural, catch)]
    fn get(this: &Headers, name: &str) -> Result<JsValue, JsValue>;

    type Stream;
    #[wasm_bindgen(method, structural, catch, js_name = getReader)]
    fn get_reader(this: &Stream) -> Result<Reader, JsValue>;

    type Reader;
    #[wasm_bindgen(method, structural, catch)]
    fn read(this: &Reader) -> Result<JsValue, JsValue>;

    type Chunk;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn done(this: &Chunk) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn value(this: &Chunk) -> Result<JsValue, JsValue>;
}

/// A reply, still as text.
pub struct Fetched {
    /// The HTTP status.
    pub status: u16,
    /// The header `Last-Modified`.
    pub last_modified: Option<String>,
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

impl Signal {
    /// The reason, if this signal is aborted.
    pub fn aborted_reason(&self) -> Option<JsValue> {
        let aborted = self.aborted().is_ok_and(|aborted| aborted.is_truthy());
        aborted.then(|| self.reason().unwrap_or_default())
    }
}

/// Fetches with the caller's `fetch` or the global one, for at most `timeout` ms.
pub async fn exchange(
    fetch: Option<&Function>,
    request: &Request,
    timeout: f64,
    signal: Option<&Signal>,
    in_browser: bool,
) -> Result<Fetched, Trouble> {
    if let Some(reason) = signal.and_then(Signal::aborted_reason) {
        return Err(Trouble::Aborted(reason));
    }
    let broken = |cause| Trouble::Broken {
        cause,
        status: None,
    };
    let controller = AbortController::new().map_err(broken)?;
    let init = init(request, &controller, in_browser).map_err(broken)?;

    let (stop, stopped) = Stop::after(timeout, signal).map_err(broken)?;
    let outcome = first(receive(fetch, request, &init), stopped).await;
    drop(stop);
    if let Some(Ok(fetched)) = outcome {
        return Ok(fetched);
    }
    controller.abort();
    match (signal.and_then(Signal::aborted_reason), outcome) {
        (Some(reason), _) => Err(Trouble::Aborted(reason)),
        (None, Some(outcome)) => outcome,
        (None, None) => Err(Trouble::Timeout),
    }
}

/// Waits for `ms`; an abort ends the wait with the signal's reason.
pub async fn sleep(ms: f64, signal: Option<&Signal>) -> Result<(), JsValue> {
    let (stop, stopped) = Stop::after(ms, signal)?;
    stopped.await?;
    drop(stop);
    signal.and_then(Signal::aborted_reason).map_or(Ok(()), Err)
}

/// A timer and a listener for an abort, both let go when this is dropped.
struct Stop<'a> {
    timer: JsValue,
    signal: Option<&'a Signal>,
    resolve: Function,
}

impl<'a> Stop<'a> {
    /// With a promise that resolves when the time is over or the caller aborts, whatever `fetch` does.
    fn after(ms: f64, signal: Option<&'a Signal>) -> Result<(Self, JsFuture), JsValue> {
        let mut executed = None;
        let stopped = Promise::new(&mut |resolve, _| executed = Some(resolve));
        let resolve = executed.ok_or(JsValue::UNDEFINED)?;
        let timer = set_timeout(&resolve, ms);
        let stop = Stop {
            timer,
            signal,
            resolve,
        };
        if let Some(signal) = signal {
            signal.add_event_listener("abort", &stop.resolve)?;
        }
        Ok((stop, JsFuture::from(stopped)))
    }
}

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        clear_timeout(&self.timer);
        if let Some(signal) = self.signal {
            // A signal that cannot let go of a listener keeps a few bytes; the reply is good all the same.
            signal.remove_event_listener("abort", &self.resolve).ok();
        }
    }
}

fn init(
    request: &Request,
    controller: &AbortController,
    in_browser: bool,
) -> Result<Object, JsValue> {
    let init = Object::new();
    Reflect::set(&init, &"signal".into(), &controller.signal())?;
    if let Some(authorization) = &request.authorization {
        let headers = Object::new();
        Reflect::set(&headers, &"authorization".into(), &authorization.into())?;
        Reflect::set(&init, &"headers".into(), &headers)?;
    }
    if in_browser {
        // The cloud sends Last-Modified, by which a browser may answer a later read from its cache. Elsewhere
        // nothing caches, and the field costs time (Node.js) or is not known (workerd).
        Reflect::set(&init, &"cache".into(), &"no-store".into())?;
    }
    Ok(init)
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

async fn receive(
    fetch: Option<&Function>,
    request: &Request,
    init: &Object,
) -> Result<Fetched, Trouble> {
    let broken = |cause| Trouble::Broken {
        cause,
        status: None,
    };
    let global;
    let fetch = match fetch {
        Some(fetch) => fetch,
        None => {
            global = Reflect::get(&js_sys::global(), &"fetch".into()).map_err(broken)?;
            global.dyn_ref::<Function>().ok_or(Trouble::NoResponse)?
        }
    };
    let promise = fetch
        .call2(&JsValue::UNDEFINED, &(&request.url).into(), init)
        .map_err(broken)?;
    let response: Response = settled(promise).await.map_err(broken)?.unchecked_into();
    if !response.is_object() {
        return Err(Trouble::NoResponse);
    }
    let status = response.status().ok().and_then(|status| status.as_f64());
    let status = status.ok_or(Trouble::NoResponse)? as u16;
    let last_modified = response
        .headers()
        .and_then(|headers| headers.get("last-modified"));
    let last_modified = last_modified.ok().and_then(|value| value.as_string());
    match read(&response).await {
        Ok(Some(text)) => Ok(Fetched {
            status,
            last_modified,
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
async fn read(response: &Response) -> Result<Option<JsString>, JsValue> {
    let stream = response.body()?;
    if !stream.is_object() {
        // Some mocks and old runtimes have no stream.
        let text = settled(response.text()?).await?.dyn_into::<JsString>()?;
        return Ok((f64::from(text.length()) <= LARGEST_BODY).then_some(text));
    }
    let reader = stream.get_reader()?;
    let decoder = TextDecoder::new()?;
    let options = TextDecodeOptions::new();
    options.set_stream(true);
    let parts = Array::new();
    let mut bytes = 0.0;
    loop {
        let chunk: Chunk = settled(reader.read()?).await?.unchecked_into();
        if chunk.done()?.is_truthy() {
            parts.push(&decoder.decode()?.into());
            return Ok(Some(parts.join("")));
        }
        let value = chunk.value()?.dyn_into::<Uint8Array>()?;
        bytes += f64::from(value.length());
        if bytes > LARGEST_BODY {
            return Ok(None);
        }
        parts.push(
            &decoder
                .decode_with_js_u8_array_and_options(&value, &options)?
                .into(),
        );
    }
}

/// What a promise, or a plain value in its place, settles to.
async fn settled(value: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&value)).await
}

/// Why a connection broke, as the runtime has it: the first `code` in the chain of causes, like `ECONNREFUSED`, else
/// the innermost message.
pub fn reason(cause: &JsValue) -> Option<String> {
    let text = |error: &JsValue, name: &str| Reflect::get(error, &name.into()).ok()?.as_string();
    let mut cause = cause.clone();
    let mut message = None;
    for _ in 0..8 {
        if let Some(code) = text(&cause, "code") {
            return Some(code);
        }
        message = text(&cause, "message").or(message);
        cause = match Reflect::get(&cause, &"cause".into()) {
            Ok(inner) if inner.is_object() => inner,
            _ => break,
        };
    }
    message
}
