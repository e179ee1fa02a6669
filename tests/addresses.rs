//! Hosts, base URLs and serials: one spelling for each, or a refusal with the mend; and what is written behind them.

#![allow(clippy::expect_used, clippy::panic)]

use goecharger::json::Json;
use goecharger::options::{Auth, ChargerOptions, Limits};
use goecharger::protocol::endpoint::{self, Side};
use goecharger::protocol::request;

fn charger(endpoint: endpoint::Endpoint) -> ChargerOptions {
    let (auth, export_base_url) = (Auth::None, None);
    let limits = Limits::default();
    ChargerOptions { endpoint, auth, limits, export_base_url, parallel: 1, in_browser: false }
}

fn base(host: &str) -> String {
    endpoint::local(host).unwrap_or_else(|error| panic!("{host}: {}", error.message)).base
}

#[test]
fn one_host_has_one_spelling() {
    for (spellings, base_url) in [
        (&["charger", "CHARGER", "charger.", "Charger:80", "charger.:80"][..], "http://charger"),
        (&["go-eCharger_1.fritz.box", "GO-echarger_1.FRITZ.box."][..], "http://go-echarger_1.fritz.box"),
        (&["192.168.0.75", "192.168.0.75:80", "192.168.0.75."][..], "http://192.168.0.75"),
        (&["192.168.0.75:8080"][..], "http://192.168.0.75:8080"),
        (
            &["[fd00::7]", "[FD00::7]", "[fd00:0:0:0:0:0:0:7]", "[fd00:0000::0007]", "[fd00::0.0.0.7]:80"][..],
            "http://[fd00::7]",
        ),
        (
            &["[::ffff:192.168.0.75]", "[::FFFF:c0a8:4b]", "[0:0:0:0:0:ffff:c0a8:004b]"][..],
            "http://[::ffff:c0a8:4b]",
        ),
        (&["[::1]:8080", "[0::1]:8080"][..], "http://[::1]:8080"),
    ] {
        for host in spellings {
            assert_eq!(base(host), base_url, "{host}");
        }
    }
    for (spellings, base_url) in [
        (
            &["https://Proxy.example/go", "HTTPS://proxy.example:443/go/", "https://proxy.example./go"][..],
            "https://proxy.example/go",
        ),
        (&["http://127.0.0.1:8080", "HTTP://127.0.0.1:8080/"][..], "http://127.0.0.1:8080"),
        (&["https://proxy.example:80"][..], "https://proxy.example:80"),
        (&["http://[::1]:80/"][..], "http://[::1]"),
    ] {
        for given in spellings {
            assert_eq!(endpoint::custom(Side::Cloud, given).expect(given).base, base_url, "{given}");
        }
    }
}

#[test]
fn what_is_no_host_is_refused_with_the_reason_and_where_it_can_be_with_the_mend() {
    for (host, words) in [
        ("http://192.168.0.75", "a whole URL, which goes into baseUrl"),
        ("192.168.0.75/", "Is it \"192.168.0.75\"?"),
        (" 192.168.0.75", "Is it \"192.168.0.75\"?"),
        ("charger\n", "Is it \"charger\"?"),
        ("//charger//", "Is it \"charger\"?"),
        ("", "not a host"),
        (".", "not a host"),
        ("charger..", "not a host"),
        ("a b", "not a host"),
        ("user@charger", "not a host"),
        ("charger/api", "not a host"),
        ("charger?x", "not a host"),
        ("charger#x", "not a host"),
        ("charger\\x", "not a host"),
        ("ch%61rger", "not a host"),
        ("chärger", "not a host"),
        ("1", "not a host"),
        ("0x7f.1", "not a host"),
        ("127.1", "not a host"),
        ("256.0.0.1", "not a host"),
        ("192.168.000.75", "not a host"),
        ("fd00::7", "Is it \"[fd00::7]\"?"),
        ("::1", "Is it \"[::1]\"?"),
        ("[fd00::7", "brackets"),
        ("[fd00::7%eth0]", "brackets"),
        ("[]", "brackets"),
        ("[192.168.0.75]", "brackets"),
        ("[@\"Q", "brackets"),
        ("[@charger", "brackets"),
        ("[user@charger:8080", "brackets"),
        ("[@[::1]", "brackets"),
        ("[fd00::7@charger]", "brackets"),
        ("@[::1", "not a host"),
        ("::1]@charger", "not a host"),
        ("charger:", "port"),
        ("charger:0", "port"),
        ("charger:080", "port"),
        ("charger:65536", "port"),
        ("charger:8 0", "port"),
        ("charger:80:80", "port"),
        ("[::1]x", "port"),
        ("a.XN--b", "not a host"),
        ("xn--", "not a host"),
    ] {
        let message = endpoint::local(host).expect_err(host).message.clone();
        assert!(message.starts_with("host: ") && message.contains(words), "{host}: {message}");
    }
}

#[test]
fn a_base_url_that_ends_in_the_path_of_the_api_is_refused_with_the_mend() {
    for (given, mend) in [
        ("http://charger/api", "http://charger"),
        ("http://charger/api/", "http://charger"),
        ("http://Charger./API/status", "http://charger"),
        ("http://charger/api/set/", "http://charger"),
        ("https://proxy.example/go/api", "https://proxy.example/go"),
        ("https://proxy.example/go/api/status", "https://proxy.example/go"),
    ] {
        let message = endpoint::custom(Side::Local, given).expect_err(given).message.clone();
        assert!(message.ends_with(&format!("Is it \"{mend}\"?")), "{given}: {message}");
        assert!(endpoint::custom(Side::Local, mend).is_ok(), "{mend}");
    }
    for given in ["http://charger/myapi", "http://charger/api/v2", "http://charger/api-status", "http://api"]
    {
        assert_eq!(endpoint::custom(Side::Local, given).expect(given).base, given);
    }
}

#[test]
fn a_base_url_that_a_parser_would_change_is_refused() {
    for given in [
        "charger",
        "ftp://charger",
        "http:/charger",
        "http://",
        "http:///x",
        "http://h//",
        "http://h//x",
        "http://h/x//",
        "http://h/./x",
        "http://h/../x",
        "http://h/%2e/x",
        "http://h/x?y",
        "http://h/x#y",
        "http://h/x y",
        "http://h/x\\y",
        "http://u:p@h/x",
        "http://h:x/",
        "http://http://h",
        " http://h",
    ] {
        assert!(endpoint::custom(Side::Cloud, given).is_err(), "{given}");
    }
}

#[test]
fn a_serial_is_mended_where_it_can_be() {
    for (serial, words) in [
        ("1234", "is it \"001234\"?"),
        ("CM-03-123456", "is it \"123456\"?"),
        ("CM_03_123456", "is it \"123456\"?"),
        ("CM03123456", "is it \"123456\"?"),
        (" 123456", "is it \"123456\"?"),
        ("123456\n", "is it \"123456\"?"),
        ("äöü", "exactly 6 digits"),
        ("1234567", "exactly 6 digits (8"),
        ("abcdef", "exactly 6 digits (8"),
        ("", "exactly 6 digits (8"),
        ("１２３４５６", "exactly 6 digits (8"),
    ] {
        let message = endpoint::cloud(serial).expect_err(serial).message.clone();
        assert!(message.contains(words), "{serial}: {message}");
    }
    assert_eq!(endpoint::cloud("00012345").expect("8 digits").base, "https://00012345.api.v3.go-e.io");
}

#[test]
fn a_list_of_keys_is_split_where_the_next_does_not_fit() {
    let keys: Vec<String> = ["aa", "bbb", "c", "dddddddd", "e"].map(str::to_owned).into();
    let joined = |longest| {
        let mut rest = keys.as_slice();
        let mut lists = Vec::new();
        while !rest.is_empty() {
            let (list, after) = rest.split_at(request::fitting(rest, longest));
            lists.push(list.join(","));
            rest = after;
        }
        lists
    };
    assert_eq!(joined(100), ["aa,bbb,c,dddddddd,e"]);
    assert_eq!(joined(19), ["aa,bbb,c,dddddddd,e"]);
    assert_eq!(joined(18), ["aa,bbb,c,dddddddd", "e"]);
    assert_eq!(joined(6), ["aa,bbb", "c", "dddddddd", "e"]);
    assert_eq!(joined(1), ["aa", "bbb", "c", "dddddddd", "e"]);
}

#[test]
fn only_a_set_is_marked_as_one_and_a_value_of_more_than_255_characters_stays_here() {
    let local = charger(endpoint::local("charger").expect("a host"));
    let cloud = charger(endpoint::cloud("012345").expect("a serial"));
    let entries = |length: usize| [("fna".to_owned(), Json::String("a".repeat(length)))];
    assert!(!request::status(&local, None, None).is_set);
    assert!(request::set(&local, &entries(3)).expect("valid").is_set);
    // The quotes take six.
    assert!(request::set(&local, &entries(249)).is_ok());
    let message = request::set(&local, &entries(250)).expect_err("too long").message.clone();
    assert!(message.contains("fna: the value is 256 characters long"), "{message}");
    assert!(request::set(&cloud, &entries(250)).is_ok());
    // The age is the cloud's.
    let keys = ["amp".to_owned()];
    assert_eq!(request::status(&local, Some(&keys), Some(5.0)).url, "http://charger/api/status?filter=amp");
}
