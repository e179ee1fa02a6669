//! What every JavaScript engine does by itself: numbers as text, dates, host names. On the host, libraries that do it
//! by the same standards stand in for it.

#[cfg(target_arch = "wasm32")]
pub use wasm::{date, host, number};

#[cfg(not(target_arch = "wasm32"))]
pub use native::{date, host, number};

#[cfg(target_arch = "wasm32")]
mod wasm {
    use crate::js::caught::{construct, peek, peek_text};
    use js_sys::{Array, Date, Number};

    /// The shortest text that reads back as the same number.
    pub fn number(number: f64) -> String {
        Number::from(number).to_string_with_radix(10).unwrap_or_default().into()
    }

    /// A date as HTTP headers have it, in ms since 1970. `Date.parse` takes many other texts as well, but writes only
    /// this one.
    pub fn date(header: &str) -> Option<f64> {
        let date = Date::new(&header.into());
        (date.to_utc_string() == header).then(|| date.get_time())
    }

    /// The host of a URL in its one spelling, without the port.
    pub fn host(url: &str) -> Option<String> {
        let class = peek(&js_sys::global(), "URL")?;
        let parsed = construct(&class, &Array::of1(&url.into())).ok().flatten()?;
        peek_text(&parsed, "hostname")
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::UNIX_EPOCH;

    /// The shortest text that reads back as the same number.
    pub fn number(number: f64) -> String {
        let text = format!("{number:?}");
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    }

    /// A date as HTTP headers have it, in ms since 1970.
    pub fn date(header: &str) -> Option<f64> {
        let date =
            httpdate::parse_http_date(header).ok().filter(|date| httpdate::fmt_http_date(*date) == header)?;
        date.duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs_f64() * 1_000.0)
    }

    /// The host of a URL in its one spelling, without the port.
    pub fn host(url: &str) -> Option<String> {
        url::Url::parse(url).ok()?.host_str().map(str::to_owned)
    }
}
