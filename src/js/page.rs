//! The page around a watch: whether it is hidden, and when the network is back. Servers have none.

use super::abort::checked;
use super::caught::{Signal, peek, peek_text};
use crate::transport::Transport;
use crate::watch::hub::Hub;
use js_sys::Function;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;

/// What is listened to. To drop it is to listen no more.
pub struct Page(Vec<Listening>);

struct Listening {
    target: Signal,
    event: &'static str,
    closure: Closure<dyn FnMut()>,
}

impl Page {
    /// Tells a hub of it, from what it is like now.
    pub fn tell<T: Transport>(hub: &Rc<Hub<T>>) -> Self {
        let global = JsValue::from(js_sys::global());
        let document = peek(&global, "document");
        let mut page = Page(Vec::new());
        hub.hide(is_hidden(document.as_ref()));
        let shown = Rc::downgrade(hub);
        let watched = document.clone();
        page.listen(document, "visibilitychange", move || {
            with(&shown, |hub| hub.hide(is_hidden(watched.as_ref())));
        });
        let online = Rc::downgrade(hub);
        page.listen(Some(global), "online", move || with(&online, Hub::note_return));
        page
    }

    fn listen(&mut self, target: Option<JsValue>, event: &'static str, told: impl FnMut() + 'static) {
        let Some(target) = target.and_then(|target| checked(target).ok().flatten()) else { return };
        let closure = Closure::new(told);
        let listener: &Function = closure.as_ref().unchecked_ref();
        if target.listen(event, listener).is_ok() {
            self.0.push(Listening { target, event, closure });
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        for Listening { target, event, closure } in &self.0 {
            target.unlisten(event, closure.as_ref().unchecked_ref()).ok();
        }
    }
}

fn with<T: Transport>(hub: &Weak<Hub<T>>, tell: impl FnOnce(&Hub<T>)) {
    if let Some(hub) = hub.upgrade() {
        tell(&hub);
    }
}

fn is_hidden(document: Option<&JsValue>) -> bool {
    document.is_some_and(|document| peek_text(document, "visibilityState").as_deref() == Some("hidden"))
}
