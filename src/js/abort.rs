//! Aborts: one listener for each signal, however many calls it ends. Node.js warns of a leak at eleven.

use super::caught::{Signal, peek, property};
use crate::error::{Error, argument};
use futures_channel::oneshot;
use slab::Slab;
use std::cell::Cell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;

/// All signals that calls listen to.
#[derive(Default)]
pub struct Signals {
    /// The number of each signal.
    numbers: js_sys::Map,
    listeners: Cell<Slab<Weak<Listener>>>,
}

struct Listener {
    signal: Signal,
    waiting: Rc<Cell<Vec<oneshot::Sender<()>>>>,
    closure: Closure<dyn FnMut()>,
    number: usize,
    signals: Weak<Signals>,
}

/// Waits for an abort. To drop it is to listen no more.
pub struct Aborted {
    listener: Rc<Listener>,
    comes: oneshot::Receiver<()>,
}

/// A signal that a caller gave, if one was given.
pub fn checked(signal: JsValue) -> Result<Option<Signal>, Error> {
    if signal.is_undefined() || signal.is_null() {
        return Ok(None);
    }
    let is_function = |name: &str| peek(&signal, name).is_some_and(|method| method.is_function());
    match is_function("addEventListener") && is_function("removeEventListener") {
        true => Ok(Some(signal.unchecked_into())),
        false => Err(Error::argument(argument::must_be::SIGNAL)),
    }
}

/// The reason of a signal that is aborted.
pub fn reason(signal: &Signal) -> Option<JsValue> {
    let is_aborted = peek(signal, "aborted").is_some_and(|aborted| aborted.is_truthy());
    is_aborted.then(|| reason_of(signal))
}

fn reason_of(signal: &Signal) -> JsValue {
    match property(signal, "reason") {
        Ok(Some(reason)) => reason,
        // `null` or `undefined`: it did not throw when it was read, so it may be read once more.
        Ok(None) => js_sys::Reflect::get(signal, &"reason".into()).unwrap_or_default(),
        Err(thrown) => thrown,
    }
}

impl Signals {
    /// Listens to a signal; `None` if it cannot be listened to.
    pub fn listen(self: &Rc<Self>, signal: &Signal) -> Option<Aborted> {
        let listener = self.listener(signal)?;
        let (aborted, comes) = oneshot::channel();
        let mut waiting = listener.waiting.take();
        // Those that are over do not listen any more.
        waiting.retain(|other| !other.is_canceled());
        waiting.push(aborted);
        listener.waiting.set(waiting);
        Some(Aborted { listener, comes })
    }

    fn listener(self: &Rc<Self>, signal: &Signal) -> Option<Rc<Listener>> {
        let known = self.numbers.get(signal).as_f64().map(|number| number as usize);
        let listeners = self.listeners.take();
        let found = known.and_then(|number| listeners.get(number)?.upgrade());
        self.listeners.set(listeners);
        if found.is_some() {
            return found;
        }
        let waiting: Rc<Cell<Vec<oneshot::Sender<()>>>> = Rc::default();
        let told = waiting.clone();
        let closure = Closure::new(move || {
            for aborted in told.take() {
                aborted.send(()).ok();
            }
        });
        signal.listen("abort", closure.as_ref().unchecked_ref()).ok()?;
        let mut listeners = self.listeners.take();
        let place = listeners.vacant_entry();
        let (signal, number, signals) = (signal.clone(), place.key(), Rc::downgrade(self));
        self.numbers.set(&signal, &number.into());
        let listener = Rc::new(Listener { signal, waiting, closure, number, signals });
        place.insert(Rc::downgrade(&listener));
        self.listeners.set(listeners);
        Some(listener)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.signal.unlisten("abort", self.closure.as_ref().unchecked_ref()).ok();
        if let Some(signals) = self.signals.upgrade() {
            signals.numbers.delete(&self.signal);
            let mut listeners = signals.listeners.take();
            listeners.try_remove(self.number);
            signals.listeners.set(listeners);
        }
    }
}

impl Aborted {
    /// Waits for it, and gives the reason.
    pub async fn reason(&mut self) -> JsValue {
        (&mut self.comes).await.ok();
        reason_of(&self.listener.signal)
    }
}
