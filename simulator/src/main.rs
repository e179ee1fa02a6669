//! `simulator`: starts chargers on loopback and says on stdout, in one line of JSON, where they are.

use std::io::Write as _;

use anyhow::Context as _;
use clap::Parser;
use simulator::{Close, Cors, Firmware, Hardware, Options, Simulator};
use tokio::signal::unix::{SignalKind, signal};

/// Plays go-e chargers and their cloud on 127.0.0.1.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Port of the cloud and the control endpoints; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Chargers to begin with; more can be made by POST /control/chargers.
    #[arg(long, default_value_t = 1)]
    chargers: usize,
    /// Device they are: V3, V4, CORE, PRO or CONTROLLER (default: V3, from firmware 055 on V4).
    #[arg(long)]
    model: Option<Hardware>,
    /// Firmware they run, from 051 to 60: 051.3, 053, 055, 59.4, 60.3, 60.4 … (default: 053, of a V4 055, of CORE and
    /// PRO 60.4).
    #[arg(long)]
    firmware: Option<Firmware>,
    /// Makes the noise repeatable.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Simulated seconds per second.
    #[arg(long, default_value_t = 1.0)]
    speed: f64,
    /// What the cloud lets a browser do: none, simple (no preflight) or preflight.
    #[arg(long, default_value = "preflight")]
    cors: Cors,
    /// How a charger in the LAN ends connections: announced, silent (a few ms after the reply, by FIN or RST), fin or
    /// reset (default: as its firmware does, which is silent from 59 on).
    #[arg(long)]
    close: Option<Close>,
    /// Cloud token of every charger (default: simulator-token-<serial>).
    #[arg(long)]
    token: Option<String>,
    /// Origin of a page that may use the control endpoints, such as http://127.0.0.1:5173; may be repeated (default:
    /// every page on loopback).
    #[arg(long)]
    origin: Vec<String>,
    /// Show tokens, passwords and card ids in the log of requests, which has *** otherwise.
    #[arg(long)]
    log_secrets: bool,
    /// End when stdin does, so that no test harness leaves a simulator behind.
    #[arg(long)]
    exit_with_stdin: bool,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let mut terminate = signal(SignalKind::terminate()).context("SIGTERM")?;
    let simulator = Simulator::start(Options {
        port: arguments.port,
        chargers: arguments.chargers,
        model: arguments.model,
        firmware: arguments.firmware,
        seed: arguments.seed,
        speed: arguments.speed,
        cors: arguments.cors,
        close: arguments.close,
        token: arguments.token,
        origins: arguments.origin,
        log_secrets: arguments.log_secrets,
    })
    .await?;
    let mut stdout = std::io::stdout().lock();
    writeln!(stdout, "{}", simulator.describe()).context("stdout")?;
    stdout.flush().context("stdout")?;
    drop(stdout);
    eprintln!(
        "simulator: listening on 127.0.0.1; control endpoints and faults are described in simulator/README.md"
    );
    let (stdin_ended, stdin_end) = tokio::sync::oneshot::channel::<()>();
    if arguments.exit_with_stdin {
        // A thread of its own: a blocking read must not keep the runtime from ending.
        std::thread::spawn(move || {
            std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink()).ok();
            stdin_ended.send(()).ok();
        });
    }
    tokio::select! {
        _ = terminate.recv() => {}
        result = tokio::signal::ctrl_c() => result.context("SIGINT")?,
        _ = stdin_end, if arguments.exit_with_stdin => {}
    }
    Ok(())
}
