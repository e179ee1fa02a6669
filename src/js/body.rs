//! The body of a reply, as a stream of at most 1 MiB.

use super::caught::{Callable, Stream, copy, peek, property};
use super::reply::Head;
use crate::transport::fetch::Ending;
use js_sys::{ArrayBuffer, JsString};
use wasm_bindgen::prelude::*;

/// A status has 7 to 30 kB. What is larger than this is something else; no more of it is read.
const LARGEST: usize = 1024 * 1024;

/// So many empty chunks are no reply.
const MOST_EMPTY: u32 = 32;

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
    let mut empty = 0;
    loop {
        let result = ending.settled(reader.read()?).await?;
        if !result.is_object() {
            return Err(no_body("its stream gives no chunks"));
        }
        if property(&result, "done")?.is_some_and(|done| done == true) {
            return Ok(Some(bytes));
        }
        let chunk = property(&result, "value")?.filter(is_bytes);
        let chunk = chunk.ok_or_else(|| no_body("its stream gives something else than bytes"))?;
        let length = property(&chunk, "length")?.and_then(|length| length.as_f64()).unwrap_or_default();
        // One that gives nothing, and never ends, would leave no turn to any timer.
        empty += u32::from(length == 0.0);
        if empty > MOST_EMPTY {
            return Err(no_body("its stream gives nothing but empty chunks"));
        }
        let start = bytes.len();
        let end = start.saturating_add(length as usize);
        if end > LARGEST {
            return Ok(None);
        }
        bytes.resize(end, 0);
        if let Some(room) = bytes.get_mut(start..) {
            copy(room, &chunk)?;
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
