//! The transport of browsers and servers: `fetch`, timers, clocks.

use super::{Event, Transport, Trouble};
use crate::clock::{LONGEST_TIMER, Moment};
use crate::js::body;
use crate::js::caught::{self, Callable, Clock, Deno, HttpClient, Reader, Wait};
use crate::js::cause;
use crate::js::reply::{Head, Reply};
use crate::js::runtime::Runtime;
use crate::options::{Auth, ChargerOptions};
use crate::protocol::encode;
use crate::protocol::endpoint::Side;
use crate::protocol::request::{Request, Server};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Object, Promise};
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, RequestCache, RequestInit, RequestRedirect};

/// How one charger is fetched from.
pub struct Fetch {
    /// The caller's own `fetch`.
    own: Option<Callable>,
    /// Its clock, if it leads into a simulated world.
    clock: OnceCell<Clock>,
    /// Called with an event and a line for the logger; it never throws.
    tell: Option<Function>,
    authorization: Option<String>,
    /// Whether each request says `connection: close`.
    closes: bool,
    /// What each request gets a client from, that keeps no connection.
    deno: Option<Deno>,
    runtime: Rc<Runtime>,
    /// When the next call was made, if that was earlier.
    waited: Cell<Option<Moment>>,
}

impl Fetch {
    /// The way to a charger.
    pub fn new(
        options: &ChargerOptions,
        runtime: Rc<Runtime>,
        own: Option<Callable>,
        tell: Option<Function>,
    ) -> Self {
        let authorization = match &options.auth {
            Auth::Header(_) => options.auth.header(),
            _ => None,
        };
        // Firmware 59/60 closes the connection after each reply without saying so. Node.js would send the next request
        // into a connection that is being closed; a browser opens a new one by itself.
        let one_each = options.endpoint.side == Side::Local && own.is_none();
        let closes = one_each && runtime.keeps_connections;
        let deno = runtime.deno.clone().filter(|_| one_each);
        let clock = own.as_ref().and_then(|own| caught::clock(own)).map(OnceCell::from).unwrap_or_default();
        Fetch { own, clock, tell, authorization, closes, deno, runtime, waited: Cell::default() }
    }

    /// Clocks, chance and timers alone.
    pub fn without_charger(runtime: Rc<Runtime>) -> Self {
        let (clock, waited) = Default::default();
        Fetch {
            own: None,
            clock,
            tell: None,
            authorization: None,
            closes: false,
            deno: None,
            runtime,
            waited,
        }
    }

    /// The next call was made then, by the clocks of this machine. A simulated world has stood still meanwhile.
    pub fn waited(&self, since: Moment) {
        self.waited.set(Some(since).filter(|_| self.clock.get().is_none()));
    }

    /// When the call was made that is made now.
    pub fn made(&self) -> Moment {
        self.waited.take().unwrap_or_else(|| self.now())
    }

    fn init(&self, controller: &AbortController, server: Server) -> RequestInit {
        // It inherits nothing: whatever somebody gave to all objects is no part of a request.
        let init: RequestInit = caught::bare().unchecked_into();
        init.set_signal(Some(&controller.signal()));
        // Nobody knows what is done where a redirect leads, and a set that follows one is sent twice.
        init.set_redirect(RequestRedirect::Manual);
        let headers = Object::new();
        let is_charger = server == Server::Charger;
        let authorization = self.authorization.as_ref().filter(|_| is_charger);
        let closes = self.closes && is_charger;
        if let Some(authorization) = authorization {
            caught::set_member(&headers, "authorization", &authorization.into());
        }
        if closes {
            caught::set_member(&headers, "connection", &"close".into());
        }
        if authorization.is_some() || closes {
            init.set_headers(&headers);
        }
        if self.runtime.knows_cache {
            // A cache would answer a read with old data, and a set without asking the charger.
            init.set_cache(RequestCache::NoStore);
        }
        init
    }

    async fn pass(&self, ms: f64, is_interval: bool) {
        let wait = self.clock.get().and_then(|clock| clock.wait(ms, is_interval).ok().flatten());
        match wait.map(Waiting) {
            None => TimeoutFuture::new(ms.ceil().clamp(0.0, LONGEST_TIMER) as u32).await,
            Some(waiting) => {
                if let Ok(Some(done)) = waiting.0.done() {
                    JsFuture::from(done).await.ok();
                }
            }
        }
    }

    fn client(&self) -> Option<HttpClient> {
        let deno = self.deno.as_ref()?;
        let options = caught::bare();
        caught::set_member(&options, "poolMaxIdlePerHost", &0.into());
        deno.http_client(&options).ok().flatten()
    }

    /// Whether it is fetched by what the runtime has. A caller's own may send, and then throw or give whatever it likes.
    fn is_runtimes(&self) -> bool {
        self.own.is_none() && self.runtime.has_its_own_fetch()
    }

    fn broken(&self, thrown: JsValue) -> Trouble<JsValue> {
        let never_sent = self.is_runtimes() && cause::failed_to_connect(&thrown);
        Trouble::Broken { reason: cause::reason(&thrown), cause: thrown, never_sent }
    }
}

impl Transport for Fetch {
    type Reply = Reply;
    type Cause = JsValue;

    fn now(&self) -> Moment {
        if let Some(now) = self.clock.get().and_then(|clock| clock.now().ok()) {
            return Moment { monotonic: now, wall: now };
        }
        let wall = js_sys::Date::now();
        Moment { monotonic: caught::monotonic().unwrap_or(wall), wall }
    }

    fn random(&self) -> f64 {
        self.clock.get().and_then(|clock| clock.random().ok()).unwrap_or_else(js_sys::Math::random)
    }

    async fn sleep(&self, ms: f64) {
        self.pass(ms, false).await;
    }

    fn follow(&self, other: &Self) {
        if let Some(clock) = other.clock.get() {
            self.clock.set(clock.clone()).ok();
        }
    }

    async fn sleep_between(&self, ms: f64) {
        self.pass(ms, true).await;
    }

    async fn send(&self, request: &Request, begun: &Cell<Option<u16>>) -> Result<Reply, Trouble<JsValue>> {
        let controller = controller().map_err(|thrown| self.broken(thrown))?;
        let init = self.init(&controller, request.server);
        let client = self.client();
        if let Some(client) = &client {
            caught::set_member(&init, "client", client);
        }
        let ending = Ending::new(controller, client, self.own.is_some());
        let fetched = match &self.own {
            Some(own) => own.call_fetch(&JsValue::UNDEFINED, &request.url, &init),
            None => caught::fetch(&request.url, &init),
        };
        let broken = |thrown| self.broken(thrown);
        let response = ending.settled(fetched.map_err(broken)?).await.map_err(broken)?;
        let head = Head::of(response, self.is_runtimes()).ok_or(Trouble::NoResponse)?;
        let status = head.status();
        begun.set(Some(status));
        let text = body::text(&head, &ending).await.map_err(broken)?.ok_or(Trouble::TooLarge)?;
        ending.is_over.set(true);
        Ok(Reply::new(head, status, text))
    }

    fn warn(&self, lines: impl FnOnce() -> Vec<String>) {
        let Some(tell) = &self.tell else { return };
        for line in lines() {
            let line = format!("goecharger: {line}");
            tell.call2(&JsValue::UNDEFINED, &JsValue::UNDEFINED, &line.into()).ok();
        }
    }

    fn tell(&self, event: impl FnOnce() -> Event) {
        let Some(tell) = &self.tell else { return };
        let event = event();
        let Event { attempt, url, status, duration, outcome } = &event;
        let status = status.map_or_else(|| "null".to_owned(), |status| status.to_string());
        let line = format!(
            "goecharger: {url}: {outcome}, HTTP {status}, attempt {attempt}, {} ms",
            encode::number(*duration)
        );
        tell.call2(&JsValue::UNDEFINED, &crate::js::to_js(&event), &line.into()).ok();
    }
}

/// Time that passes in a simulated world. To drop it is to wait no more.
struct Waiting(Wait);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.cancel().ok();
    }
}

/// What ends a request.
fn controller() -> Result<AbortController, JsValue> {
    let missing = || JsValue::from(js_sys::TypeError::new("there is no AbortController here"));
    let class = caught::peek(&js_sys::global(), "AbortController").ok_or_else(missing)?;
    let controller = caught::construct(&class, &Array::new())?.ok_or_else(missing)?;
    Ok(controller.unchecked_into())
}

/// Ends an exchange that is dropped before it is over.
pub struct Ending {
    controller: AbortController,
    client: Option<HttpClient>,
    /// Settles what a mock never would, so that nobody waits for it for ever.
    gone: Option<(Promise, Function)>,
    reader: RefCell<Option<Reader>>,
    is_over: Cell<bool>,
}

impl Ending {
    fn new(controller: AbortController, client: Option<HttpClient>, is_own: bool) -> Self {
        let mut resolve = None;
        let gone = is_own.then(|| Promise::new(&mut |resolves, _| resolve = Some(resolves)));
        let gone = gone.zip(resolve);
        Ending { controller, client, gone, reader: RefCell::default(), is_over: Cell::new(false) }
    }

    /// Waits for a promise, or takes what is none.
    pub async fn settled(&self, value: Option<JsValue>) -> Result<JsValue, JsValue> {
        let promise = caught::resolve(&value.unwrap_or_default())?
            .unwrap_or_else(|| Promise::resolve(&JsValue::UNDEFINED));
        match &self.gone {
            None => JsFuture::from(promise).await,
            Some((gone, _)) => JsFuture::from(Promise::race(&Array::of2(&promise, gone))).await,
        }
    }

    /// Reads no more from here when it ends.
    pub fn ends(&self, reader: &Reader) {
        self.reader.replace(Some(reader.clone()));
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        if !self.is_over.get() {
            self.controller.abort();
            let cancelled = self.reader.take().and_then(|reader| reader.cancel().ok().flatten());
            let cancelled = cancelled.and_then(|cancelled| caught::resolve(&cancelled).ok().flatten());
            if let Some(cancelled) = cancelled {
                // What it rejects with is of no interest, but must not stay unhandled.
                spawn_local(async {
                    JsFuture::from(cancelled).await.ok();
                });
            }
        }
        if let Some(client) = &self.client {
            client.close().ok();
        }
        if let Some((_, resolve)) = &self.gone {
            resolve.call0(&JsValue::UNDEFINED).ok();
        }
    }
}
