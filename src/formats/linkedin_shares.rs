//! # LinkedIn, data archive
//! **Where people get it:** Settings › Data privacy › Get a copy of your data; tick Shares, or take the larger archive.
//! **Looks like:** `Shares.csv`: `Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility`; in 2018 UTF-16 with TABs
//! and names in two words (`Share Link`). Beside it `InstantReposts.csv` (`Date,Link`), `Articles/….html`,
//! `Profile.csv`, `Registration.csv`.
//! **Dates:** `2025-07-01 14:33:22` or `2017/06/08 08:15:44 UTC`; always UTC, as the ids prove. An article says
//! `Published on …`; `Created on …` and its file name are when it was begun.
//! **Kinds:** shares are posts; instant reposts are reposts; an article that is `Not published yet` is a draft.
//! **Quirks:** lines that begin with a blank; every line break in a text is written as `""` on both sides of it.
//! **Zero posts:** people choose what is in it, and a header alone proves nothing.
//! **Not read:** texts, comments, reactions, messages, connections.

use super::columns::Columns;
use super::listing::{Item, Listing};
use super::{Claim, Confidence, Format, linkedin, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::table::Row;
use crate::timeline::Kind;
use crate::when::{Context, DataZone, DateError, Moment, Zone, ZoneBasis, parse};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "linkedin-shares",
    label: "LinkedIn",
    platform: "linkedin",
    general: false,
    sniff,
    read: on_demand(read),
};

#[derive(Clone, Copy, PartialEq)]
enum Role {
    Shares,
    Reposts,
    Article,
    Profile,
    Registration,
    Other,
}

/// The columns of shares: the date, then the address and the text in one layout and in the other.
const SHARES: [&str; 5] = ["Date", "ShareLink", "ShareCommentary", "Share Link", "Share Commentary"];
const REPOSTS: [&str; 2] = ["Date", "Link"];
const PROFILE: [&str; 3] = ["First Name", "Last Name", "Headline"];
const REGISTRATION: [&str; 1] = ["Registered At"];
/// Tables that list no posts: comments, reactions, messages, connections, followed members, votes.
const OTHERS: [&[&str]; 7] = [
    &["Date", "Link", "Message"],
    &["Date", "Type", "Link"],
    &["CONVERSATION ID", "FROM", "CONTENT"],
    &["First Name", "Last Name", "Connected On"],
    &["FullName", "Date", "Status"],
    &["Date", "Link", "OptionText"],
    &["Invitation", "From", "To", "Sent At"],
];

fn role(clue: &Clue) -> Option<Role> {
    if let Some(page) = clue.html() {
        return page.has_all(&["class:created", "class:published"]).then_some(Role::Article);
    }
    let has = |words: &[&str]| clue.tables().iter().any(|table| table.header(words).is_some());
    let two_columns = || clue.tables().iter().all(|table| table.rows.iter().all(|(_, row)| row.len() == 2));
    match () {
        () if has(&SHARES[..3]) || has(&[SHARES[0], SHARES[3], SHARES[4]]) => Some(Role::Shares),
        () if OTHERS.iter().any(|words| has(words)) => Some(Role::Other),
        () if clue.name == "instantreposts.csv" && has(&REPOSTS) && two_columns() => Some(Role::Reposts),
        () if has(&PROFILE) => Some(Role::Profile),
        () if has(&["Registered At", "Subscription Types"]) => Some(Role::Registration),
        () => None,
    }
}

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let of = |wanted: &[Role]| -> Vec<usize> {
        let known =
            evidence.clues.iter().filter(|clue| role(clue).is_some_and(|role| wanted.contains(&role)));
        known.map(|clue| clue.entry).collect()
    };
    let (shares, reposts) = (of(&[Role::Shares]), of(&[Role::Reposts]));
    let (articles, people) = (of(&[Role::Article]), of(&[Role::Profile, Role::Registration]));
    let others = of(&[Role::Other]);
    let mut claims = Vec::new();
    if shares.len() > 1 {
        // Whose the other members are cannot be told; each list is read alone.
        claims.extend(shares.into_iter().map(|entry| Claim::posts(Confidence::Certain, vec![entry])));
    } else if !shares.is_empty() || !reposts.is_empty() {
        claims.push(Claim::posts(Confidence::Certain, [shares, reposts, articles, people].concat()));
    } else if !articles.is_empty() {
        claims.push(Claim::posts(Confidence::Likely, [articles, people].concat()));
    } else if !people.is_empty() {
        claims.push(Claim::no_posts(people));
    }
    claims.extend(others.into_iter().map(|entry| Claim::no_posts(vec![entry])));
    claims
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let Some(first) = entries.first() else { return Ok(()) };
    let utc = DataZone { zone: Zone::UTC, basis: ZoneBasis::Platform };
    let mut listing = Listing::new(FORMAT.id, "linkedin", utc, *first);
    let mut shares = false;
    for &entry in entries {
        listing.turn_to(entry);
        match role(reading.clue(entry)) {
            Some(Role::Shares) => {
                shares = true;
                listing.rows(reading, &SHARES, 1, &mut share)?;
            }
            Some(Role::Reposts) => listing.rows(reading, &REPOSTS, 2, &mut repost)?,
            Some(Role::Article) => article(reading, &mut listing, entry)?,
            Some(Role::Profile) => read_profile(reading, &mut listing, entry)?,
            Some(Role::Registration) => read_registration(reading, &mut listing, entry)?,
            Some(Role::Other) | None => {}
        }
    }
    if !shares {
        // Articles without the shares are the smaller part of an account.
        listing.each_account().for_each(|account| account.complete = Some(false));
    }
    listing.finish(reading);
    Ok(())
}

fn share(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let link = match columns.text(row, SHARES[1]) {
        link if !link.is_empty() => link,
        _ => columns.text(row, SHARES[3]),
    };
    file(listing, reading, row.number, (&columns.text(row, "Date"), &link), Kind::Original);
}

fn repost(listing: &mut Listing, reading: &mut Reading<'_>, columns: &Columns, row: &Row<'_>) {
    let (date, link) = (columns.text(row, "Date"), columns.text(row, "Link"));
    file(listing, reading, row.number, (&date, &link), Kind::Repost);
}

fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    record: u64,
    (date, link): (&str, &str),
    kind: Kind,
) {
    let moment = match moment(date) {
        Err(DateError::NotADate) if date.is_empty() => linkedin::link_time(link).ok_or(DateError::NotADate),
        other => other,
    };
    // What an address is passed on from is another's: two reposts may share it.
    let id = if kind == Kind::Original { link } else { "" };
    let item = Item { id, kind, link, ..Item::new(record, "Date", date, moment) };
    listing.file(reading, &item);
}

fn moment(text: &str) -> Result<Moment, DateError> {
    parse(text, &Context::default()).map(|dated| dated.moment.in_zone(Zone::UTC))
}

/// Reads nothing: this build has no reader of pages.
#[cfg(not(feature = "every-format"))]
fn article(_: &mut Reading<'_>, _: &mut Listing, _: usize) -> Result<(), Refusal> {
    Ok(())
}

/// Reads when an article was published; one without a date is a draft.
#[cfg(feature = "every-format")]
fn article(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    use crate::syntax::html::{Step, has_class};
    use crate::timeline::NotPost;
    let mut html = reading.html(entry)?;
    let (mut title, mut published) = (String::new(), None);
    while let Some(step) = html.step().map_err(|error| crate::bundle::refusal(&error, reading.path(entry)))? {
        let Step::Start(element) = step else { continue };
        let wanted = element.name == "title" || has_class(&element, "published");
        if !wanted {
            continue;
        }
        let text = html.inner_text().map_err(|error| crate::bundle::refusal(&error, reading.path(entry)))?;
        if element.name == "title" {
            title = text;
        } else {
            published = published.or(Some(text));
        }
    }
    let published = published.unwrap_or_default();
    let date = published.trim_start_matches(|c: char| !c.is_ascii_digit());
    let draft = date.is_empty();
    let item = Item {
        title: &title,
        left_out: draft.then_some(NotPost::Draft),
        ..Item::new(1, "published", &published, moment(date))
    };
    listing.file(reading, &item);
    Ok(())
}

fn read_profile(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    let account = listing.account("");
    first_row(reading, entry, &PROFILE, &mut |columns, row| {
        let name = format!("{} {}", columns.text(row, PROFILE[0]), columns.text(row, PROFILE[1]));
        account.name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    })
}

fn read_registration(reading: &mut Reading<'_>, listing: &mut Listing, entry: usize) -> Result<(), Refusal> {
    let account = listing.account("");
    first_row(reading, entry, &REGISTRATION, &mut |columns, row| {
        account.opened = moment(&columns.text(row, REGISTRATION[0])).ok();
    })
}

/// Hands the first row under a header to `take`.
fn first_row(
    reading: &mut Reading<'_>,
    entry: usize,
    words: &'static [&'static str],
    take: &mut dyn FnMut(&Columns, &Row<'_>),
) -> Result<(), Refusal> {
    let mut columns = None;
    reading.rows(entry, &mut |_, row| {
        match &columns {
            None => columns = Columns::of(row, words, words.len()),
            Some(columns) => {
                take(columns, row);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })
}
