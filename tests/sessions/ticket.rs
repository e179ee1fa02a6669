//! The ticket, and where it goes.

use super::*;

#[test]
fn the_ticket_is_in_the_link_that_the_charger_gives() {
    let month = history(ms("2026-03-10T00:00:00Z"), ms("2026-03-20T00:00:00Z"), VIENNA)
        .next()
        .expect("a month")
        .clone();
    let request = ticket().request(&month, &zone(VIENNA));
    let expected = |ticket| {
        format!(
            "https://data.v3.go-e.io/api/v1/direct_json?e={ticket}&from=1773100800000&to=1773964800000&timezone=Europe%2FVienna"
        )
    };
    assert_eq!(request.url, expected(TICKET));
    assert_eq!(request.shown, expected("***"));
    assert!(
        !format!("{:?} {request:?}", ticket()).contains(TICKET),
        "what is shown for debugging has no ticket"
    );
}

#[test]
fn a_charger_without_a_ticket_is_not_enabled() {
    for dll in [
        json!(null),
        json!(""),
        json!("https://data.v3.go-e.io/export"),
        json!("https://data.v3.go-e.io/export?e="),
        json!("https://data.v3.go-e.io/export?f=1"),
    ] {
        assert_eq!(error(Ticket::read(Some(&support::json(&dll)), None)).0, Code::NotEnabled, "{dll}");
    }
    assert_eq!(error(Ticket::read(None, Some("http://127.0.0.1:1"))).0, Code::NotEnabled);
}

#[test]
fn the_ticket_goes_to_the_vendor_only_or_where_the_caller_says() {
    let read = |link: &str, base| Ticket::read(Some(&Json::String(format!("{link}{TICKET}"))), base);
    let month = history(0, 1, "UTC").next().expect("a month").clone();
    let host = |ticket: Ticket| {
        ticket.request(&month, &zone("UTC")).url.split("/api").next().map(str::to_owned).expect("a host")
    };
    for (link, expected) in [
        ("https://data.v3.go-e.io/export?e=", "https://data.v3.go-e.io"),
        ("HTTPS://Data.V3.go-e.com/export?lang=de&e=", "https://data.v3.go-e.com"),
        ("https://data.wattpilot.io/export?e=", "https://data.wattpilot.io"),
    ] {
        assert_eq!(host(read(link, None).expect("a ticket")), expected);
        assert_eq!(
            host(read(link, Some("http://127.0.0.1:8080/x/")).expect("a ticket")),
            "http://127.0.0.1:8080/x"
        );
    }
    for link in [
        "http://data.v3.go-e.io/export?e=",
        "https://evil.example/export?e=",
        "https://go-e.io.evil.example/export?e=",
        "https://notgo-e.io/export?e=",
        "https://data.v3.go-e.io@evil.example/export?e=",
        "https://evil.example\\.go-e.io/export?e=",
        "/export?e=",
    ] {
        assert_eq!(error(read(link, None)).0, Code::Protocol, "{link}");
        assert_eq!(
            host(read(link, Some("https://proxy.example")).expect("a ticket")),
            "https://proxy.example"
        );
    }
}

#[test]
fn what_goes_into_the_url_keeps_its_meaning() {
    let dll = Json::String("https://data.v3.go-e.io/export?lang=de&x=1&e=a+b%2F_-=é#e=other".to_owned());
    let ticket = Ticket::read(Some(&dll), None).expect("a ticket");
    let utc = zone("Etc/GMT+5");
    let month =
        History::new(-1e12, Some(1000.0), 1e12, &utc).expect("a range").next().expect("a month").clone();
    let url = ticket.request(&month, &utc).url;
    let parsed = url::Url::parse(&url).expect("a URL");
    assert_eq!(parsed.as_str(), url, "no URL parser changes it");
    assert!(url.ends_with("?e=a+b%2F_-=%C3%A9&from=0&to=1000&timezone=Etc%2FGMT%2B5"), "{url}");
}
