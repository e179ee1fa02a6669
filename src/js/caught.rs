//! Imports that touch a value of the caller or of the runtime, which may throw anything.
//!
//! An exception that passes through WebAssembly leaves a promise that never settles, so everything here catches. And
//! every import returns an `Option`, a number or nothing: with wasm-bindgen 0.2.130 an import that catches and returns
//! a bare `JsValue` loses a slot of the WebAssembly table for each exception (docs/wasm-bindgen-table.md).
//!
//! An `Option` is `None` for `null` as well as for `undefined`.

use js_sys::{Array, Function, Object, Promise, Symbol};
use wasm_bindgen::prelude::*;
use web_sys::{ReadableStreamDefaultReader, RequestInit};

#[wasm_bindgen]
extern "C" {
    /// A property.
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    pub fn property(object: &JsValue, name: &str) -> Result<Option<JsValue>, JsValue>;

    /// What an object inherits from, if it does.
    #[wasm_bindgen(js_namespace = Reflect, js_name = getPrototypeOf, catch)]
    pub fn prototype_of(object: &JsValue) -> Result<Option<Object>, JsValue>;

    /// Whether it is an array, also of another realm.
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    pub fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    /// Copies the members of `source` to `target`, which is given back.
    #[wasm_bindgen(js_namespace = Object, js_name = assign, catch)]
    fn assign(target: &Object, source: &JsValue) -> Result<Option<Object>, JsValue>;

    /// The items of a list from one place up to another, holes as `undefined` or holes.
    #[wasm_bindgen(js_namespace = ["Array", "prototype", "slice"], js_name = call, catch)]
    pub fn items(list: &JsValue, from: u32, to: u32) -> Result<Option<Array>, JsValue>;

    /// A new object of a class.
    #[wasm_bindgen(js_namespace = Reflect, catch)]
    pub fn construct(class: &JsValue, arguments: &Array) -> Result<Option<JsValue>, JsValue>;

    /// What a JSON text says; `null` is `None`.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    pub fn parse(text: &str) -> Result<Option<JsValue>, JsValue>;

    /// The JSON text of a value, if it has one.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    pub fn stringify(value: &JsValue) -> Result<Option<String>, JsValue>;

    /// A promise of whatever it is.
    #[wasm_bindgen(js_namespace = Promise, catch)]
    pub fn resolve(value: &JsValue) -> Result<Option<Promise>, JsValue>;

    /// The global `fetch` of this moment.
    #[wasm_bindgen(catch)]
    pub fn fetch(url: &str, init: &RequestInit) -> Result<Option<JsValue>, JsValue>;

    /// Calls a caller's own `fetch`.
    #[wasm_bindgen(method, js_class = "Function", js_name = call, catch)]
    pub fn call_fetch(
        this: &Callable,
        receiver: &JsValue,
        url: &str,
        init: &RequestInit,
    ) -> Result<Option<JsValue>, JsValue>;

    /// Calls a function without arguments.
    #[wasm_bindgen(method, js_class = "Function", js_name = call, catch)]
    pub fn call(this: &Callable, receiver: &JsValue) -> Result<Option<JsValue>, JsValue>;

    /// Anything that can be called.
    #[wasm_bindgen(js_name = Function, typescript_type = "Function")]
    #[derive(Clone)]
    pub type Callable;

    /// Anything with a method `get`, like `Headers` or a `Map`.
    pub type Getter;

    /// What it gives for a name.
    #[wasm_bindgen(method, catch)]
    pub fn get(this: &Getter, name: &str) -> Result<Option<String>, JsValue>;

    /// A stream, or what a mock takes for one.
    pub type Stream;

    /// Its only reader.
    #[wasm_bindgen(method, js_name = getReader, catch)]
    pub fn reader(this: &Stream) -> Result<Option<Reader>, JsValue>;

    /// The reader of a stream.
    #[wasm_bindgen(extends = ReadableStreamDefaultReader)]
    #[derive(Clone)]
    pub type Reader;

    /// The next chunk.
    #[wasm_bindgen(method, catch)]
    pub fn read(this: &Reader) -> Result<Option<JsValue>, JsValue>;

    /// Reads no more.
    #[wasm_bindgen(method, catch)]
    pub fn cancel(this: &Reader) -> Result<Option<JsValue>, JsValue>;

    /// What tells of an abort.
    #[derive(Clone)]
    pub type Signal;

    /// Adds a listener.
    #[wasm_bindgen(method, js_name = addEventListener, catch)]
    pub fn listen(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;

    /// Takes it away.
    #[wasm_bindgen(method, js_name = removeEventListener, catch)]
    pub fn unlisten(this: &Signal, event: &str, listener: &Function) -> Result<(), JsValue>;

    /// A property that a symbol names.
    #[wasm_bindgen(js_namespace = Reflect, js_name = get, catch)]
    fn symbol_property(object: &JsValue, symbol: &Symbol) -> Result<Option<JsValue>, JsValue>;

    /// The clock of a simulated world (pkg-template/simulator/clock.js).
    #[derive(Clone)]
    pub type Clock;

    /// The time there, in ms since 1970.
    #[wasm_bindgen(method, catch)]
    pub fn now(this: &Clock) -> Result<f64, JsValue>;

    /// Chance there, 0 to 1.
    #[wasm_bindgen(method, catch)]
    pub fn random(this: &Clock) -> Result<f64, JsValue>;

    /// Lets so many ms pass there.
    #[wasm_bindgen(method, catch)]
    pub fn wait(this: &Clock, ms: f64, is_interval: bool) -> Result<Option<Wait>, JsValue>;

    /// Time that passes in a simulated world.
    pub type Wait;

    /// Resolves when it has passed.
    #[wasm_bindgen(method, getter, catch)]
    pub fn done(this: &Wait) -> Result<Option<Promise>, JsValue>;

    /// Nobody waits for it any more.
    #[wasm_bindgen(method, catch)]
    pub fn cancel(this: &Wait) -> Result<(), JsValue>;

    /// What is Deno's own.
    #[derive(Clone)]
    pub type Deno;

    /// What its `fetch` goes by.
    #[wasm_bindgen(method, js_name = createHttpClient, catch)]
    pub fn http_client(this: &Deno, options: &Object) -> Result<Option<HttpClient>, JsValue>;

    /// What keeps the connections of some requests.
    pub type HttpClient;

    /// Lets go of them.
    #[wasm_bindgen(method, catch)]
    pub fn close(this: &HttpClient) -> Result<(), JsValue>;

    /// The time of a `Date`, also of another realm, in ms since 1970; it throws for anything else.
    #[wasm_bindgen(js_namespace = ["Date", "prototype", "getTime"], js_name = call, catch)]
    pub fn time(date: &JsValue) -> Result<f64, JsValue>;

    /// A formatter of dates; it throws for a zone that it does not know.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat, catch)]
    pub fn date_format(locale: &str, options: &Object) -> Result<Option<DateFormat>, JsValue>;

    /// A formatter of dates.
    #[derive(Clone)]
    pub type DateFormat;

    /// The text of an instant in ms since 1970; it throws for one that no `Date` has.
    #[wasm_bindgen(method, catch)]
    pub fn format(this: &DateFormat, instant: f64) -> Result<Option<String>, JsValue>;

    /// What it was made with.
    #[wasm_bindgen(method, js_name = resolvedOptions, catch)]
    pub fn resolved(this: &DateFormat) -> Result<Option<JsValue>, JsValue>;

    /// Copies bytes; it throws if there is less room, or if they are gone.
    #[wasm_bindgen(js_namespace = ["Uint8Array", "prototype", "set"], js_name = call, catch)]
    pub fn copy(room: &mut [u8], bytes: &JsValue) -> Result<(), JsValue>;

    /// The monotonic clock in ms.
    #[wasm_bindgen(js_namespace = performance, js_name = now, catch)]
    pub fn monotonic() -> Result<f64, JsValue>;

    /// A member of an object made here: it cannot throw.
    #[wasm_bindgen(js_namespace = Reflect, js_name = get)]
    pub fn member(object: &Object, name: &str) -> JsValue;

    /// Whether an object made here has a member of its own.
    #[wasm_bindgen(js_namespace = Object, js_name = hasOwn)]
    pub fn has_member(object: &Object, name: &str) -> bool;

    #[wasm_bindgen(js_namespace = Reflect, js_name = set, catch)]
    fn set(object: &Object, name: &str, value: &JsValue) -> Result<bool, JsValue>;
}

/// A property; `None` also if it cannot be read.
pub fn peek(object: &JsValue, name: &str) -> Option<JsValue> {
    if object.is_object() || object.is_function() { property(object, name).ok().flatten() } else { None }
}

/// The clock that a simulated world's `fetch` brings along.
pub fn clock(fetch: &JsValue) -> Option<Clock> {
    let found = symbol_property(fetch, &Symbol::for_("goecharger.clock")).ok().flatten()?;
    found.is_object().then(|| found.unchecked_into())
}

/// A property that is text.
pub fn peek_text(object: &JsValue, name: &str) -> Option<String> {
    peek(object, name)?.as_string()
}

/// The members of an object as they are now, in an object that inherits nothing: nothing can throw any more.
pub fn members(object: &JsValue) -> Result<Object, JsValue> {
    assign(&bare(), object).map(|copy| copy.unwrap_or_default())
}

/// An object that inherits nothing.
pub fn bare() -> Object {
    Object::create(JsValue::NULL.unchecked_ref())
}

/// Takes over the members of another object made here.
pub fn add_members(target: &Object, source: &Object) {
    assign(target, source).ok();
}

/// Sets a member of an object made here.
pub fn set_member(object: &Object, name: &str, value: &JsValue) {
    set(object, name, value).ok();
}
