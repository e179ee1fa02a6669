//! What JavaScript sees of the core: a client with a method for each call.
//!
//! A method returns a promise that resolves to `{ value }` or to `{ error }`, from which the facade makes an error of
//! the right class. It rejects only with the reason of the caller's own signal. The facade decides nothing.

mod call;
mod failure;
mod value;

use crate::dynamic::{peek, set};
use crate::error::Error;
use crate::options;
use alloc::rc::Rc;
use call::{Connection, Context};
use failure::Failure;
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// A charger and how to reach it. Options that are wrong make every call fail.
#[wasm_bindgen]
pub struct Client(Result<Rc<Connection>, Error>);

#[wasm_bindgen]
impl Client {
    /// From the options of `new Charger(…)`.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Client {
        Client(connect(options).map(Rc::new))
    }

    /// Reads `keys`, or every key if they are `undefined`.
    pub fn status(&self, keys: JsValue, options: JsValue) -> Promise {
        self.promise(async move |connection| {
            let keys = match keys.is_undefined() || keys.is_null() {
                true => None,
                false => Some(options::asked(&value::json(&keys, "keys")?)?),
            };
            let context = Context::new(&connection, &options, &["maxAge"])?;
            connection.status(keys.as_deref(), &context).await
        })
    }

    /// Sets the members of `values`.
    pub fn set(&self, values: JsValue, options: JsValue) -> Promise {
        self.promise(async move |connection| {
            let entries = value::object(&values, "the settings")?;
            let context = Context::new(&connection, &options, &["verify", "unchecked", "confirm"])?;
            connection.set(&entries, &context).await
        })
    }

    fn promise(
        &self,
        call: impl AsyncFnOnce(Rc<Connection>) -> Result<Object, Failure> + 'static,
    ) -> Promise {
        let connection = self.0.clone();
        future_to_promise(async move {
            let outcome = match connection {
                Ok(connection) => call(connection).await,
                Err(error) => Err(error.into()),
            };
            let settled = Object::new();
            match outcome {
                Ok(result) => set(&settled, "value", &result),
                Err(Failure::Failed(failed)) => set(&settled, "error", &failed.to_object()),
                Err(Failure::Aborted(reason)) => return Err(reason),
            }
            Ok(settled.into())
        })
    }
}

fn connect(options: &JsValue) -> Result<Connection, Error> {
    let in_browser = in_browser();
    let members = value::options(options, "the options", &["fetch"])?;
    let client = options::client(&members, in_browser)?;
    let fetch = peek(options, "fetch");
    if !fetch.is_undefined() && !fetch.is_function() {
        return Err(Error::argument(&[
            "fetch must be a function like the global fetch",
        ]));
    }
    Ok(Connection {
        client,
        fetch,
        in_browser,
    })
}

/// Whether CORS applies: in a page and in its workers.
fn in_browser() -> bool {
    let global = js_sys::global();
    let has = |name: &str| !peek(&global, name).is_undefined();
    has("document") || (has("importScripts") && has("location") && !has("Deno"))
}
