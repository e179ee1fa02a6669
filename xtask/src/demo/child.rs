//! A program that runs beside the demo and never outlives it.

use std::process::{self, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A running program. It is ended when this is dropped.
pub struct Child {
    name: &'static str,
    process: process::Child,
}

impl Child {
    /// Starts a program, with a pipe to its standard input that nothing is ever written to.
    ///
    /// The pipe closes even when the demo is killed and can clean up nothing: the program has to end then.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        let process =
            command.stdin(Stdio::piped()).spawn().with_context(|| format!("cannot start the {name}"))?;
        Ok(Self { name, process })
    }

    /// The program's standard output, where it is a pipe that nobody reads yet.
    pub fn take_stdout(&mut self) -> Option<ChildStdout> {
        self.process.stdout.take()
    }

    /// An error that names the program, once it has ended.
    pub fn check(&mut self) -> Result<()> {
        match self.process.try_wait()? {
            Some(status) => bail!("the {} has ended ({status}), and the demo with it", self.name),
            None => Ok(()),
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // Neither has anything to save. Both fail only when the program has ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_child_that_ended_is_an_error_with_its_name() -> Result<()> {
        let mut child = Child::start("simulator", Command::new("sh").args(["-c", "exit 3"]))?;
        let status = child.process.wait()?;
        let error = child.check().err().context("no error")?;
        assert_eq!(error.to_string(), format!("the simulator has ended ({status}), and the demo with it"));
        Ok(())
    }

    #[test]
    fn a_child_sees_the_end_of_its_input_only_when_the_demo_ends() -> Result<()> {
        let mut child = Child::start("reader", Command::new("sh").args(["-c", "read line"]))?;
        child.check()?;
        drop(child.process.stdin.take());
        child.process.wait()?;
        assert!(child.check().is_err());
        Ok(())
    }

    #[test]
    fn a_child_is_gone_once_it_is_dropped() -> Result<()> {
        let child = Child::start("sleeper", Command::new("sleep").arg("100"))?;
        let id = child.process.id().to_string();
        drop(child);
        let found = Command::new("kill").args(["-0", &id]).stderr(Stdio::null()).status()?;
        assert!(!found.success());
        Ok(())
    }
}
