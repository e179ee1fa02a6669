//! Runs futures on one thread, and only when it is told to: a test says what happens when.

use std::cell::RefCell;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// Futures by their number, in the order in which they were given.
#[derive(Default)]
pub struct Executor(RefCell<Vec<Task>>);

struct Task {
    future: Option<Pin<Box<dyn Future<Output = ()>>>>,
    woken: Arc<Woken>,
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Executor {
    /// Takes a future, which begins when it is polled.
    pub fn spawn(&self, future: impl Future<Output = ()> + 'static) -> usize {
        let mut tasks = self.0.borrow_mut();
        let woken = Arc::new(Woken(AtomicBool::new(true)));
        tasks.push(Task { future: Some(Box::pin(future)), woken });
        tasks.len() - 1
    }

    /// Drops a future.
    pub fn abort(&self, task: usize) {
        let future = self.0.borrow_mut()[task].future.take();
        drop(future);
    }

    /// Those that are worth polling.
    pub fn woken(&self) -> Vec<usize> {
        let tasks = self.0.borrow();
        let is_woken = |task: &Task| task.future.is_some() && task.woken.0.load(Ordering::Relaxed);
        tasks.iter().enumerate().filter(|(_, task)| is_woken(task)).map(|(number, _)| number).collect()
    }

    /// Polls a future once.
    pub fn poll(&self, task: usize) {
        let (future, woken) = {
            let task = &mut self.0.borrow_mut()[task];
            (task.future.take(), task.woken.clone())
        };
        let Some(mut future) = future else { return };
        woken.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(woken);
        if future.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Pending {
            self.0.borrow_mut()[task].future = Some(future);
        }
    }

    /// Polls until all wait for something else.
    pub fn run(&self) {
        while let Some(task) = self.woken().first() {
            self.poll(*task);
        }
    }
}
