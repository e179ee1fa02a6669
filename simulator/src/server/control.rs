//! The control endpoints: how a test makes chargers, breaks them and looks at what they were asked.

use std::str::FromStr;
use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, State};
use axum::http::{Request as HttpRequest, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, patch, post, put};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tower::ServiceExt as _;

use crate::charging::Car;
use crate::faults;
use crate::reply::Reply;
use crate::request::Request;
use crate::serial;
use crate::server::fleet::{Fleet, Refusal, Wishes};
use crate::server::guard::{self, Origins};
use crate::server::shared::Shared;

/// Does the path belong to the control endpoints?
pub(crate) fn concerns(path: &str) -> bool {
    path == "/control" || path.starts_with("/control/")
}

pub(crate) fn router(fleet: Arc<Fleet>) -> Router {
    Router::new()
        .route("/control/chargers", get(list).post(create))
        .route("/control/chargers/{serial}", get(show).delete(remove))
        .route("/control/chargers/{serial}/values", patch(overwrite))
        .route("/control/chargers/{serial}/faults", put(set_faults).delete(clear_faults))
        .route("/control/chargers/{serial}/requests", get(requests).delete(clear_requests))
        .route("/control/chargers/{serial}/car", put(attach))
        .route("/control/chargers/{serial}/sessions", get(sessions).put(remember))
        .route("/control/skip", post(skip))
        .fallback(async || Failure(StatusCode::NOT_FOUND, "no such control endpoint".to_owned()))
        .with_state(fleet)
}

/// Runs a request through the router, if it is from somebody who may use these endpoints.
pub(crate) async fn serve(router: &Router, request: &Request, origins: &Origins) -> Reply {
    if let Some(reason) = guard::refusal(request, origins) {
        return failure(403, &reason);
    }
    let mut reply = if request.method == "OPTIONS" {
        let mut reply = Reply::new(204, "text/plain", "");
        reply.set_header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        reply.set_header("Access-Control-Allow-Headers", "content-type, authorization");
        reply.set_header("Access-Control-Allow-Private-Network", "true");
        reply
    } else {
        route(router, request).await.unwrap_or_else(|error| failure(400, &format!("{error:#}")))
    };
    if let Some(origin) = request.header("origin") {
        reply.set_header("Access-Control-Allow-Origin", origin);
    }
    reply.set_header("Vary", "Origin");
    reply.set_header("Cache-Control", "no-store");
    reply.set_header("X-Content-Type-Options", "nosniff");
    reply
}

fn failure(status: u16, reason: &str) -> Reply {
    Reply::new(status, "application/json", json!({"error": reason}).to_string())
}

async fn route(router: &Router, request: &Request) -> anyhow::Result<Reply> {
    let inner = HttpRequest::builder()
        .method(request.method.as_str())
        .uri(request.target.as_str())
        .body(Body::from(request.body.clone()))?;
    let response = router.clone().oneshot(inner).await?;
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await?;
    Ok(Reply::new(status, "application/json", body))
}

/// What went wrong, for a human.
struct Failure(StatusCode, String);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self(StatusCode::BAD_REQUEST, format!("{error:#}"))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self(StatusCode::BAD_REQUEST, error.to_string())
    }
}

type Fleets = State<Arc<Fleet>>;

fn find(fleet: &Fleet, serial: &str) -> Result<Arc<Shared>, Failure> {
    fleet.get(serial).ok_or_else(|| Failure(StatusCode::NOT_FOUND, format!("there is no charger {serial}")))
}

async fn list(State(fleet): Fleets) -> Json<Value> {
    Json(fleet.describe())
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct NewCharger {
    serial: Option<String>,
    token: Option<String>,
    model: Option<String>,
    firmware: Option<String>,
    cors: Option<String>,
    close: Option<String>,
    values: Map<String, Value>,
}

fn parsed<T: FromStr<Err = anyhow::Error>>(text: Option<String>) -> anyhow::Result<Option<T>> {
    text.as_deref().map(T::from_str).transpose()
}

async fn create(State(fleet): Fleets, body: Bytes) -> Result<Response, Failure> {
    let new: NewCharger =
        if body.is_empty() { NewCharger::default() } else { serde_json::from_slice(&body)? };
    let wishes = Wishes {
        serial: new.serial,
        token: new.token,
        model: parsed(new.model)?,
        firmware: parsed(new.firmware)?,
        cors: parsed(new.cors)?,
        close: parsed(new.close)?,
    };
    let charger = fleet.add(wishes).await.map_err(|refusal| {
        let status = match refusal {
            Refusal::Serial(serial::Refusal::Bad(_)) | Refusal::NoSuchPair(_) => StatusCode::BAD_REQUEST,
            Refusal::Serial(serial::Refusal::Taken(_)) => StatusCode::CONFLICT,
            Refusal::Serial(serial::Refusal::Full) | Refusal::Full | Refusal::Failed(_) => {
                StatusCode::SERVICE_UNAVAILABLE
            }
        };
        Failure(status, refusal.to_string())
    })?;
    let overwritten = charger.lock().overwrite(new.values);
    if let Err(error) = overwritten {
        fleet.remove(&charger.serial);
        return Err(error.into());
    }
    Ok((StatusCode::CREATED, Json(charger.describe())).into_response())
}

async fn show(State(fleet): Fleets, Path(serial): Path<String>) -> Result<Json<Value>, Failure> {
    let charger = find(&fleet, &serial)?;
    let mut all = charger.describe();
    let inner = charger.lock();
    for (key, value) in [
        ("model", json!(inner.plan.hardware.name())),
        ("firmware", json!(inner.plan.version())),
        ("faults", json!(inner.faults)),
        ("values", json!(inner.values)),
        ("car", json!(CarState::from(inner.car()))),
    ] {
        if let Some(all) = all.as_object_mut() {
            all.insert(key.to_owned(), value);
        }
    }
    Ok(Json(all))
}

async fn remove(State(fleet): Fleets, Path(serial): Path<String>) -> Result<Json<Value>, Failure> {
    find(&fleet, &serial)?;
    fleet.remove(&serial);
    Ok(Json(json!({})))
}

async fn overwrite(
    State(fleet): Fleets,
    Path(serial): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let charger = find(&fleet, &serial)?;
    let changes: Map<String, Value> = serde_json::from_slice(&body)?;
    let mut inner = charger.lock();
    inner.overwrite(changes)?;
    Ok(Json(json!(inner.values)))
}

async fn set_faults(
    State(fleet): Fleets,
    Path(serial): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let charger = find(&fleet, &serial)?;
    let faults = faults::parse(&body)?;
    charger.lock().faults.clone_from(&faults);
    Ok(Json(json!({"faults": faults})))
}

async fn clear_faults(State(fleet): Fleets, Path(serial): Path<String>) -> Result<Json<Value>, Failure> {
    find(&fleet, &serial)?.lock().faults.clear();
    Ok(Json(json!({"faults": []})))
}

async fn requests(State(fleet): Fleets, Path(serial): Path<String>) -> Result<Json<Value>, Failure> {
    Ok(Json(json!(find(&fleet, &serial)?.lock().log.entries())))
}

async fn clear_requests(State(fleet): Fleets, Path(serial): Path<String>) -> Result<Json<Value>, Failure> {
    find(&fleet, &serial)?.lock().log.clear();
    Ok(Json(json!([])))
}

/// More than a day at once would be too coarse for what happens in it.
const LONGEST_SKIP: u64 = 24 * 60 * 60 * 1000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    ms: u64,
}

async fn skip(State(fleet): Fleets, body: Bytes) -> Result<Json<Value>, Failure> {
    let Skip { ms } = serde_json::from_slice(&body)?;
    if ms > LONGEST_SKIP {
        return Err(Failure(StatusCode::BAD_REQUEST, "ms is at most a day".to_owned()));
    }
    fleet.skip(ms);
    Ok(Json(json!({})))
}

async fn sessions(State(fleet): Fleets, Path(serial): Path<String>) -> Result<Json<Value>, Failure> {
    Ok(Json(json!(find(&fleet, &serial)?.lock().history())))
}

async fn remember(
    State(fleet): Fleets,
    Path(serial): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let rows: Vec<Value> = serde_json::from_slice(&body)?;
    let charger = find(&fleet, &serial)?;
    charger.lock().remember(rows);
    Ok(Json(json!({})))
}

/// A car as the endpoint takes and shows it.
#[derive(Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CarState {
    plugged: bool,
    phases: u8,
    #[serde(rename = "maxCurrent")]
    max_current: f64,
    battery_wh: Option<f64>,
}

impl Default for CarState {
    fn default() -> Self {
        Car::default().into()
    }
}

impl From<Car> for CarState {
    fn from(car: Car) -> Self {
        let Car { plugged, phases, max_current, battery } = car;
        Self { plugged, phases, max_current, battery_wh: battery }
    }
}

async fn attach(
    State(fleet): Fleets,
    Path(serial): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Failure> {
    let charger = find(&fleet, &serial)?;
    let car: CarState = serde_json::from_slice(&body)?;
    let CarState { plugged, phases, max_current, battery_wh } = car;
    let car = Car { plugged, phases, max_current, battery: battery_wh }.check()?;
    let mut inner = charger.lock();
    if !inner.plan.hardware.is_charger() {
        return Err(Failure(
            StatusCode::BAD_REQUEST,
            "a go-e Controller is no charger: it has no car".to_owned(),
        ));
    }
    inner.attach(car);
    Ok(Json(json!(CarState::from(inner.car()))))
}
