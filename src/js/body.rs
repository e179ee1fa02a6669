//! The body of a reply, as a stream of at most 1 MiB.

use super::caught::{Callable, Stream, peek};
use super::reply::Head;
use crate::transport::fetch::Ending;
use js_sys::{ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::ReadableStreamReadResult;

/// A status has 7 to 30 kB. What is larger than this is something else; no more of it is read.
const LARGEST: usize = 1024 * 1024;

/// The body in UTF-8, whatever the headers say; `None` if it is too large.
pub async fn text(head: &Head, ending: &Ending) -> Result<Option<String>, JsValue> {
    let stream = match head {
        Head::Genuine(response) => match response.body() {
            Some(stream) => JsValue::from(stream).unchecked_into(),
            None => return Ok(Some(String::new())),
        },
        Head::Foreign(mock) => match peek(mock, "body") {
            Some(body) => body.unchecked_into(),
            // Some mocks and old runtimes have no stream.
            None => return whole(mock, ending).await,
        },
    };
    Ok(bytes(&stream, head.length(), ending).await?.map(decoded))
}

async fn bytes(stream: &Stream, length: Option<usize>, ending: &Ending) -> Result<Option<Vec<u8>>, JsValue> {
    let reader = stream.reader()?.ok_or_else(|| no_body("its stream has no reader"))?;
    ending.ends(&reader);
    // WebAssembly never gives memory back: what says that it is too large takes none.
    if length.is_some_and(|length| length > LARGEST) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    loop {
        let result: ReadableStreamReadResult = ending.settled(reader.read()?).await?.unchecked_into();
        if !result.is_object() {
            return Err(no_body("its stream gives no chunks"));
        }
        if result.get_done() == Some(true) {
            return Ok(Some(bytes));
        }
        let chunk = result.get_value();
        if !is_bytes(&chunk) {
            return Err(no_body("its stream gives something else than bytes"));
        }
        let chunk: Uint8Array = chunk.unchecked_into();
        let start = bytes.len();
        let end = start + chunk.length() as usize;
        if end > LARGEST {
            return Ok(None);
        }
        bytes.resize(end, 0);
        if let Some(room) = bytes.get_mut(start..) {
            chunk.copy_to(room);
        }
    }
}

/// Whether it is a list of bytes, also of another realm.
fn is_bytes(value: &JsValue) -> bool {
    ArrayBuffer::is_view(value) && peek(value, "BYTES_PER_ELEMENT").is_some_and(|size| size == 1.0)
}

fn decoded(mut bytes: Vec<u8>) -> String {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

async fn whole(mock: &JsValue, ending: &Ending) -> Result<Option<String>, JsValue> {
    let text = peek(mock, "text")
        .filter(JsValue::is_function)
        .ok_or_else(|| no_body("it has neither body nor text"))?;
    let text = ending.settled(text.unchecked_into::<Callable>().call(mock)?).await?;
    let text = text.dyn_into::<JsString>().map_err(|_| no_body("its text is no text"))?;
    Ok((text.length() as usize <= LARGEST).then(|| String::from(text)))
}

fn no_body(why: &str) -> JsValue {
    js_sys::TypeError::new(&format!("the reply cannot be read: {why}")).into()
}
