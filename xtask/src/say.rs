//! What the runner itself says, so that it stands out from what its tools print.

use std::time::Duration;

/// Says what comes next and, where it takes long, how long it usually takes.
pub fn step(text: &str) {
    println!("\n==> {text}");
}

/// A duration as people read it.
pub fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", duration.as_secs_f64());
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_short_to_read() {
        assert_eq!(duration(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(duration(Duration::from_secs(245)), "4 min 05 s");
    }
}
