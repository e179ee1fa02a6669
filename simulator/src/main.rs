//! `simulator`: starts chargers on loopback and says on stdout, in one line of JSON, where they are.

use std::io::Write as _;

use anyhow::Context as _;
use clap::Parser;
use simulator::{Cors, Firmware, Options, Simulator};
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
    /// Firmware they run.
    #[arg(long, default_value = "053")]
    firmware: Firmware,
    /// Makes the noise repeatable.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Simulated seconds per second.
    #[arg(long, default_value_t = 1.0)]
    speed: f64,
    /// What the cloud lets a browser do.
    #[arg(long, default_value = "preflight")]
    cors: Cors,
    /// Cloud token of every charger (default: simulator-token-<serial>).
    #[arg(long)]
    token: Option<String>,
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
        firmware: arguments.firmware,
        seed: arguments.seed,
        speed: arguments.speed,
        cors: arguments.cors,
        token: arguments.token,
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
