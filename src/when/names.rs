//! Knows the names of months and weekdays.
//!
//! English for everything; the other languages are those feeds were seen in
//! (blog engines write `pubDate` in the site's language against RFC 822). The
//! forms are those of the Unicode CLDR, with the spellings without accents that
//! old software leaves. They stand in lower case, separated by spaces.

use super::cursor::{Cursor, lower};

/// Names a month as one language writes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthName {
    /// January = 1.
    pub month: u32,
    /// Whether English writes it so.
    pub english: bool,
}

const ENGLISH_MONTHS: [&str; 12] = [
    "jan january",
    "feb february",
    "mar march",
    "apr april",
    "may",
    "jun june",
    "jul july",
    "aug august",
    "sep sept september",
    "oct october",
    "nov november",
    "dec december",
];

// French, German, Spanish, Italian, Portuguese, Dutch, Russian, Greek; then Hungarian, Romanian, Polish, Czech, Slovak,
// Turkish, Nordic languages, Indonesian, Catalan, Ukrainian, Bulgarian and Serbian where they differ. What is one
// month to one neighbour and another to the next is missing: Polish and Czech `listopad` is Croatian October.
const OTHER_MONTHS: [&str; 12] = [
    "janv janvier januar jän jänner enero ene gennaio gen janeiro januari янв января январь ιαν ιανουαρίου január ianuarie ian styczeń stycznia sty leden ledna ocak oca tammikuuta tammikuu gener januára січня січ януари јануар",
    "févr février fevr fevrier fév fev februar febrero febbraio fevereiro februari фев февр февраля февраль φεβ φεβρουαρίου február februarie luty lutego lut únor února şubat şub helmikuuta helmikuu febrer februára лютого лют февруари фебруар",
    "mars märz mär maerz mrz marzo março marco maart mrt мар марта март μαρ μάρ μαρτίου márc március martie marzec marca březen března marec marts mart maret maaliskuuta maaliskuu μαώ μάώ березня бер",
    "avr avril abr abril aprile апр апреля апрель απρ απριλίου ápr április aprilie kwiecień kwietnia kwi duben dubna apríla apríl nisan nis huhtikuuta huhtikuu aprila квітня кві април",
    "mai mayo maggio mag maio mei мая май μάι μαΐ μαΐου máj május maj maja května květen mája mayıs toukokuuta toukokuu maig μαϊ μαι травня тра мај",
    "juin juni junio giugno giu junho июн июня июнь ιουν ιούν ιουνίου jún június iunie iun czerwiec czerwca cze června červen čvn júna haziran haz kesäkuuta kesäkuu juny ιον червня чер юни јун",
    "juil juillet juli julio luglio lug julho июл июля июль ιουλ ιούλ ιουλίου júl július iulie iul lipiec lipca července červenec čvc júla temmuz tem heinäkuuta heinäkuu juliol ιολ липня лип юли јул",
    "août aout agosto ago augustus авг августа август αυγ αύγ αυγούστου augusztus sierpień sierpnia sie srpna srpen augusta augusti agustus ags ağustos ağu elokuuta elokuu agost серпня сер",
    "septembre septiembre setiembre settembre set setembro сен сент сентября сентябрь σεπ σεπτ σεπτεμβρίου szept szeptember septembrie wrzesień września wrz září septembra eylül eyl syyskuuta syyskuu вересня вер септември септембар",
    "octobre okt oktober octubre ottobre ott outubro out окт октября октябрь οκτ οκτωβρίου október octombrie październik października paź října říjen októbra ekim eki lokakuuta lokakuu жовтня жов октомври октобар",
    "novembre noviembre novembro ноя нояб ноября ноябрь νοε νοέ νοεμβρίου noiembrie novembra kasım kas marraskuuta marraskuu листопада ноември новембар",
    "déc décembre decembre dez dezember dic diciembre dicembre dezembro декабря дек декабрь δεκ δεκεμβρίου decembrie grudzień grudnia gru prosince prosinec decembra des desember desembre aralık ara joulukuuta joulukuu грудня гру декември децембар",
];

const ENGLISH_WEEKDAYS: [&str; 7] = [
    "mon monday",
    "tue tues tuesday",
    "wed weds wednesday",
    "thu thur thurs thursday",
    "fri friday",
    "sat saturday",
    "sun sunday",
];

// The languages of `OTHER_MONTHS`, in that order. Only ever skipped, so the day does not matter.
const OTHER_WEEKDAYS: [&str; 17] = [
    "lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche",
    "mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lunes martes mié mie miércoles miercoles jue jueves vie viernes sáb sab sábado sabado dom domingo",
    "lunedì martedì mercoledì gio giovedì venerdì sabato domenica",
    "seg segunda ter terça terca qua quarta qui quinta sex sexta",
    "ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота воскресенье",
    "δευ τρι τρί τετ πεμ πέμ παρ σαβ σάβ κυρ",
    "hé ke sze cs csü pé szo va hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "joi vin sâm dum luni marți miercuri vineri sâmbătă duminică",
    "pon wt śr czw pt pią sob nie niedz poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "po út st čt pá ne pondělí úterý středa čtvrtek pátek neděle",
    "paz pzt sal çar per cum cmt pazar pazartesi salı çarşamba perşembe cuma cumartesi",
    "mån tis ons tor tors fre lör sön måndag tisdag onsdag torsdag fredag lördag söndag man tir lør søn mandag tirsdag lørdag søndag",
    "ti to pe la su maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "sen sel rab kam jum min senin selasa rabu kamis jumat sabtu minggu",
    "пнд втр срд чтв птн сбт вск нд понеділок вівторок середа четвер субота неділя",
];

/// Finds the month a word names.
pub(super) fn month(word: &str) -> Option<MonthName> {
    let named = |table, english| Some(MonthName { month: find(table, word)? + 1, english });
    named(&ENGLISH_MONTHS, true).or_else(|| named(&OTHER_MONTHS, false))
}

/// Finds the weekday an English word names, Monday = 0.
pub(super) fn english_weekday(word: &str) -> Option<u32> {
    find(&ENGLISH_WEEKDAYS, word)
}

/// Tells whether a word names a weekday in any language known here.
pub(super) fn is_weekday(word: &str) -> bool {
    english_weekday(word).is_some() || find(&OTHER_WEEKDAYS, word).is_some()
}

/// Reads a weekday in Chinese, Monday = 0: `星期三`, `周三`, `禮拜三`.
pub(super) fn chinese_weekday(c: &mut Cursor<'_>) -> Option<u32> {
    c.attempt(|c| {
        c.any(&["星期", "周", "週", "礼拜", "禮拜"])?;
        let index = c.any(&["一", "二", "三", "四", "五", "六", "日", "天"])?;
        Some(index.min(6) as u32)
    })
}

fn find(table: &[&str], word: &str) -> Option<u32> {
    let lists = |names: &&str| names.split(' ').any(|name| name.chars().eq(word.chars().map(lower)));
    table.iter().position(lists).map(|index| index as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_names_two_months() {
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for table in [&ENGLISH_MONTHS, &OTHER_MONTHS] {
            for (month, names) in table.iter().enumerate() {
                for name in names.split(' ') {
                    let other = seen.iter().find(|(known, at)| *known == name && *at != month);
                    assert_eq!(other, None, "{name}");
                    assert!(name.chars().eq(name.chars().map(lower)), "{name} is not in lower case");
                    seen.push((name, month));
                }
            }
        }
    }
}
