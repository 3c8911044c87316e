//! # Meta Business Suite, content of a page or an Instagram account (CSV)
//! **Where people get it:** business.facebook.com › Insights › Content › Export data; Facebook and Instagram apart.
//! **Looks like:** `"Post ID","Page ID","Page name",Title,…,"Publish time",…,Permalink,…`, for Instagram with
//! `"Account username"`; the names are in the person's language.
//! **Dates:** the publish time, `09/28/2026 18:12`, local without a zone; which of the figures is the month is settled by
//! the file, or stays in doubt. The column `Date` says `Lifetime`, or the day the figures are of.
//! **Kinds:** `Is share` 1 is a repost; stories are no posts.
//! **Quirks:** in languages not known here the values tell the columns; only names with blanks are quoted; line breaks in texts; ids that a spreadsheet has rounded; in the daily
//! export a post has a row for every day.
//! **Zero posts:** it covers at most some months and proves nothing. **Not read:** texts and figures, but the views.

use super::header::{Header, Names};
use super::listing::{Item, Listing};
use super::records::count;
use super::{Claim, Confidence, Format, on_demand};
use crate::evidence::{Clue, Evidence};
use crate::issue::Refusal;
use crate::reading::Reading;
use crate::timeline::Kind;
use crate::when::{Context, Order, Zone, ZoneBasis, order_of, parse};
use std::ops::ControlFlow;

pub(super) const FORMAT: Format = Format {
    id: "meta-business-suite-csv",
    label: "Meta Business Suite",
    platform: "facebook",
    general: false,
    sniff,
    read: on_demand(read),
};

const COLUMNS: usize = 8;
const NEEDED: usize = 3;
const ID: usize = 0;
const TIME: usize = 1;
const LINK: usize = 2;
const NAME: usize = 3;
const USER: usize = 4;
const SHARE: usize = 5;
const TYPE: usize = 6;
const VIEWS: usize = 7;
/// The columns as English, Portuguese, Spanish, French, German, Italian, Chinese and Japanese name them.
const NAMES: [Names; COLUMNS] = [
    &[
        "Post ID",
        "Identificação do post",
        "Identificador de la publicación",
        "Identifiant de la publication",
        "Beitrags-ID",
        "ID del post",
        "貼文編號",
        "帖子编号",
        "投稿ID",
    ],
    &[
        "Publish time",
        "Horário de publicação",
        "Hora de publicación",
        "Heure de publication",
        "Veröffentlichungszeit",
        "Ora di pubblicazione",
        "發佈時間",
        "发布时间",
        "公開時間",
    ],
    &[
        "Permalink",
        "Link permanente",
        "Enlace permanente",
        "Lien permanent",
        "Permanenter Link",
        "永久連結",
        "永久链接",
        "リンク",
    ],
    &[
        "Page name",
        "Account name",
        "Nome da página",
        "Nome da conta",
        "Nombre de la página",
        "Nombre de la cuenta",
        "Nom de la page",
        "Nom du compte",
        "Seitenname",
        "Kontoname",
        "Nome della Pagina",
        "Nome dell'account",
        "粉絲專頁名稱",
        "帳號名稱",
        "主页名称",
        "帐户名称",
        "ページ名",
        "アカウント名",
    ],
    &[
        "Account username",
        "Nome de usuário da conta",
        "Nombre de usuario de la cuenta",
        "Nom d’utilisateur du compte",
        "Nom d'utilisateur du compte",
        "Benutzername des Kontos",
        "Nome utente dell'account",
        "帳號用戶名稱",
        "帐户用户名",
        "アカウントのユーザーネーム",
    ],
    &["Is share", "É compartilhamento", "Es un contenido compartido", "Est un partage"],
    &[
        "Post type",
        "Tipo de post",
        "Tipo de publicación",
        "Type de publication",
        "Beitragstyp",
        "貼文類型",
        "帖子类型",
        "投稿タイプ",
    ],
    &[
        "Views",
        "Visualizações",
        "Visualizaciones",
        "Vues",
        "Aufrufe",
        "瀏覽次數",
        "觀看次數",
        "浏览量",
        "ビュー",
    ],
];

fn sniff(evidence: &Evidence) -> Vec<Claim> {
    let claimed = |clue: &&Clue| Header::is_in(clue, &NAMES, NEEDED) || unnamed(clue).is_some();
    // Tables of several periods, given together, are one account's.
    let lists: Vec<usize> = evidence.clues.iter().filter(claimed).map(|clue| clue.entry).collect();
    if lists.is_empty() { Vec::new() } else { vec![Claim::posts(Confidence::Certain, lists)] }
}

fn read(reading: &mut Reading<'_>, entries: &[usize]) -> Result<(), Refusal> {
    let zone = reading.data_zone(Zone::UTC, ZoneBasis::Assumed);
    for platform in ["facebook", "instagram"] {
        let of = |entry: &&usize| is_instagram(reading.clue(**entry)) == (platform == "instagram");
        let own: Vec<usize> = entries.iter().filter(of).copied().collect();
        let Some(first) = own.first() else { continue };
        let mut listing = Listing::new(FORMAT.id, platform, zone, *first);
        for entry in own {
            listing.turn_to(entry);
            let order = survey(reading, entry)?;
            each_row(reading, entry, &mut |reading, number, cells| {
                file(&mut listing, reading, number, cells, &Context { order, captured: None });
            })?;
        }
        listing.each_account().for_each(|account| account.complete = Some(false));
        listing.finish(reading);
    }
    Ok(())
}

/// Knows where the columns of a table stand whose names are in a language not known here.
#[derive(Clone, Copy)]
struct Unnamed {
    time: usize,
    link: usize,
    instagram: bool,
}

/// Recognises such a table by its values: an id, then ten columns and more, among them a time as Meta writes it and an
/// address of a post in every row.
fn unnamed(clue: &Clue) -> Option<Unnamed> {
    let rows = clue.tables().iter().map(|table| &table.rows).find(|rows| rows.len() > 1)?;
    let mut rows = rows.iter().map(|(_, cells)| cells);
    let width = rows.next().filter(|header| header.len() >= 10)?.len();
    let rows: Vec<&Vec<String>> = rows.collect();
    let all = |column: usize, test: &dyn Fn(&str) -> bool| {
        rows.iter().all(|cells| cells.get(column).is_some_and(|cell| test(cell)))
    };
    let numbered = |cell: &str| cell.len() > 9 && cell.bytes().all(|byte| byte.is_ascii_digit());
    if !all(0, &numbered) || !all(1, &numbered) {
        return None;
    }
    let column = |test: &dyn Fn(&str) -> bool| (2..width).find(|column| all(*column, test));
    let time = column(&|cell| {
        let date = cell.starts_with(|c: char| c.is_ascii_digit()) && cell.matches('/').count() == 2;
        cell.len() == 16 && date && cell.contains(':')
    })?;
    let at = |host: &'static str| column(&move |cell| cell.starts_with(host));
    let facebook = at("https://www.facebook.com/").map(|link| (link, false));
    let (link, instagram) = facebook.or_else(|| Some((at("https://www.instagram.com/")?, true)))?;
    Some(Unnamed { time, link, instagram })
}

/// Tells whose table it is: only Instagram's accounts have user names.
fn is_instagram(clue: &Clue) -> bool {
    if let Some(found) = unnamed(clue) {
        return found.instagram;
    }
    let users = |cells: &[String]| cells.iter().any(|cell| NAMES[USER].contains(&cell.as_str()));
    clue.tables().iter().flat_map(|table| &table.rows).any(|(_, cells)| users(cells))
}

/// Settles the order of day and month over a whole file; `None` where nothing does, or rows contradict each other.
fn survey(reading: &mut Reading<'_>, entry: usize) -> Result<Option<Order>, Refusal> {
    let (mut order, mut contradicted) = (None, false);
    each_row(reading, entry, &mut |_, _, cells| {
        if let Some(told) = order_of(&cells[TIME]) {
            contradicted |= order.is_some_and(|known| known != told);
            order = Some(told);
        }
    })?;
    Ok(order.filter(|_| !contradicted))
}

type Each<'e> = &'e mut dyn FnMut(&mut Reading<'_>, u64, &[String; COLUMNS]);

fn each_row(reading: &mut Reading<'_>, entry: usize, each: Each<'_>) -> Result<(), Refusal> {
    let named = Header::is_in(reading.clue(entry), &NAMES, NEEDED);
    let unnamed = unnamed(reading.clue(entry)).filter(|_| !named);
    let mut header = None;
    reading.rows(entry, &mut |reading, row| {
        if let Some(columns) = unnamed {
            let text = |at: usize| row.cell(at).text().into_owned();
            // The first row has the names.
            if row.number > 1 && !row.is_empty() {
                let mut cells: [String; COLUMNS] = Default::default();
                cells[ID] = text(0);
                cells[TIME] = text(columns.time);
                cells[LINK] = text(columns.link);
                // A page has its name here; an Instagram account its user name, then its name.
                cells[NAME] = text(if columns.instagram { 3 } else { 2 });
                cells[USER] = if columns.instagram { text(2) } else { String::new() };
                each(reading, row.number, &cells);
            }
            return ControlFlow::Continue(());
        }
        match (Header::of(row, &NAMES, NEEDED), &header) {
            (Some(found), _) => header = Some(found),
            (None, Some(header)) if !row.is_empty() => each(reading, row.number, &header.texts(row)),
            (None, _) => {}
        }
        ControlFlow::Continue(())
    })
}

fn file(
    listing: &mut Listing,
    reading: &mut Reading<'_>,
    number: u64,
    cells: &[String; COLUMNS],
    context: &Context,
) {
    let kind = cells[TYPE].to_lowercase();
    if ["story", "stories", "historia", "限時動態", "快拍", "ストーリー"]
        .iter()
        .any(|word| kind.contains(word))
    {
        return;
    }
    // A spreadsheet rounds long ids: several posts may have the same.
    let id = match (&cells[LINK], &cells[ID]) {
        (link, _) if !link.is_empty() => link,
        (_, id) if id.bytes().all(|byte| byte.is_ascii_digit()) => id,
        (link, _) => link,
    };
    // The daily export has a row for every day of a post.
    if listing.has(&cells[NAME], id) {
        return;
    }
    let published = &cells[TIME];
    let moment = parse(published, context).map(|dated| dated.moment);
    let item = Item {
        account: &cells[NAME],
        handle: &cells[USER],
        id,
        kind: if cells[SHARE] == "1" { Kind::Repost } else { Kind::Original },
        link: &cells[LINK],
        reads: count(&cells[VIEWS]),
        ..Item::new(number, "Publish time", published, moment)
    };
    listing.file(reading, &item);
}
