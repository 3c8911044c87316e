//! Holds what the archives of Facebook, Instagram and Threads have in common.

#[cfg(feature = "every-format")]
mod html;
mod pages;
#[cfg(feature = "every-format")]
mod time;

#[cfg(feature = "every-format")]
pub(super) use html::read as read_page;
pub(super) use pages::{Page, page};

use crate::evidence::{Clue, JsonShape};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::syntax::picks::{Picks, members};
use crate::timeline::Account;
use crate::when::{DataZone, Zone, ZoneBasis, epoch};
use std::borrow::Cow;

/// The zone of local times without one, which only the oldest lists have: the servers write UTC.
pub(super) const ZONE: DataZone = DataZone { zone: Zone::UTC, basis: ZoneBasis::Assumed };

/// Mends a text of which the service wrote every UTF-8 byte as a character of its own (`\u00e4\u00bd\u00a0` for 你).
pub(super) fn mend(text: Cow<'_, str>) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    match bytes.filter(|bytes| !bytes.is_ascii()).map(String::from_utf8) {
        Some(Ok(mended)) => mended,
        _ => text.into_owned(),
    }
}

/// Tells whether a member is a conversation: private, never posts.
pub(super) fn is_inbox(json: &JsonShape) -> bool {
    json.has_all(&["participants", "messages", "thread_path"]) || json.has("messages[].sender_name")
}

/// Tells whether a member lies in a folder of Instagram's archive.
pub(super) fn of_instagram(clue: &Clue) -> bool {
    clue.path.contains("instagram")
}

/// Tells whether a member lies in a tree of 2023 and later. People choose the period of such an archive, by default a
/// year, and nothing in it says which: an empty list is no proof.
pub(super) fn of_a_chosen_period(path: &str) -> bool {
    ["your_facebook_activity", "your_instagram_activity", "_activity_across_facebook"]
        .iter()
        .any(|folder| path.contains(folder))
}

/// Reads nothing: this build has no reader of pages.
#[cfg(not(feature = "every-format"))]
pub(super) fn read_page(
    _: &mut Reading<'_>,
    _: &mut super::listing::Listing,
    _: usize,
) -> Result<(), Refusal> {
    Ok(())
}

/// What a user name is called in the languages people were seen to use; the archive writes labels in theirs.
const USERNAME: [&str; 14] = [
    "Username",
    "Benutzername",
    "Nombre de usuario",
    "Nom d’utilisateur",
    "Nom d'utilisateur",
    "Nome utente",
    "Nome de usuário",
    "Nome de utilizador",
    "Gebruikersnaam",
    "Имя пользователя",
    "ユーザーネーム",
    "사용자 이름",
    "用户名",
    "用戶名稱",
];
const NAME: [&str; 10] = ["Name", "Nombre", "Nom", "Nome", "Naam", "Имя", "名前", "이름", "姓名", "名稱"];

/// Tells whether a member describes an Instagram account.
pub(super) fn is_instagram_profile(json: &JsonShape) -> bool {
    json.has("profile_user[].string_map_data") || json.has_all(&["username", "date_joined"])
}

/// Reads name and user name of an Instagram account.
///
/// # Errors
/// Encrypted, damaged, or reading its first bytes failed.
pub(super) fn read_instagram_profile(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
) -> Result<(), Refusal> {
    const FIELDS: [&str; 4] = ["profile_user.0.string_map_data", "username", "name", "date_joined"];
    reading.record(entry, &FIELDS, &mut |profile| {
        let value = |raw: &str| {
            let picks = Picks::of(raw.as_bytes(), &["value"]).ok()?;
            Some(mend(picks.some("value")?))
        };
        let labels = profile.raw("profile_user.0.string_map_data").and_then(members).unwrap_or_default();
        for (label, raw) in labels {
            let label = mend(label);
            if USERNAME.contains(&label.as_str()) {
                account.handle = value(raw);
            } else if NAME.contains(&label.as_str()) {
                account.name = value(raw);
            }
        }
        account.handle = account.handle.take().or_else(|| profile.some("username").map(mend));
        account.name = account.name.take().or_else(|| profile.some("name").map(mend));
        let joined = super::listing::moment(&profile.text("date_joined")).ok();
        account.opened = account.opened.or(joined);
    })
}

/// Reads when an Instagram account was opened: the only time in the member, under a label in any language.
///
/// # Errors
/// Encrypted, damaged, or reading its first bytes failed.
pub(super) fn read_signup(
    reading: &mut Reading<'_>,
    account: &mut Account,
    entry: usize,
) -> Result<(), Refusal> {
    const FIELD: &str = "account_history_registration_info.0.string_map_data";
    reading.record(entry, &[FIELD], &mut |signup| {
        for (_, raw) in signup.raw(FIELD).and_then(members).unwrap_or_default() {
            let time = Picks::of(raw.as_bytes(), &["timestamp"]).ok();
            let time = time.and_then(|time| time.whole("timestamp")).filter(|time| *time > 0);
            account.opened = account.opened.or_else(|| epoch(time?));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_written_as_characters_are_mended_and_other_texts_left_alone() {
        let cases = [
            ("\u{e4}\u{bd}\u{a0}", "你"),
            ("caf\u{c3}\u{a9}", "café"),
            ("plain", "plain"),
            ("café", "café"),
            ("你 caf\u{c3}\u{a9}", "你 caf\u{c3}\u{a9}"),
            ("", ""),
        ];
        for (written, meant) in cases {
            assert_eq!(mend(Cow::Borrowed(written)), meant, "{written}");
        }
    }
}
