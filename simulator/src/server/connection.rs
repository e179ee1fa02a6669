//! Listeners and connections.

use std::future::Future;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::network::Closing;
use crate::reply::{Ending, LONGEST_HANG, Outcome, Reply};
use crate::request::Request;
use crate::server::receive::{Received, receive};
use crate::server::send::send;
use crate::server::shared::Served;

const MOST_CONNECTIONS: usize = 4096;
/// An idle connection is closed after that.
const IDLE: Duration = Duration::from_secs(120);
/// Bytes a client may send while it waits for a reply.
const MOST_AHEAD: usize = 1 << 20;

/// What a listener leads to.
pub(crate) trait Door: Clone + Send + 'static {
    /// Answers one request.
    fn serve(&self, request: &Request) -> impl Future<Output = Served> + Send;
}

/// Accepts connections until it is aborted; its connections end with it.
pub(crate) async fn listen(listener: TcpListener, door: impl Door) {
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

async fn connection(mut stream: TcpStream, door: impl Door) {
    stream.set_nodelay(true).ok();
    let mut buffer = Vec::new();
    loop {
        let request = match timeout(IDLE, receive(&mut stream, &mut buffer)).await {
            Ok(Ok(Received::Request(request))) => request,
            Ok(Ok(Received::Refused(status))) => {
                let mut reply = Reply::new(status, "text/plain", "not a request this server reads\n");
                reply.closing = Closing::Announced;
                send(&reply, &mut stream, true).await.ok();
                return;
            }
            _ => return,
        };
        let Served { outcome, delay, counted } = door.serve(&request).await;
        if !delay.is_zero() && gone(&stream, &mut buffer, delay).await {
            return;
        }
        let mut reply = match outcome {
            Outcome::Drop => return,
            Outcome::Reset => {
                stream.set_zero_linger().ok();
                return;
            }
            Outcome::Hang => {
                gone(&stream, &mut buffer, LONGEST_HANG).await;
                return;
            }
            Outcome::Reply(reply) => reply,
        };
        if !request.keep_alive && reply.closing == Closing::Open {
            reply.closing = Closing::Announced;
        }
        // Before the first byte leaves: who has the reply must find its status in the log.
        if let Some(counted) = counted {
            counted.answered(reply.status);
        }
        let sent = send(&reply, &mut stream, request.method != "HEAD").await;
        match reply.closing {
            Closing::Open if sent.is_ok() => {}
            Closing::Silent { after, reset } if sent.is_ok() && reply.ending == Ending::Whole => {
                // Nobody reads here any more. If a request has come when the connection is closed, the system answers
                // it by a reset.
                tokio::time::sleep(after).await;
                if reset || !buffer.is_empty() {
                    stream.set_zero_linger().ok();
                }
                return;
            }
            _ => {
                stream.shutdown().await.ok();
                return;
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
