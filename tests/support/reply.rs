//! Replies as a test writes them.

use goecharger::json::Json;
use goecharger::protocol::encode;
use goecharger::protocol::reply::Body;
use goecharger::transport::Received;

/// A reply as the test writes it.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub content: Content,
}

/// What is in a reply.
#[derive(Clone, Debug)]
pub enum Content {
    Object(Vec<(String, Json)>),
    Null,
    OtherJson,
    Text(String),
}

impl Reply {
    /// One with a body, which is parsed as a runtime would.
    pub fn new(status: u16, body: &str) -> Self {
        let content = match serde_json::from_str(body).map(|value| super::json(&value)) {
            Ok(Json::Object(members)) => Content::Object(members),
            Ok(Json::Null) => Content::Null,
            Ok(_) => Content::OtherJson,
            Err(_) => Content::Text(body.to_owned()),
        };
        Reply { status, headers: Vec::new(), content }
    }

    /// The same with a header.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The members, if it is an object.
    pub fn members(&self) -> Vec<(String, Json)> {
        match &self.content {
            Content::Object(members) => members.clone(),
            _ => Vec::new(),
        }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        match &self.content {
            Content::Object(members) => encode::json(&Json::Object(members.clone())),
            Content::Null => "null".to_owned(),
            Content::OtherJson => "other JSON".to_owned(),
            Content::Text(text) => text.clone(),
        }
    }
}

impl Received for Reply {
    fn status(&self) -> u16 {
        self.status
    }

    fn body(&self) -> Body<'_> {
        match &self.content {
            Content::Object(members) => Body::Object(members),
            Content::Null => Body::Null,
            Content::OtherJson => Body::OtherJson,
            Content::Text(text) => Body::Text(text.clone()),
        }
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
    }

    fn again(&self) -> Self {
        self.clone()
    }

    fn add(&mut self, other: &Self) {
        if let (Content::Object(members), Content::Object(more)) = (&mut self.content, &other.content) {
            members.extend(more.iter().cloned());
        }
    }
}
