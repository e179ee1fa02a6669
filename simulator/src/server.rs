//! Listeners and connections.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::charger::Charger;
use crate::control;
use crate::exchange::{self, Exchange};
use crate::fleet::Fleet;
use crate::http::request::{Received, receive};
use crate::http::{Ending, Outcome, Reply, Request};
use crate::log::Side;

const MOST_CONNECTIONS: usize = 4096;
/// An idle connection is closed after that.
const IDLE: Duration = Duration::from_secs(120);
/// A hanging request is dropped after that, should the client have no timeout of its own.
const LONGEST_HANG: Duration = Duration::from_secs(600);
/// Bytes a client may send while it waits for a reply.
const MOST_AHEAD: usize = 1 << 20;

/// What a listener leads to.
#[derive(Debug, Clone)]
pub(crate) enum Door {
    /// The cloud of all chargers, and the control endpoints.
    Main(Arc<Fleet>, axum::Router),
    /// A charger's own web server.
    Local(Arc<Charger>),
}

impl Door {
    async fn handle(&self, request: &Request) -> Exchange {
        match self {
            Self::Main(_, router) if control::concerns(request.path()) => {
                control::serve(router, request).await.into()
            }
            Self::Main(fleet, _) => fleet.cloud(request),
            Self::Local(charger) => exchange::serve(charger, Side::Local, request.path(), request),
        }
    }
}

/// Accepts connections until it is aborted; its connections end with it.
pub(crate) async fn listen(listener: TcpListener, door: Door) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) if connections.len() < MOST_CONNECTIONS => {
                    connections.spawn(connection(stream, door.clone()));
                }
                Ok(_) => {}
                // Out of file handles, most likely: give the others time to close.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(mut stream: TcpStream, door: Door) {
    stream.set_nodelay(true).ok();
    let mut buffer = Vec::new();
    loop {
        let request = match timeout(IDLE, receive(&mut stream, &mut buffer)).await {
            Ok(Ok(Received::Request(request))) => request,
            Ok(Ok(Received::Refused(status))) => {
                let mut reply = Reply::new(status, "text/plain", "not a request this server reads\n");
                reply.close = true;
                reply.send(&mut stream, true).await.ok();
                return;
            }
            _ => return,
        };
        let Exchange { outcome, delay, ticket } = door.handle(&request).await;
        if !delay.is_zero() && gone(&stream, &mut buffer, delay).await {
            return;
        }
        match outcome {
            Outcome::Drop => return,
            Outcome::Reset => {
                stream.set_zero_linger().ok();
                return;
            }
            Outcome::Hang => {
                gone(&stream, &mut buffer, LONGEST_HANG).await;
                return;
            }
            Outcome::Reply(mut reply) => {
                if !request.keep_alive {
                    reply.close = true;
                }
                // Before the first byte leaves: who has the reply must find its status in the log.
                if let Some(ticket) = ticket {
                    ticket.answered(reply.status);
                }
                let sent = reply.send(&mut stream, request.method != "HEAD").await;
                if sent.is_err() || reply.close || reply.ending != Ending::Whole {
                    stream.shutdown().await.ok();
                    return;
                }
            }
        }
    }
}

/// Waits; true when the client closed the connection meanwhile. What it sends ahead is kept for later.
async fn gone(stream: &TcpStream, buffer: &mut Vec<u8>, wait: Duration) -> bool {
    let watch = async {
        loop {
            if buffer.len() > MOST_AHEAD {
                std::future::pending::<()>().await;
            }
            if stream.readable().await.is_err() {
                return;
            }
            match stream.try_read_buf(buffer) {
                Ok(0) => return,
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(_) => return,
            }
        }
    };
    timeout(wait, watch).await.is_ok()
}
