//! Bad options and arguments: nothing was sent.

use super::Error;

/// A value of the wrong kind.
pub fn unfit(name: &str, expected: &str, got: &str) -> Error {
    Error::argument(format!("{name} must be {expected}, and got {got}"))
}

/// An option that does not exist.
pub fn no_option(name: &str) -> Error {
    Error::argument(format!("there is no option {name}: is it misspelt?"))
}

/// Options that are the address itself.
pub fn address_in_place_of_options() -> Error {
    Error::argument(
        "the options must be an object, and got text: write new Charger({ host: \"192.168.0.75\" }) for a charger in your LAN, or new Charger({ serial: \"000001\", token }) for the cloud",
    )
}

/// A key and a value in the place of an object of settings.
pub fn key_in_place_of_settings(key: &str) -> Error {
    Error::argument(format!("the settings must be an object, and got text: write set({{ {key}: value }})"))
}

/// Neither a serial nor a host.
pub fn which_charger() -> Error {
    Error::argument(
        "which charger? Give { serial, token } for the cloud or { host } for a charger in your LAN",
    )
}

/// A host beside a serial or a token.
pub fn host_and_serial() -> Error {
    Error::argument(
        "host goes without serial and token: give { serial, token } for the cloud or { host } for a charger in your LAN, which asks for no token",
    )
}

/// More than one request at a time, in the LAN.
pub fn parallel_in_the_lan() -> Error {
    Error::argument("parallel is for the cloud: a charger in the LAN answers one request at a time")
}

/// The cloud without a token.
pub fn no_token() -> Error {
    Error::argument(
        "the cloud asks for a token: the go-e app shows it under Internet, Advanced settings, once the cloud API is on",
    )
}

/// A token that cannot be one.
pub fn token() -> Error {
    Error::argument(
        "token is empty or has a character that no token has: was a space or a line break copied along?",
    )
}

/// A serial that is a number.
pub fn serial_number() -> Error {
    Error::argument("serial must be text in quotes, like \"012345\": a number loses leading zeros")
}

/// A serial that lost its leading zeros.
pub fn short_serial(given: &str) -> Error {
    Error::argument(format!(
        "serial must have exactly 6 digits and got {given}: leading zeros belong to it, is it \"{given:0>6}\"?"
    ))
}

/// A serial as it is printed on a charger, like CM-03-123456.
pub fn printed_serial(digits: &str) -> Error {
    Error::argument(format!(
        "serial must be text of exactly 6 digits, the last six of what is printed on the charger: is it \"{digits}\"?"
    ))
}

/// Anything else that is no serial.
pub fn serial() -> Error {
    Error::argument(
        "serial must be text of exactly 6 digits (8 for a sibling product) like \"012345\", as printed on the charger",
    )
}

/// A host, or the one in a base URL, that cannot be right.
pub fn host(option: &str, why: &str) -> Error {
    let end = if why.ends_with('?') { "" } else { "." };
    Error::argument(format!(
        "{option}: {why}{end} A host is a name, an IPv4 address or an IPv6 address in brackets, each with an optional port, like \"192.168.0.75\" or \"[fd00::7]:8080\""
    ))
}

/// Why something is no host.
pub mod host_because {
    /// A scheme stands in front of it.
    pub const URL: &str = "this is a whole URL, which goes into baseUrl";
    /// The brackets of an IPv6 address.
    pub const BRACKETS: &str = "there is no IPv6 address in the brackets";
    /// Anything else.
    pub const NONE: &str = "this is not a host";
    /// The port.
    pub const PORT: &str = "the port is not a number from 1 to 65535";
    /// An IPv6 address without brackets.
    pub fn no_brackets(address: &str) -> String {
        format!("an IPv6 address stands in brackets. Is it \"[{address}]\"?")
    }
    /// Spaces or slashes around it.
    pub fn around(host: &str) -> String {
        format!("there are spaces or slashes around it. Is it \"{host}\"?")
    }
}

/// A base URL of another scheme, or of none.
pub fn base_url_scheme(option: &str) -> Error {
    Error::argument(format!(
        "{option} must start with http:// or https://, for example \"http://127.0.0.1:8080/charger\"",
    ))
}

/// A base URL with a path that a URL parser would change.
pub fn base_url_path(option: &str) -> Error {
    Error::argument(format!(
        "{option}: its path may hold letters, digits and - . _ ~ only, no query, and no empty or dot segment",
    ))
}

/// A base URL that already ends in the path of the API.
pub fn base_url_with_api(option: &str, path: &str, mend: &str) -> Error {
    Error::argument(format!("{option}: paths like /{path} are appended to it. Is it \"{mend}\"?"))
}

/// A name that can be no API key.
pub fn no_key(shown: &str) -> Error {
    Error::argument(format!(
        "an API key is made of letters, digits and underscores, like \"amp\": {shown} is none"
    ))
}

/// What [`no_key`] shows of a name that is better not shown.
pub const SOME_NAME: &str = "what was given";

/// One key in two spellings.
pub fn key_twice(one: &str, other: &str) -> Error {
    Error::argument(format!(
        "{one} and {other} are one key for the charger, which compares names without case: set it once"
    ))
}

/// An empty list of keys.
pub fn no_keys() -> Error {
    Error::argument("keys is an empty list, which asks for nothing: leave it out to read every key")
}

/// An empty object of settings.
pub fn no_settings() -> Error {
    Error::argument("there is nothing to set: give settings like { amp: 16 }")
}

/// A value that the charger cuts off.
pub fn too_long(key: &str, length: usize) -> Error {
    Error::argument(format!(
        "{key}: the value is {length} characters long once encoded, and the charger takes at most about 255 over the LAN. Shorten it or set its parts one by one"
    ))
}

/// A value that JSON does not have.
pub fn no_json(name: &str, what: &str) -> Error {
    unfit(name, "a JSON value", what)
}

/// Something else than an object literal.
pub fn no_object(name: &str, what: &str) -> Error {
    unfit(name, "an object like { … }", what)
}

/// What JSON does not have.
pub mod no_json_because {
    /// Infinity or NaN.
    pub const NO_NUMBER: &str = "a number without end or NaN, which JSON does not have";
    /// Nested too deeply.
    pub const DEEP: &str = "an object that is nested too deeply, or refers to itself";
    /// A list of more than 100 000 items.
    pub const LONG: &str = "a list that is far too long";
    /// A list whose item throws.
    pub const LIST_THROWS: &str = "a list that throws when it is read";
    /// An object whose member throws.
    pub const OBJECT_THROWS: &str = "an object that throws when it is read";
    /// Half of a surrogate pair.
    pub const HALF: &str = "text with half of a surrogate pair, which cannot be sent";
    /// `undefined`.
    pub const UNDEFINED: &str = "undefined: leave it out, or give null where the charger knows it";
    /// An object of some class.
    pub fn class(name: &str) -> String {
        match name {
            "" => "something else".to_owned(),
            "Array" => "a list".to_owned(),
            name => format!("an object of the class {name}"),
        }
    }
    /// A function, a symbol or a big integer.
    pub fn kind(name: &str) -> String {
        format!("a {name}")
    }
}

/// No `fetch` in this runtime.
pub fn no_fetch() -> Error {
    Error::argument("there is no fetch here: give one as the option fetch")
}

/// What an option must be.
pub mod must_be {
    /// `fetch`
    pub const FETCH: &str = "fetch must be a function like the global fetch";
    /// `onRequest`
    pub const ON_REQUEST: &str = "onRequest must be a function";
    /// `onProgress`
    pub const ON_PROGRESS: &str = "onProgress must be a function";
    /// `logger`
    pub const LOGGER: &str = "logger must have a method debug, like console";
    /// `signal`
    pub const SIGNAL: &str = "signal must be an AbortSignal, like that of new AbortController()";
}
