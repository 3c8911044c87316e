//! Shows every fixture to every format: on each entry exactly one makes the strongest claim.
#![cfg(feature = "every-format")]

mod common;

use common::{fixtures, folders, host, inputs, load};
use dormouse::bundle;
use dormouse::evidence::Evidence;
use dormouse::formats::{Confidence, FORMATS};
use std::collections::BTreeMap;

/// Holds the claims on one entry: how strong, and whose. A claim on posts is stronger than mere knowledge.
type Claims = BTreeMap<(bool, Confidence), Vec<&'static str>>;

#[test]
fn every_entry_has_one_strongest_claim_at_most() {
    let (mut entries, mut ties) = (0, Vec::new());
    for case in folders(&fixtures()).iter().flat_map(|format| folders(format)) {
        let expect = std::fs::read_to_string(case.join("expect.toml")).expect("readable");
        let pasted = expect.lines().any(|line| line.trim() == "pasted = true");
        let items = load(&case.join("in"), pasted);
        let inputs = inputs(&items);
        let host = host(None, None);
        for bundle in bundle::open(&inputs, host.legacy).0 {
            let evidence = Evidence::of(&bundle, &host);
            let mut claims: BTreeMap<usize, Claims> = BTreeMap::new();
            for format in FORMATS {
                for claim in (format.sniff)(&evidence) {
                    for entry in &claim.entries {
                        let claims = claims.entry(*entry).or_default();
                        claims.entry((claim.lists_posts, claim.confidence)).or_default().push(format.id);
                    }
                }
            }
            entries += claims.len();
            let top = |(entry, claims): (usize, Claims)| Some((entry, claims.into_iter().next_back()?.1));
            let tied = claims.into_iter().filter_map(top).filter(|(_, formats)| formats.len() > 1);
            ties.extend(
                tied.map(|(entry, formats)| (bundle.entries[entry].path.clone(), formats, case.clone())),
            );
        }
    }
    assert!(entries > 300, "only {entries} entries were claimed");
    assert!(ties.is_empty(), "{ties:#?}");
}
