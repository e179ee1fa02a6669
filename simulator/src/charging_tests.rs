//! The state machine, without a clock or a network.

use super::charging::{Car, State, reason, step};
use super::settings::Settings;

fn charging(car: Car, settings: Settings) -> State {
    let mut state = State::new(1, settings);
    state.attach(Car { plugged: true, ..car });
    step(&mut state, 1.0);
    state
}

fn seconds(state: &mut State, count: usize) {
    for _ in 0..count {
        step(state, 1.0);
    }
}

#[test]
fn an_empty_plug_is_idle_and_takes_no_power() {
    let mut state = State::new(1, Settings::default());
    seconds(&mut state, 5);
    assert_eq!((state.output.car, state.output.allowed, state.output.reason), (1, true, reason::DEFAULT));
    assert_eq!(state.output.power(), 0.0);
}

#[test]
fn a_plugged_car_charges_at_the_lowest_of_amp_car_and_charger() {
    for (amp, limit, car, expected) in
        [(6.0, 16.0, 32.0, 6.0), (32.0, 16.0, 32.0, 16.0), (16.0, 16.0, 10.0, 10.0)]
    {
        let state = charging(
            Car { max_current: car, ..Car::default() },
            Settings { amp, limit, ..Settings::default() },
        );
        assert_eq!(state.output.car, 2);
        assert_eq!(state.output.amps, [expected; 3]);
        assert!((state.output.power() - expected * 690.0).abs() < expected * 7.0, "{}", state.output.power());
    }
}

#[test]
fn phases_follow_the_switch_and_the_car() {
    for (mode, car, expected) in [(0, 3, 3), (0, 1, 1), (0, 2, 2), (1, 3, 1), (2, 3, 3), (2, 1, 1)] {
        let settings = Settings { phase_mode: mode, ..Settings::default() };
        let state = charging(Car { phases: car, ..Car::default() }, settings);
        assert_eq!(state.output.phases, expected, "psm {mode}, car with {car} phases");
        let live = state.output.amps.iter().filter(|amps| **amps > 0.0).count();
        assert_eq!(live, usize::from(expected));
    }
}

#[test]
fn a_setting_counts_about_a_second_after_it_was_accepted() {
    let settings = Settings::default();
    let mut state = charging(Car::default(), settings);
    state.accept(Settings { force: 1, ..settings });
    assert_eq!(state.output.car, 2, "not at once");
    step(&mut state, 0.4);
    assert_eq!(state.output.car, 2, "not yet");
    step(&mut state, 0.6);
    assert_eq!((state.output.car, state.output.reason), (3, reason::FORCED_OFF));
    assert_eq!(state.output.power(), 0.0);
    state.accept(Settings { force: 2, ..settings });
    step(&mut state, 1.0);
    assert_eq!((state.output.car, state.output.reason), (2, reason::FORCED_ON));
}

#[test]
fn a_flood_of_settings_ends_with_the_last_one() {
    let settings = Settings::default();
    let mut state = charging(Car::default(), settings);
    for amp in 6..100 {
        state.accept(Settings { amp: f64::from(amp).min(13.0), ..settings });
    }
    step(&mut state, 1.0);
    assert_eq!(state.output.amps, [13.0; 3]);
}

#[test]
fn a_closed_charger_needs_a_transaction_even_when_forced_on() {
    let settings = Settings { closed: true, force: 2, ..Settings::default() };
    let mut state = charging(Car::default(), settings);
    assert_eq!((state.output.car, state.output.reason), (3, reason::NO_ACCESS));
    state.accept(Settings { authorised: true, ..settings });
    step(&mut state, 1.0);
    assert_eq!(state.output.car, 2);
}

#[test]
fn energy_counts_up_and_starts_again_with_the_next_car() {
    let mut state = charging(Car::default(), Settings { amp: 16.0, ..Settings::default() });
    seconds(&mut state, 3599);
    assert!((state.session - 11_040.0).abs() < 50.0, "{}", state.session);
    assert_eq!(state.session, state.total);
    assert!((state.average_power() - 11_040.0).abs() < 100.0);
    let total = state.total;
    assert!(state.attach(Car::default()), "unplugged");
    assert!(state.session > 0.0, "kept until the next car");
    assert!(!state.attach(Car { plugged: true, ..Car::default() }));
    assert_eq!(state.session, 0.0);
    assert_eq!(state.total, total);
}

#[test]
fn a_full_battery_and_a_reached_energy_limit_are_complete() {
    let mut state = charging(Car { battery: Some(10.0), ..Car::default() }, Settings::default());
    seconds(&mut state, 20);
    assert_eq!(state.output.car, 4);
    assert!((state.total - 10.0).abs() < 1e-9, "not a Wh more than fits: {}", state.total);

    let mut state = charging(Car::default(), Settings { energy_limit: Some(10.0), ..Settings::default() });
    seconds(&mut state, 20);
    assert_eq!((state.output.car, state.output.reason), (4, reason::ENERGY_LIMIT));
}

#[test]
fn surplus_charging_follows_the_pushed_grid_power() {
    let settings = Settings { amp: 16.0, surplus_only: true, ..Settings::default() };
    let mut state = charging(Car::default(), settings);
    assert_eq!((state.output.car, state.output.reason), (3, reason::NO_SURPLUS));
    state.take_push(-2000.0, None, None);
    step(&mut state, 1.0);
    assert_eq!((state.output.car, state.output.reason, state.output.phases), (2, reason::SURPLUS, 1));
    assert_eq!(state.output.amps[0], 8.0);
    state.take_push(-6000.0, None, None);
    step(&mut state, 1.0);
    assert_eq!(state.output.phases, 3);
    state.take_push(7500.0, None, None);
    step(&mut state, 1.0);
    assert_eq!(state.output.car, 3, "the sun is gone");
}

#[test]
fn a_push_is_forgotten_after_ten_seconds() {
    let settings = Settings { surplus_only: true, ..Settings::default() };
    let mut state = charging(Car::default(), settings);
    state.take_push(-2000.0, Some(1.0), Some(0.0));
    seconds(&mut state, 9);
    assert_eq!(state.output.car, 2);
    step(&mut state, 1.0);
    assert_eq!(state.push, None);
    assert_eq!(state.output.car, 3);
}

#[test]
fn the_same_seed_gives_the_same_mains() {
    let run = |seed| {
        let mut state = State::new(seed, Settings::default());
        seconds(&mut state, 3);
        state.output.volts
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}

#[test]
fn the_time_of_charging_counts_only_while_it_charges_and_from_plug_to_plug() {
    let mut state = charging(Car::default(), Settings::default());
    seconds(&mut state, 9);
    assert_eq!((state.charged_for, state.left_idle), (10.0, Some(0.0)));
    state.impose(Settings { force: 1, ..Settings::default() });
    seconds(&mut state, 5);
    assert_eq!((state.charged_for, state.left_idle), (10.0, Some(0.0)));
    state.attach(Car::default());
    seconds(&mut state, 5);
    state.attach(Car { plugged: true, ..Car::default() });
    assert_eq!((state.charged_for, state.left_idle), (0.0, Some(20.0)));
}
