//! Writes the receipt: a short code that anyone with the same inputs computes again.
//!
//! The code is a digest of a text that README describes line by line. Names are
//! not in it, and its lines are sorted, so renaming files or giving them in
//! another order changes nothing. A capture day that is only a file's time is
//! not in it either: every copy of a file has its own.

use super::Report;
use crate::digest::hex;
use crate::judge::Judgement;
use crate::rule::Rule;
use crate::timeline::CapturedFrom;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Holds the receipt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Receipt {
    /// The first 40 bits of `sha256` in Crockford's base 32, as `XXXX-XXXX`.
    pub code: String,
    /// The SHA-256 of the canonical text.
    pub sha256: String,
    /// The SHA-256 of the rule's file.
    pub rule_hash: String,
}

/// Crockford's digits: no I, L, O or U to misread.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many digits a code has.
const CODE: usize = 8;

/// Writes the receipt of a report on these accounts; `None` while an input is not hashed.
pub(super) fn receipt(report: &Report, rule: &Rule, accounts: Vec<String>) -> Option<Receipt> {
    let digest = Sha256::digest(canonical(report, rule, accounts)?.as_bytes());
    let receipt = Receipt { code: code(&digest), sha256: hex(&digest), rule_hash: rule.sha256.clone() };
    Some(receipt)
}

fn canonical(report: &Report, rule: &Rule, mut accounts: Vec<String>) -> Option<String> {
    let mut inputs: Vec<&str> =
        report.sources.iter().map(|source| source.sha256.as_deref()).collect::<Option<_>>()?;
    if inputs.is_empty() {
        return None;
    }
    inputs.sort_unstable();
    accounts.sort_unstable();
    let mut text = format!(
        "dormouse-receipt 1\nengine {}\nrule {}\nrule-sha256 {}\nas-of {}\n",
        report.tool.version,
        report.rule.spec(),
        rule.sha256,
        report.as_of
    );
    inputs.iter().for_each(|input| text += &format!("input {input}\n"));
    accounts.iter().for_each(|account| text += &format!("account {account}\n"));
    Some(text)
}

/// Writes what the canonical text says of an account.
pub(super) fn account(judged: &Judgement<'_>) -> String {
    let basis = &judged.basis;
    let told = basis.captured.filter(|_| basis.captured_from != CapturedFrom::FileTime);
    let told = told.map_or_else(|| "unknown".to_owned(), |day| day.to_string());
    format!("{} {told} {}", judged.verdict.id(), basis.zone)
}

fn code(digest: &[u8]) -> String {
    let bits = digest.iter().take(CODE * 5 / 8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let digit = |at: usize| char::from(DIGITS[(bits >> (5 * (CODE - 1 - at)) & 31) as usize]);
    let code: String = (0..CODE).map(digit).collect();
    format!("{}-{}", &code[..CODE / 2], &code[CODE / 2..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::{Findings, Source};
    use crate::judge::{Ask, judge};
    use crate::report::build;
    use crate::timeline::{Account, ZeroProof};
    use crate::when::{DataZone, Day, Moment, Zone, ZoneBasis};

    fn day(text: &str) -> Day {
        Day::parse_iso(text).expect("a date")
    }

    fn findings(names: [&str; 2], hashes: [Option<&str>; 2], from: CapturedFrom, captured: &str) -> Findings {
        let source = |(name, sha256): (&str, Option<&str>)| Source {
            input: 0,
            name: name.to_owned(),
            bytes: 1,
            sha256: sha256.map(str::to_owned),
            format: None,
            encoding: None,
            records: 0,
            unread: 0,
        };
        let zone = DataZone { zone: Zone::CHINA, basis: ZoneBasis::Platform };
        let mut account = Account::new("generic-table", "wechat", zone);
        account.name = Some(names[0].to_owned());
        account.zero_proof = ZeroProof::Counter;
        account.captured = Some((Moment::Day(day(captured)), from));
        let sources = names.into_iter().zip(hashes).map(source).collect();
        Findings { accounts: vec![account], sources, ..Findings::default() }
    }

    fn receipt_of(findings: &Findings) -> Option<Receipt> {
        let rule = Rule::preset("cn-gov-2019+originals-only").expect("a preset");
        build(findings, &rule, &Ask { as_of: day("2022-02-09"), captured: None, zone: None }).receipt
    }

    #[test]
    fn the_canonical_text_is_the_one_readme_describes() {
        let told = findings(["a", "b"], [Some("bb"), Some("aa")], CapturedFrom::Export, "2022-02-08");
        let rule = Rule::preset("cn-gov-2019+originals-only").expect("a preset");
        let ask = Ask { as_of: day("2022-02-09"), captured: None, zone: None };
        let report = build(&told, &rule, &ask);
        let expected = format!(
            "dormouse-receipt 1\nengine {}\nrule cn-gov-2019+originals-only\nrule-sha256 {}\n\
            as-of 2022-02-09\ninput aa\ninput bb\naccount zero-post 2022-02-08 +08:00\n",
            env!("CARGO_PKG_VERSION"),
            crate::digest::sha256(include_bytes!("../rules/cn-gov-2019.toml")),
        );
        let accounts = vec![account(&judge(&told.accounts[0], &rule, &ask))];
        assert_eq!(canonical(&report, &rule, accounts), Some(expected));
    }

    #[test]
    fn neither_names_nor_order_nor_a_copy_change_the_code() {
        let (a, b) = (Some("aa"), Some("bb"));
        let one = receipt_of(&findings(["a", "b"], [a, b], CapturedFrom::FileTime, "2022-02-08"));
        let renamed = receipt_of(&findings(["c", "d"], [b, a], CapturedFrom::FileTime, "2022-02-07"));
        assert!(one.is_some());
        assert_eq!(one, renamed);
        let told = receipt_of(&findings(["a", "b"], [a, b], CapturedFrom::Export, "2022-02-08"));
        assert_ne!(one, told);
        let other = receipt_of(&findings(["a", "b"], [a, a], CapturedFrom::FileTime, "2022-02-08"));
        assert_ne!(one, other);
    }

    #[test]
    fn there_is_none_before_every_input_is_hashed() {
        assert_eq!(
            receipt_of(&findings(["a", "b"], [Some("aa"), None], CapturedFrom::Export, "2022-02-08")),
            None
        );
        assert_eq!(receipt_of(&Findings::default()), None);
    }

    #[test]
    fn a_code_is_forty_bits_in_crockford_digits() {
        assert_eq!(code(&[0; 32]), "0000-0000");
        assert_eq!(code(&[0xFF; 32]), "ZZZZ-ZZZZ");
        // 00001 00010 00011 00100 00101 00110 00111 01000
        assert_eq!(code(&[0x08, 0x86, 0x42, 0x98, 0xE8]), "1234-5678");
    }
}
