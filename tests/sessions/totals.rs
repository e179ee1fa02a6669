//! Sessions added up.

use super::*;

/// What a line of the totals says: its month or the name of its card, sessions, Wh.
fn lines(sessions: &[Session], by: By, zone_name: &str) -> Vec<(Option<String>, usize, f64)> {
    let name = |card: goecharger::sessions::SessionCard| card.name;
    let all = totals(sessions, by, &zone(zone_name)).into_iter();
    all.map(|total| (total.month.or(total.card.and_then(name)), total.sessions, total.energy)).collect()
}

#[test]
fn totals_are_the_sums_of_the_recorded_rows() {
    // From the texts of the rows, in whole Wh and s, months by the service's own local dates.
    let mut months: BTreeMap<String, (usize, i64, i64, i64)> = BTreeMap::new();
    for row in recorded()["data"].as_array().expect("rows") {
        let start = row["start"].as_str().expect("a date");
        let energy = row["energy"].to_string();
        let (whole, part) = energy.split_once('.').unwrap_or((&energy, ""));
        let clock = |column: &str| {
            row[column]
                .as_str()
                .expect("a duration")
                .split(':')
                .fold(0, |sum, part| sum * 60 + part.parse::<i64>().expect("digits"))
        };
        let sum = months.entry(format!("{}-{}", &start[6..10], &start[3..5])).or_default();
        sum.0 += 1;
        sum.1 += format!("{whole}{part:0<3}").parse::<i64>().expect("digits");
        sum.2 += clock("seconds_total");
        sum.3 += clock("seconds_charged");
    }
    assert_eq!(months.len(), 5);
    let read = sessions(recorded()).expect("sessions");
    let found = totals(&read, By::Month, &zone(VIENNA));
    let found: Vec<_> = found
        .into_iter()
        .map(|total| (total.month, total.sessions, total.energy, total.duration, total.charging))
        .collect();
    let expected: Vec<_> = months
        .iter()
        .map(|(month, sum)| (Some(month.clone()), sum.0, sum.1 as f64, sum.2 as f64, sum.3 as f64))
        .collect();
    assert_eq!(found, expected);
    let all = totals(&read, By::All, &zone(VIENNA));
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].energy, months.values().map(|sum| sum.1).sum::<i64>() as f64);
    assert_eq!(all[0].duration, months.values().map(|sum| sum.2).sum::<i64>() as f64);
    assert_eq!((all[0].sessions, &all[0].month, &all[0].card), (60, &None, &None));
}

#[test]
fn a_month_is_that_of_the_zone() {
    let session = one(
        json!({ "session_identifier": format!("100001_{}", ms("2026-03-31T22:30:00Z") / 1000), "start": "", "end": "" }),
    );
    let month = |zone_name| lines(std::slice::from_ref(&session), By::Month, zone_name)[0].0.clone();
    assert_eq!(month(VIENNA).as_deref(), Some("2026-04"));
    assert_eq!(month("UTC").as_deref(), Some("2026-03"));
    assert_eq!(month("America/St_Johns").as_deref(), Some("2026-03"));
}

#[test]
fn nothing_adds_up_to_one_line_of_zeros_and_to_no_month() {
    assert_eq!(lines(&[], By::All, VIENNA), [(None, 0, 0.0)]);
    assert_eq!(lines(&[], By::Month, VIENNA), []);
    assert_eq!(lines(&[], By::Card, VIENNA), []);
}

#[test]
fn cards_come_by_energy_under_their_last_name() {
    let start = one(json!({})).start / 1000;
    let at = |later: i64, id: &str, uid: &str, name: &str, energy: f64| {
        one(json!({
            "session_identifier": format!("100001_{}", start + later), "start": "", "end": "",
            "id_chip": id, "id_chip_uid": uid, "id_chip_name": name, "energy": energy,
        }))
    };
    let all = [
        at(5, "1", "", "Anna", 1.0),
        at(1, "1", "", "User 1", 1.5),
        at(2, "", "", "", 9.0),
        at(3, "2", "04aa", "Ben", 0.1),
        // Another card in the same slot.
        at(4, "2", "04bb", "Cleo", 0.2),
    ];
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(
        lines(&all, By::Card, VIENNA),
        [(None, 1, 9000.0), (name("Anna"), 2, 2500.0), (name("Cleo"), 1, 200.0), (name("Ben"), 1, 100.0)]
    );
    assert_eq!(By::read(Some("card")), Ok(By::Card));
    assert_eq!(By::read(None), Ok(By::All));
    assert_eq!(error(By::read(Some("year"))).0, Code::InvalidArgument);
}

#[test]
fn cards_without_a_number_are_told_apart_by_name_and_sums_have_no_noise() {
    let named = |name: &str, energy: f64| one(json!({ "id_chip_name": name, "energy": energy }));
    let all = [named("Anna", 0.0001), named("Ben", 0.0004), named("Anna", 0.0002)];
    let name = |name: &str| Some(name.to_owned());
    assert_eq!(lines(&all, By::Card, VIENNA), [(name("Ben"), 1, 0.4), (name("Anna"), 2, 0.3)]);
}
