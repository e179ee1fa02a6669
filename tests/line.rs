//! The line by itself: who has a turn, who waits, who leaves.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/mod.rs"]
mod support;

use goecharger::line::{Line, Place};
use std::cell::RefCell;
use std::rc::Rc;
use support::executor::Executor;

/// Calls in a line, by their names.
#[derive(Default)]
struct World {
    line: Line,
    executor: Executor,
    sending: Rc<RefCell<Vec<&'static str>>>,
}

struct Waiting {
    name: &'static str,
    task: usize,
    place: Rc<Place>,
}

impl World {
    fn join(&self, name: &'static str, is_set: bool, parallel: usize) -> Waiting {
        let place = Rc::new(self.line.join(is_set, parallel));
        let task = self.wait(name, &place);
        Waiting { name, task, place }
    }

    fn read(&self, name: &'static str) -> Waiting {
        self.join(name, false, 1)
    }

    fn set(&self, name: &'static str) -> Waiting {
        self.join(name, true, 1)
    }

    fn wait(&self, name: &'static str, place: &Rc<Place>) -> usize {
        let (place, sending) = (place.clone(), self.sending.clone());
        let task = self.executor.spawn(async move {
            place.turn().await;
            sending.borrow_mut().push(name);
        });
        self.executor.run();
        task
    }

    /// One is over.
    fn ends(&self, waiting: Waiting) {
        self.sending.borrow_mut().retain(|name| *name != waiting.name);
        self.executor.abort(waiting.task);
        drop(waiting.place);
        self.executor.run();
    }

    fn steps_aside(&self, waiting: &Waiting) {
        self.sending.borrow_mut().retain(|name| *name != waiting.name);
        waiting.place.step_aside();
        self.executor.run();
    }

    fn comes_back(&self, waiting: &mut Waiting) {
        waiting.task = self.wait(waiting.name, &waiting.place);
    }

    fn sending(&self) -> Vec<&'static str> {
        self.sending.borrow().clone()
    }
}

#[test]
fn the_first_has_its_turn_at_once_and_a_free_line_says_so() {
    let world = World::default();
    assert!(world.line.is_free());
    let a = world.read("a");
    assert!(!world.line.is_free());
    assert_eq!(world.sending(), ["a"]);
    world.ends(a);
    assert!(world.line.is_free());
}

#[test]
fn sets_go_before_reads_and_each_kind_in_its_order() {
    let world = World::default();
    let a = world.read("a");
    let others = [world.read("b"), world.set("x"), world.read("c"), world.set("y")];
    world.ends(a);
    let [b, x, c, y] = others;
    for (one, name) in [(x, "x"), (y, "y"), (b, "b"), (c, "c")] {
        assert_eq!(world.sending(), [name]);
        world.ends(one);
    }
    assert!(world.line.is_free());
}

#[test]
fn who_leaves_before_its_turn_is_passed_over() {
    let world = World::default();
    let a = world.read("a");
    let (b, x, c) = (world.read("b"), world.set("x"), world.read("c"));
    world.ends(b);
    world.ends(x);
    assert_eq!(world.sending(), ["a"]);
    world.ends(a);
    assert_eq!(world.sending(), ["c"]);
    world.ends(c);
    assert!(world.line.is_free());
}

#[test]
fn one_that_leaves_between_its_turn_and_its_waking_lets_the_next_go() {
    let world = World::default();
    let a = world.read("a");
    let (b, c) = (world.read("b"), world.read("c"));
    // Its turn comes with the end of a, and it never gets to know.
    world.executor.abort(a.task);
    drop(a.place);
    world.executor.abort(b.task);
    drop(b.place);
    world.sending.borrow_mut().clear();
    world.executor.run();
    assert_eq!(world.sending(), ["c"]);
    world.ends(c);
    assert!(world.line.is_free());
}

#[test]
fn a_read_that_steps_aside_comes_back_to_its_place() {
    let world = World::default();
    let mut a = world.read("a");
    let (b, c) = (world.read("b"), world.read("c"));
    world.steps_aside(&a);
    assert_eq!(world.sending(), ["b"]);
    world.comes_back(&mut a);
    world.ends(b);
    assert_eq!(world.sending(), ["a"]);
    world.ends(a);
    assert_eq!(world.sending(), ["c"]);
    world.ends(c);
    assert!(world.line.is_free());
}

#[test]
fn a_set_that_is_aside_holds_up_later_sets_and_no_reads() {
    let world = World::default();
    let mut x = world.set("x");
    let (y, a) = (world.set("y"), world.read("a"));
    world.steps_aside(&x);
    assert_eq!(world.sending(), ["a"]);
    world.comes_back(&mut x);
    world.ends(a);
    assert_eq!(world.sending(), ["x"]);
    world.steps_aside(&x);
    assert!(world.sending().is_empty());
    world.ends(x);
    assert_eq!(world.sending(), ["y"]);
    world.ends(y);
    assert!(world.line.is_free());
}

#[test]
fn a_set_that_is_aside_and_alone_does_not_make_the_line_free() {
    let world = World::default();
    let x = world.set("x");
    world.steps_aside(&x);
    assert!(!world.line.is_free());
    world.ends(x);
    assert!(world.line.is_free());
}

#[test]
fn one_of_several_that_send_is_a_set_at_most() {
    let world = World::default();
    let (x, y) = (world.join("x", true, 3), world.join("y", true, 3));
    let (a, b, c) = (world.join("a", false, 3), world.join("b", false, 3), world.join("c", false, 3));
    assert_eq!(world.sending(), ["x"]);
    world.ends(x);
    assert_eq!(world.sending(), ["y", "a", "b"]);
    let z = world.join("z", true, 3);
    world.ends(a);
    assert_eq!(world.sending(), ["y", "b"], "a set waits, and c is asked after it");
    world.ends(y);
    // Both have their turn; who wakes first is not up to the line.
    assert_eq!(world.sending(), ["b", "c", "z"]);
    for each in [b, c, z] {
        world.ends(each);
    }
    assert!(world.line.is_free());
}

#[test]
fn each_looks_at_its_own_limit() {
    let world = World::default();
    let (a, b) = (world.join("a", false, 2), world.join("b", false, 1));
    let c = world.join("c", false, 2);
    assert_eq!(world.sending(), ["a"], "b would be one of two");
    world.ends(a);
    assert_eq!(world.sending(), ["b", "c"]);
    world.ends(b);
    world.ends(c);
    assert!(world.line.is_free());
}

#[test]
fn asking_twice_for_a_turn_is_one_place() {
    let world = World::default();
    let a = world.read("a");
    let mut b = world.read("b");
    world.executor.abort(b.task);
    world.comes_back(&mut b);
    world.ends(a);
    assert_eq!(world.sending(), ["b"]);
    world.ends(b);
    assert!(world.line.is_free());
}

#[test]
fn a_hundred_thousand_calls_leave_nothing() {
    let world = World::default();
    for number in 0..100_000_u32 {
        let place = world.line.join(number % 3 == 0, 1);
        if number % 2 == 0 {
            place.step_aside();
        }
    }
    assert!(world.line.is_free());
    let a = world.read("a");
    assert_eq!(world.sending(), ["a"]);
    world.ends(a);
}
