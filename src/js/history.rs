//! The charging history, and what is made of it.

use super::caught::{items, member, set_member, time};
use super::charger::{Charger, call_options, date};
use super::value;
use super::zone::zone;
use super::{AnyPromise, Core, to_js};
use crate::csv::{CsvOptions, to_csv};
use crate::error::{Error, argument, everyday};
use crate::everyday::Sessions;
use crate::json::Json;
use crate::sessions::{By, INSTANT, Session, totals};
use crate::transport::fetch::Fetch;
use futures_util::FutureExt;
use js_sys::{Array, Object, Promise};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// What the options of a history have besides those of a call.
const RANGE: [&str; 5] = ["from", "to", "timeZone", "onProgress", "signal"];

/// A history that is being read.
#[wasm_bindgen]
pub struct History {
    sessions: Rc<Cell<Option<Sessions<Fetch>>>>,
    charger: Charger,
    signal: JsValue,
}

#[wasm_bindgen]
impl Charger {
    /// A history to be read month by month. Rejects if an option is wrong.
    pub fn history(&self, #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue) -> AnyPromise {
        let promise = match self.sessions(options) {
            Ok(history) => Promise::resolve(&JsValue::from(history)),
            Err(error) => Promise::reject(&self.shared.error(&error.into())),
        };
        JsValue::from(promise).unchecked_into()
    }

    fn sessions(&self, options: &JsValue) -> Result<History, Error> {
        let made = self.made.clone()?;
        let given = value::literal(options, "the options")?;
        let option = |name: &str| member(&given, name);
        let others = Object::new();
        for (name, _) in value::options(&given, &RANGE)? {
            set_member(&others, &name, &option(&name));
        }
        let signal = option("signal");
        set_member(&others, "signal", &signal);
        let (call, _) = call_options(&made, &others, &[])?;
        if !(option("onProgress").is_undefined() || option("onProgress").is_function()) {
            return Err(Error::argument(argument::must_be::ON_PROGRESS));
        }
        let instant = |name: &str| time(&option(name)).map_err(|_| everyday::no_instant(name));
        let to = if option("to").is_undefined() { None } else { Some(instant("to")?) };
        let sessions = made.sessions(instant("from")?, to, zone(&option("timeZone"))?, call)?;
        let charger = Charger { made: self.made.clone(), hub: OnceCell::new(), shared: self.shared.clone() };
        Ok(History { sessions: Rc::new(Cell::new(Some(sessions))), charger, signal })
    }
}

#[wasm_bindgen]
impl History {
    /// The next month: `{ sessions, progress }`, or undefined after the last.
    pub fn next(&self) -> AnyPromise {
        let sessions = self.sessions.clone();
        let call = async move {
            // It stays taken if the call is given up: then nobody asks any more.
            let Some(mut history) = sessions.take() else { return Ok(JsValue::UNDEFINED) };
            let month = history.next().await;
            sessions.set(Some(history));
            let Some((list, progress)) = month? else { return Ok(JsValue::UNDEFINED) };
            let month = Object::new();
            set_member(&month, "sessions", &list.iter().map(session).collect::<Array>());
            set_member(&month, "progress", &to_js(&progress));
            Ok(month.into())
        };
        let signal = super::abort::checked(self.signal.clone());
        let begun = signal.map(|signal| (call.boxed_local(), signal));
        JsValue::from(self.charger.promise_of(begun)).unchecked_into()
    }
}

fn session(session: &Session) -> JsValue {
    let shown: Object = to_js(session).unchecked_into();
    set_member(&shown, "start", &date(Some(session.start as f64)));
    set_member(&shown, "end", &date(session.end.map(|end| end as f64)));
    shown.into()
}

#[wasm_bindgen]
impl Core {
    /// Sessions as CSV.
    pub fn csv(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] sessions: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        let made = || {
            let options = Options::read(options)?;
            let columns = options.texts("columns")?;
            let (delimiter, decimal) = (options.text("delimiter")?, options.text("decimal")?);
            options.no_more(&["columns", "delimiter", "decimal"])?;
            let options = CsvOptions::new(
                delimiter.as_deref(),
                decimal.as_deref(),
                columns.as_deref(),
                zone(&options.zone)?,
            )?;
            Ok(to_csv(&given(sessions)?, &options).into())
        };
        self.settled(made())
    }

    /// Sessions added up.
    pub fn totals(
        &self,
        #[wasm_bindgen(unchecked_param_type = "unknown")] sessions: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "unknown")] options: &JsValue,
    ) -> AnyPromise {
        let made = || {
            let options = Options::read(options)?;
            let by = By::read(options.text("by")?.as_deref())?;
            options.no_more(&["by"])?;
            Ok(to_js(&totals(&given(sessions)?, by, &zone(&options.zone)?)))
        };
        self.settled(made())
    }

    fn settled(&self, made: Result<JsValue, Error>) -> AnyPromise {
        let promise = match made {
            Ok(value) => Promise::resolve(&value),
            Err(error) => Promise::reject(&self.shared.error(&error.into())),
        };
        JsValue::from(promise).unchecked_into()
    }
}

/// Options, and the zone among them.
struct Options {
    members: Vec<(String, Json)>,
    zone: JsValue,
}

impl Options {
    fn read(options: &JsValue) -> Result<Self, Error> {
        if options.is_undefined() || options.is_null() {
            return Ok(Options { members: Vec::new(), zone: JsValue::UNDEFINED });
        }
        let given = value::literal(options, "the options")?;
        let zone = member(&given, "timeZone");
        Ok(Options { members: value::options(&given, &["timeZone"])?, zone })
    }

    fn get(&self, name: &str) -> Option<&Json> {
        self.members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
    }

    fn text(&self, name: &str) -> Result<Option<String>, Error> {
        match self.get(name) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.clone())),
            Some(other) => Err(argument::unfit(name, "text", other.kind())),
        }
    }

    fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Error> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let texts = match value {
            Json::Array(items) => {
                items.iter().map(|item| item.as_str().map(str::to_owned)).collect::<Option<_>>()
            }
            _ => None,
        };
        texts.map(Some).ok_or_else(|| argument::unfit(name, "a list of names", value.kind()))
    }

    fn no_more(&self, known: &[&str]) -> Result<(), Error> {
        match self.members.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            Some((name, _)) => Err(argument::no_option(name)),
            None => Ok(()),
        }
    }
}

/// Sessions that a caller gives.
fn given(sessions: &JsValue) -> Result<Vec<Session>, Error> {
    let list = items(sessions, 0, u32::MAX).ok().flatten().unwrap_or_default();
    let mut sessions = Vec::new();
    for (index, item) in list.iter().enumerate() {
        let position = index + 1;
        let name = everyday::session_name(position);
        let literal = value::literal(&item, &name)?;
        let mut members = value::options(&literal, &["start", "end"])?;
        for end in ["start", "end"] {
            let given = member(&literal, end);
            if !(given.is_undefined() || given.is_null()) {
                // A number may as well be one of seconds.
                let kind = given.js_typeof().as_string().unwrap_or_default();
                let no_date = |_| everyday::no_session(position, end, INSTANT, &kind);
                members.push((end.to_owned(), Json::Number(time(&given).map_err(no_date)?)));
            }
        }
        sessions.push(Session::given(&Json::Object(members), position)?);
    }
    Ok(sessions)
}
