//! Holds what the formats of LinkedIn have in common: what an address tells of its post.

use crate::when::Moment;

/// Reads the time of publishing out of the address of a post: its id counts milliseconds.
pub(super) fn link_time(link: &str) -> Option<Moment> {
    let plain = link.replace("%3A", ":");
    let id = ["urn:li:activity:", "urn:li:share:", "urn:li:ugcPost:"]
        .iter()
        .find_map(|urn| plain.split_once(urn).map(|(_, rest)| rest.to_owned()))?;
    let digits = id.split(|c: char| !c.is_ascii_digit()).next()?;
    let id: i64 = digits.parse().ok()?;
    // Ids of before 2013 were counted up.
    let seconds = (id >> 22).div_euclid(1000);
    (seconds > 1_356_998_400).then_some(Moment::Instant(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_its_time() {
        let told = Some(Moment::Instant(1_751_380_402));
        for link in [
            "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7345821826846990338",
            "https://www.linkedin.com/feed/update/urn:li:activity:7345821826846990338/?x=1",
        ] {
            assert_eq!(link_time(link), told, "{link}");
        }
        for other in ["https://www.linkedin.com/pulse/x", "urn:li:activity:12", "urn:li:share:", ""] {
            assert_eq!(link_time(other), None, "{other}");
        }
    }
}
