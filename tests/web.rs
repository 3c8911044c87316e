//! The WebAssembly boundary, run in a worker of a real browser.
#![cfg(target_arch = "wasm32")]

use dormouse::bytes::Bytes;
use dormouse::text::{Encoding, Legacy};
use dormouse::web::{Asked, BlobBytes, BrowserLegacy, Given, Pages, Session, presets, strings, take_texts};
use js_sys::{Array, Function, JSON, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Blob;

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Longer than the largest page, and not a multiple of any.
const LONG: usize = 36 * 1024 * 1024 + 17;

fn pattern(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 31 / 7) as u8).collect()
}

fn blob(bytes: &[u8]) -> Blob {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence(&parts).expect("a blob")
}

fn open(bytes: &[u8]) -> BlobBytes {
    BlobBytes::new(blob(bytes), Rc::default(), 0).expect("a worker")
}

/// Reads until the buffer is full or the end is reached.
fn read(bytes: &BlobBytes, mut at: u64, length: usize) -> Vec<u8> {
    let mut buffer = vec![0; length];
    let mut filled = 0;
    while filled < length {
        match bytes.read_at(at, &mut buffer[filled..]).expect("readable") {
            0 => break,
            count => {
                filled += count;
                at += count as u64;
            }
        }
    }
    buffer.truncate(filled);
    buffer
}

#[wasm_bindgen_test]
fn a_blob_reads_the_same_at_every_offset() {
    let expected = pattern(LONG);
    let bytes = open(&expected);
    assert_eq!(bytes.size(), LONG as u64);
    let page = 64 * 1024;
    // Backwards and forwards, across a page's edge, small and larger than any page.
    for (at, length) in [
        (0, 22),
        (page - 3, 10),
        (page - 1, 1),
        (page, 1),
        (LONG - 22, 22),
        (5, page),
        (100, 3 * page),
        (7, 5_000_000),
        (LONG - 1, 1),
    ] {
        let found = read(&bytes, at as u64, length);
        assert!(found == expected[at..(at + length).min(LONG)], "{length} bytes at {at}");
    }
}

#[wasm_bindgen_test]
fn reading_straight_on_in_small_steps_loses_nothing() {
    let expected = pattern(LONG);
    let bytes = open(&expected);
    let mut found = Vec::new();
    while let chunk @ [_, ..] = read(&bytes, found.len() as u64, 8_190).as_slice() {
        found.extend_from_slice(chunk);
    }
    assert!(found == expected);
}

#[wasm_bindgen_test]
fn there_is_nothing_past_the_end() {
    let bytes = open(b"0123");
    assert_eq!(read(&bytes, 2, 99), b"23");
    for at in [4, 5, u64::from(u32::MAX) + 7, 1 << 52] {
        assert_eq!(read(&bytes, at, 9), b"", "{at}");
    }
    assert_eq!(read(&open(b""), 0, 9), b"");
}

#[wasm_bindgen_test]
fn blobs_that_share_a_page_do_not_mix() {
    let pages: Rc<RefCell<Pages>> = Rc::default();
    let open = |text: &[u8], number| BlobBytes::new(blob(text), Rc::clone(&pages), number).expect("a worker");
    let (one, two) = (open(b"one", 0), open(b"two", 1));
    for _ in 0..2 {
        assert_eq!(read(&one, 0, 9), b"one");
        assert_eq!(read(&two, 0, 9), b"two");
    }
}

#[wasm_bindgen_test]
fn a_character_split_between_chunks_is_decoded_whole() {
    // 镇 in two bytes and 𠮷 in four.
    let bytes = [0xD5, 0xF2, 0x95, 0x34, 0xB2, 0x35];
    for cut in 0..=bytes.len() {
        let mut decoder = BrowserLegacy.decoder(Encoding::Gb18030);
        let mut text = String::new();
        decoder.decode(&bytes[..cut], false, &mut text);
        decoder.decode(&bytes[cut..], true, &mut text);
        assert_eq!(text, "镇𠮷", "cut at {cut}");
    }
}

#[wasm_bindgen_test]
fn the_browser_knows_every_encoding_by_our_label() {
    for (encoding, bytes, text) in [
        (Encoding::Utf16Le, &b"\x60\x4f"[..], "你"),
        (Encoding::Utf16Be, b"\x4f\x60", "你"),
        (Encoding::Big5, b"\xa7\x41", "你"),
        (Encoding::Windows1252, b"\x93", "“"),
        (Encoding::ShiftJis, b"\x82\xa0", "あ"),
        (Encoding::EucKr, b"\xb0\xa1", "가"),
        (Encoding::Koi8R, b"\xc1", "а"),
        (Encoding::Windows1251, b"\xe0", "а"),
        (Encoding::Gb18030, b"\xff", "\u{FFFD}"),
    ] {
        let mut found = String::new();
        BrowserLegacy.decoder(encoding).decode(bytes, true, &mut found);
        assert_eq!(found, text, "{}", encoding.id());
    }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &JsValue::from_str(key), value).expect("a plain object");
    }
    object
}

fn given(entries: &[(&str, JsValue)]) -> Given {
    object(entries).unchecked_into()
}

fn settings(entries: &[(&str, &str)]) -> Option<Asked> {
    let entries: Vec<(&str, JsValue)> = entries.iter().map(|(key, value)| (*key, (*value).into())).collect();
    Some(object(&entries).unchecked_into())
}

/// Follows a path such as `report.accounts.0.verdict`; the report is JSON inside its answer.
fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| match key.parse() {
        Ok(index) => Reflect::get_u32(&value, index).expect("an array"),
        Err(_) => {
            let found = Reflect::get(&value, &key.into()).expect("an object");
            let json = found.as_string().filter(|_| key == "report");
            json.map_or(found, |json| JSON::parse(&json).expect("JSON"))
        }
    })
}

/// What a page loads beside the module.
const TEXTS: [&str; 4] = [
    include_str!(concat!(env!("OUT_DIR"), "/texts/rules.json")),
    include_str!(concat!(env!("OUT_DIR"), "/texts/zh-Hans.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/texts/zh-Hant.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/texts/en.txt")),
];

fn take_all_texts() {
    TEXTS.iter().for_each(|file| take_texts((*file).to_owned()).expect("texts of this version"));
}

const OUTBOX: &str = r#"{"@context":"https://www.w3.org/ns/activitystreams","id":"outbox.json",
    "type":"OrderedCollection","totalItems":1,"orderedItems":[{"id":"https://social.example/1","type":"Create",
    "actor":"https://social.example/users/a","published":"2016-12-16T07:08:00Z",
    "to":["https://www.w3.org/ns/activitystreams#Public"],
    "object":{"type":"Note","id":"https://social.example/1/note","inReplyTo":null,"content":"<p>a</p>"}}]}"#;

fn opened(given: Vec<Given>) -> Session {
    take_all_texts();
    let mut session = Session::new();
    let silent = Function::new_no_args("");
    session.open(given, None, &silent).expect("a worker");
    session
}

/// Asks for the report on all accounts, or the first of many.
fn ask(session: &mut Session, settings: Option<Asked>) -> JsValue {
    session.report(settings, String::new(), String::new(), String::new(), 0)
}

fn outbox() -> Given {
    given(&[("name", "outbox.json".into()), ("blob", blob(OUTBOX.as_bytes()).into())])
}

#[wasm_bindgen_test]
fn one_reading_answers_many_questions() {
    let mut session = opened(vec![outbox()]);
    for (as_of, verdict) in [("2017-01-01", "active"), ("2017-07-01", "sleeping"), ("2019-06-13", "dormant")]
    {
        let answer = ask(&mut session, settings(&[("as_of", as_of)]));
        assert_eq!(at(&answer, "report.accounts.0.verdict"), verdict, "{as_of}");
    }
    let answer = ask(&mut session, settings(&[("as_of", "2019-06-13"), ("captured", "2017-01-01")]));
    assert_eq!(at(&answer, "report.accounts.0.verdict"), "cannot-tell");
    assert_eq!(session.needs(), None);
}

#[wasm_bindgen_test]
fn the_report_is_json() {
    let mut session = opened(vec![outbox()]);
    let answer = ask(&mut session, settings(&[("as_of", "2019-06-13"), ("zone", "+08:00")]));
    assert_eq!(at(&answer, "report.schema"), 1);
    assert_eq!(at(&answer, "report.accounts.0.posts.by_kind.original"), 1);
    assert_eq!(at(&answer, "report.accounts.0.silence.calendar"), "P2Y5M28D");
    assert_eq!(at(&answer, "report.accounts.0.audience"), JsValue::NULL);
    assert_eq!(at(&answer, "report.rule.title.en"), "Two years without an update");
}

#[wasm_bindgen_test]
fn a_setting_that_makes_no_sense_is_an_answer() {
    let mut session = opened(vec![outbox()]);
    for (field, value) in
        [("as_of", "2019-02-30"), ("captured", "yesterday"), ("rule", "no-such-rule"), ("zone", "+99:00")]
    {
        let answer = ask(&mut session, settings(&[("as_of", "2019-06-13"), (field, value)]));
        assert_eq!(at(&answer, "problem.field"), field);
        assert_eq!(at(&answer, "problem.value"), value);
    }
    let answer = ask(&mut session, None);
    assert_eq!(at(&answer, "problem.field"), "as_of");
}

#[wasm_bindgen_test]
fn what_cannot_be_judged_is_refused_in_the_report() {
    let bytes = Uint8Array::from(&b"\x89PNG\r\n\x1a\n0000"[..]);
    let mut session = opened(vec![given(&[("name", "a.png".into()), ("bytes", bytes.into())])]);
    let answer = ask(&mut session, settings(&[("as_of", "2019-06-13")]));
    assert_eq!(at(&answer, "report.refusals.0.code"), "not-text");
    let answer = ask(&mut opened(Vec::new()), settings(&[("as_of", "2019-06-13")]));
    assert_eq!(at(&answer, "report.refusals.0.code"), "nothing");
}

#[wasm_bindgen_test]
fn what_the_page_read_is_judged_and_what_it_could_not_read_is_refused() {
    let bytes = Uint8Array::from(OUTBOX.as_bytes());
    let read = given(&[("name", "outbox.json".into()), ("bytes", bytes.into())]);
    let gone = given(&[("name", "gone.json".into()), ("gone", true.into())]);
    let answer = ask(&mut opened(vec![read, gone]), settings(&[("as_of", "2019-06-13")]));
    assert_eq!(at(&answer, "report.accounts.0.verdict"), "dormant");
    assert_eq!(at(&answer, "report.refusals.0.path"), "gone.json");
    assert_ne!(at(&answer, "report.refusals.0.code"), "empty-file");
}

#[wasm_bindgen_test]
fn hashing_goes_on_in_stretches_and_ends_in_the_report() {
    // Over one stretch, so that it takes more than one call.
    let long = given(&[("name", "zeros".into()), ("blob", blob(&vec![0; 17 * 1024 * 1024]).into())]);
    let text = given(&[("pasted", true.into()), ("text", "abc".into())]);
    let mut session = opened(vec![long, text]);
    let mut calls = 1;
    while session.hash() {
        calls += 1;
    }
    assert!(calls > 2, "{calls} calls");
    let answer = ask(&mut session, settings(&[("as_of", "2019-06-13")]));
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(at(&answer, "report.sources.1.sha256"), abc);
    let zeros = "22427fd5e24f1989afefbda75c8daf74aa02a1d4b2ba47dae755b275d35da5cf";
    assert_eq!(at(&answer, "report.sources.0.sha256"), zeros);
}

#[wasm_bindgen_test]
fn the_page_gets_its_words_in_the_first_language_there_is() {
    take_all_texts();
    assert!(take_texts("of another version".to_owned()).is_err());
    let words = |tags: &[&str]| strings(tags.iter().map(|tag| (*tag).to_owned()).collect());
    for (tags, lang, dormant) in [
        (&["fr", "zh-TW", "en"][..], "zh-Hant", "休眠"),
        (&["zh-CN"], "zh-Hans", "休眠"),
        (&[], "en", "Dormant"),
    ] {
        assert_eq!(at(&words(tags), "lang"), lang);
        assert_eq!(at(&words(tags), "verdict-dormant"), dormant);
        assert!(at(&words(tags), "shell-drop").is_string());
    }
    assert_eq!(at(&Array::from(&presets("en")).get(0), "id"), "two-years");
}

#[cfg(feature = "own-rules")]
const OWN: &str = "id = \"mine\"\nbasis = \"person\"\n[title]\nen = \"Mine\"\n[citation]\nissuer = \"Me\"\n\
    [[level]]\nstate = \"dormant\"\nover = 1\nunit = \"days\"\n";

#[cfg(feature = "own-rules")]
#[wasm_bindgen_test]
fn an_own_rule_judges_and_a_bad_one_is_told_in_words() {
    use dormouse::web::{compile_rule, rule_title};
    take_all_texts();
    let rule = at(&compile_rule(OWN.as_bytes(), "en"), "rule").as_string().expect("a rule");
    assert_eq!(rule_title(&rule, "en").as_deref(), Some("Mine"));
    let bad = at(&compile_rule(OWN.replace("over = 1", "over = 0").as_bytes(), "en"), "problem");
    let bad = bad.as_string().expect("words");
    assert!(bad.contains("line 9") && bad.contains("level.over"), "{bad}");
    let answer = ask(&mut opened(vec![outbox()]), settings(&[("as_of", "2017-01-01"), ("own_rule", &rule)]));
    assert_eq!(at(&answer, "report.accounts.0.verdict"), "dormant");
    assert_eq!(at(&answer, "report.rule.own"), true);
}
