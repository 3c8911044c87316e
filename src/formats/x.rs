//! Holds what the formats of X have in common: what an id and an address tell.

use crate::when::{Context, DateError, Moment, Zone, parse};

/// What the service's ids count milliseconds from: 2010-11-04T01:42:54.657Z.
const ID_EPOCH: i64 = 1_288_834_974_657;
/// The first id that holds a time; earlier ones were counted up.
const FIRST_TIMED: i64 = 29_700_859_247;

/// Reads the time of publishing out of a post's id; `None` for the ids before November 2010.
pub(super) fn id_time(id: &str) -> Option<Moment> {
    let id: i64 = id.parse().ok()?;
    (id >= FIRST_TIMED).then(|| Moment::Instant(((id >> 22) + ID_EPOCH).div_euclid(1000)))
}

/// Reads a time as the service writes it, always UTC.
pub(super) fn time(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment.in_zone(Zone::UTC))
}

/// Gives an id as long as it is one: a spreadsheet writes several as `9.06E+17`, and rows are never merged on that.
pub(super) fn whole_id(id: &str) -> &str {
    if id.bytes().all(|byte| byte.is_ascii_digit()) { id } else { "" }
}

/// Gives the address of a post; empty where the id is none.
pub(super) fn link(id: &str) -> String {
    match whole_id(id) {
        "" => String::new(),
        id => format!("https://x.com/i/web/status/{id}"),
    }
}

/// Splits the address of a post: who wrote it, and its id.
pub(super) fn address(link: &str) -> Option<(&str, &str)> {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    let mut parts = rest.split(['/', '?', '#']);
    let host = parts.next()?;
    let known = ["twitter.com", "x.com"].iter().any(|name| host.trim_start_matches("www.").ends_with(name));
    let (user, status, id) = (parts.next()?, parts.next()?, parts.next()?);
    (known && status == "status" && !id.is_empty()).then_some((user, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_its_time() {
        // The time X gives this post: Wed Oct 10 20:19:24 +0000 2018.
        assert_eq!(id_time("1050118621198921728"), Some(Moment::Instant(1_539_202_764)));
        for old in ["20", "1000000", "", "x", "99999999999999999999"] {
            assert_eq!(id_time(old), None, "{old}");
        }
    }

    #[test]
    fn an_address_names_its_author() {
        assert_eq!(address("https://twitter.com/a_b/status/12?s=20"), Some(("a_b", "12")));
        assert_eq!(address("https://x.com/a_b/status/12"), Some(("a_b", "12")));
        for other in ["https://x.com/a_b", "https://example.com/a/status/1", "", "x"] {
            assert_eq!(address(other), None, "{other}");
        }
    }
}
