//! What the service says when it gives no sessions.

use super::*;

#[test]
fn an_error_of_the_service_is_told_in_its_words_without_any_token() {
    let take = |status, body: Option<Value>| {
        let body = body.map(|body| support::json(&body));
        error(history(0, 1, "UTC").take(status, body.as_ref(), &ticket()))
    };
    for (status, body, code, words) in [
        (200, json!({ "success": false, "message": "invalid ticket" }), Code::Protocol, "invalid ticket"),
        (
            200,
            json!({ "success": false, "error": "no such device", "data": [] }),
            Code::Protocol,
            "no such device",
        ),
        (200, json!({ "error": { "message": "slow" } }), Code::Protocol, "slow"),
        (200, json!({ "success": false }), Code::Protocol, "HTTP 200"),
        (401, json!({ "message": format!("bad {TICKET}.") }), Code::Unauthorized, "bad ***"),
        (
            403,
            json!({ "message": "https://x.example/?token=TICKETticketTICKETticketTICKET1&a=b" }),
            Code::Unauthorized,
            "***",
        ),
        (302, json!({ "columns": [], "data": [] }), Code::Protocol, "HTTP 302"),
        (404, json!({ "success": false, "message": "unknown" }), Code::Protocol, "unknown"),
        (504, json!({ "columns": [], "data": [] }), Code::Unavailable, "HTTP 504"),
        (500, json!({ "message": "slow ".repeat(600) }), Code::Unavailable, "HTTP 500"),
    ] {
        let (found, message) = take(status, Some(body.clone()));
        assert_eq!(found, code, "{status} {body}");
        assert!(message.contains(words) && message.len() < 500, "{status} {body}: {message}");
    }
    for (status, body, code) in [
        (200, None, Code::Protocol),
        (502, None, Code::Unavailable),
        (429, None, Code::Busy),
        (200, Some(json!([])), Code::Protocol),
        (200, Some(json!({ "data": null })), Code::Protocol),
        (200, Some(json!({ "data": {} })), Code::Protocol),
    ] {
        assert_eq!(take(status, body).0, code, "{status}");
    }
}

#[test]
fn a_short_ticket_is_not_told_either() {
    let dll = Json::String("https://data.v3.go-e.io/export?e=abc".to_owned());
    let ticket = Ticket::read(Some(&dll), None).expect("a ticket");
    let body = support::json(&json!({ "message": "no abc here" }));
    let error = history(0, 1, "UTC").take(401, Some(&body), &ticket).expect_err("a refusal");
    assert!(error.message.contains("no *** here"), "{}", error.message);
}

#[test]
fn a_ticket_in_percent_codes_is_not_told_in_plain_text_either() {
    for (ticket, said) in
        [("TICKETSECRET%2B1", "TICKETSECRET+1"), ("AB%2FCDEFGHIJ", "AB/CDEFGHIJ"), ("ab%3d", "ab=")]
    {
        let dll = Json::String(format!("https://data.v3.go-e.io/export?e={ticket}"));
        let ticket = Ticket::read(Some(&dll), None).expect("a ticket");
        for status in [200, 400] {
            let body =
                support::json(&json!({ "success": false, "message": format!("Invalid token {said}") }));
            let error = history(0, 1, "UTC").take(status, Some(&body), &ticket).expect_err("a refusal");
            assert!(
                error.message.contains("Invalid token ***") && !error.message.contains(said),
                "{}",
                error.message
            );
        }
    }
}
