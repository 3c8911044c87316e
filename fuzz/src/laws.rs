//! Says what must hold for the report on anything whatever.

use dormouse::i18n::Lang;
use dormouse::report::{AccountReport, Report};
use dormouse::view;

/// Checks a report; shows it in the language of this number.
pub fn check(report: &Report, lang: usize) {
    report.accounts.iter().for_each(account);
    assert!(report.accounts.len() + report.refusals.len() > 0, "neither an account nor a refusal");
    survives(report);
    let lang = Lang::ALL[lang % Lang::ALL.len()];
    let page = view::page(report, lang, view::Options::default()).to_html();
    assert!(!page.contains("<script"), "markup of a file on the page");
    view::text(report, lang);
    view::problems(report, lang);
    view::csv(report);
    view::workbook(report, lang);
}

/// The two ways of writing a report agree, and it is read back as it was.
fn survives(report: &Report) {
    let json = serde_json::to_string(report).expect("serialisable");
    assert_eq!(json, report.to_json(), "the page writes it differently");
    let back: Report = serde_json::from_str(&json).expect("its own JSON");
    assert_eq!(&back, report, "it is read back differently");
    // The page takes control characters out of what it reads, and nothing else.
    let shown = Report::from_json(&json).expect("its own JSON");
    assert_eq!(
        Report::from_json(&shown.to_json()).as_ref(),
        Some(&shown),
        "the page reads its own differently"
    );
    let verdicts = |report: &Report| -> Vec<String> {
        report.accounts.iter().map(|account| format!("{} {:?}", account.verdict, account.posts)).collect()
    };
    assert_eq!(verdicts(&shown), verdicts(report), "the page judges differently");
}

fn account(account: &AccountReport) {
    let posts = &account.posts;
    let verdict = account.verdict.as_str();
    assert!(["active", "sleeping", "dormant", "zero-post", "cannot-tell"].contains(&verdict), "{verdict}");
    let silent = ["sleeping", "dormant", "zero-post"].contains(&verdict);
    assert!(!silent || account.coverage.unread == 0, "{verdict} with unread records");
    assert!(verdict != "zero-post" || posts.counted == 0, "zero posts, and {} counted", posts.counted);
    let nothing_counted = posts.counted == 0 && !matches!(verdict, "zero-post" | "cannot-tell");
    assert!(!nothing_counted, "{verdict} without a post");
    assert_eq!(posts.by_kind.values().sum::<u64>(), posts.counted, "the kinds do not add up");
    assert!(posts.first <= posts.last, "{:?} after {:?}", posts.first, posts.last);
    assert!(account.silence.as_ref().is_none_or(|silence| silence.days >= 0), "silence before a post");
    assert!(verdict != "dormant" || account.silence.is_some(), "dormant since when?");
}
