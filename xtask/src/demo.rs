//! `cargo xtask demo`: the dashboard in a browser, with simulated chargers behind it.

mod child;

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use child::Child;

use crate::simulator::{self, Profile};
use crate::workspace::Workspace;
use crate::{npm, package, say};

/// Vite's own port: the address stays the same from run to run, as long as nobody else has it.
const USUAL_PORT: u16 = 5173;

/// How often the demo looks whether its children still run.
const PAUSE: Duration = Duration::from_millis(200);

/// What happens while the demo runs.
enum Event {
    /// The simulator printed a line. The first says where its chargers are.
    Simulator(String),
    /// The page can be opened.
    Serving,
    /// Ctrl-C, or a signal to end.
    Stop,
}

/// The running programs and what is heard of them.
struct Demo<'a> {
    workspace: &'a Workspace,
    children: Vec<Child>,
    events: Receiver<Event>,
    sender: Sender<Event>,
}

/// Serves until Ctrl-C, or until the simulator or the page's server ends.
pub fn run(workspace: &Workspace) -> Result<()> {
    package::build(workspace)?;
    let program = simulator::build(workspace, Profile::Dev)?;

    let (sender, events) = mpsc::channel();
    let mut demo = Demo { workspace, children: Vec::new(), events, sender: sender.clone() };
    // When nobody listens any more, the demo is ending anyway.
    ctrlc::set_handler(move || drop(sender.send(Event::Stop))).context("cannot watch for Ctrl-C")?;

    let port = free_port()?;
    let mut chargers = None;
    demo.start_simulator(&program, port)?;
    loop {
        match demo.next_event()? {
            Event::Simulator(line) if chargers.is_none() => {
                demo.start_page(port, &line)?;
                chargers = Some(line);
            }
            Event::Simulator(line) => println!("simulator: {line}"),
            Event::Serving => {
                println!("\n    simulator   {}", chargers.as_deref().unwrap_or_default());
                println!("    dashboard   http://127.0.0.1:{port}/\n\n    Ctrl-C ends both.");
            }
            Event::Stop => return Ok(()),
        }
    }
}

impl Demo<'_> {
    /// Starts the simulator. Of all pages only the demo's may use its control endpoints.
    fn start_simulator(&mut self, program: &Path, port: u16) -> Result<()> {
        say::step("starting the simulator");
        let origin = format!("http://127.0.0.1:{port}");
        let program = self.workspace.command(program).args(["--exit-with-stdin", "--origin", &origin]);
        let mut command = Command::from(program);
        let mut child = Child::start("simulator", command.stdout(Stdio::piped()))?;
        let output = child.take_stdout().context("the simulator has no output")?;
        self.children.push(child);

        let sender = self.sender.clone();
        thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            lines.map(Event::Simulator).try_for_each(|line| sender.send(line))
        });
        Ok(())
    }

    /// Starts Vite. The page finds the chargers in `import.meta.env.VITE_SIMULATOR`, as the simulator printed them.
    fn start_page(&mut self, port: u16, chargers: &str) -> Result<()> {
        say::step("starting the page's server");
        let vite = npm::script(self.workspace, &[END_WITH_STDIN], "vite/bin/vite.js")
            .args(["--host", "127.0.0.1", "--strictPort", "--clearScreen", "false", "--logLevel", "warn"])
            .args(["--port", &port.to_string()])
            .env("VITE_SIMULATOR", chargers);
        let mut command = Command::from(vite);
        self.children
            .push(Child::start("page's server", command.current_dir(self.workspace.root.join("www")))?);

        let sender = self.sender.clone();
        thread::spawn(move || {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
                thread::sleep(PAUSE);
            }
            sender.send(Event::Serving)
        });
        Ok(())
    }

    /// Waits for what happens next. A child that ends is an error.
    fn next_event(&mut self) -> Result<Event> {
        loop {
            if let Ok(event) = self.events.recv_timeout(PAUSE) {
                return Ok(event);
            }
            let Err(ended) = self.children.iter_mut().try_for_each(Child::check) else {
                continue;
            };
            // Ctrl-C reaches the children as well, and may end them before it is heard of here.
            return match self.events.recv_timeout(PAUSE) {
                Ok(Event::Stop) => Ok(Event::Stop),
                _ => Err(ended),
            };
        }
    }
}

/// Makes Node.js end with its standard input, which Vite alone does not.
const END_WITH_STDIN: &str =
    "--import=data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, USUAL_PORT))
        .or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))
        .context("there is no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}
