//! Holds what the workbook and the JSON of wechat-article-exporter have in common.

use super::listing::Listing;
use crate::reading::Reading;
use crate::timeline::Kind;
use crate::when::{Zone, ZoneBasis};

/// Starts a file. An empty one only says that nothing was selected in the tool, so it never proves an empty account.
pub(super) fn listing(reading: &Reading<'_>, format: &'static str, entry: usize) -> Listing {
    Listing::new(format, "wechat", reading.data_zone(Zone::CHINA, ZoneBasis::Platform), entry)
}

/// Tells an article of the account's own from another account's, passed on.
pub(super) fn kind(shared: bool) -> Kind {
    if shared { Kind::Repost } else { Kind::Original }
}
